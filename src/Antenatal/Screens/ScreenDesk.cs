using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Screens;

/// <summary>Keeps what she answered, and who has to do what about it.</summary>
internal sealed class ScreenDesk(Db db, ISend send, History history, CurrentUser user, TimeProvider clock)
{
    internal const string RepeatKind = "antenatal.screen.repeat";
    internal const string PickUpKind = "antenatal.screen.pickup";

    private sealed record Visitors(Guid? HvUserId, Guid? HvTeamId);

    private sealed record Waiting(Guid Id, Guid? TaskId, Guid? PickUpTaskId);

    private sealed record Due(Guid Id, DateOnly RepeatOn);

    internal async Task<Thresholds> From(Guid? areaId, CancellationToken ct) => new(
        await send.Number("screen.epdsPathway", areaId, ct), await send.Number("screen.repeatFrom", areaId, ct), await send.Number("screen.gad7From", areaId, ct),
        await send.Number("screen.gad7Assessment", areaId, ct), await send.Number("screen.phq9Assessment", areaId, ct));

    /// <summary>Who may be named to pick it up: those who can open her page on that morning, and nobody else.</summary>
    internal async Task<IReadOnlyList<GetStaff.Worker>> WhoPicksUp(PregnancySteps.Now pregnancy, CancellationToken ct)
    {
        var (visitor, team) = (await db.Find<Visitors>("SELECT hv_user_id, hv_team_id FROM antenatal_pregnancy WHERE id = @Id", new { pregnancy.Id }, ct))!;
        if (Pregnancy.IsExpecting(pregnancy.Status) && !(Gestation.Of(pregnancy.AgreedEdd, clock.Today())?.Days >= 7 * Seen.Weeks)) (visitor, team) = (null, null);
        List<Guid> named = [.. new[] { pregnancy.MidwifeUserId, visitor, user.Id }.OfType<Guid>().Distinct()];
        return
        [
            .. (await send.Ask(new GetStaff(named), ct)).Where(w => !w.Ended)
                .Concat(pregnancy.TeamId is { } midwives ? await send.Ask(new FindStaff(null, Roles.Midwife, midwives), ct) : [])
                .Concat(team is { } visitors ? await send.Ask(new FindStaff(null, Roles.HealthVisitor, visitors), ct) : []).DistinctBy(w => w.Id),
        ];
    }

    internal async Task Keep(Guid pregnancyId, AskHowSheFeels.Command command, IReadOnlyList<Ask> asks, DateTimeOffset askedAt, DateTimeOffset? talkedAt, DateOnly nextMorning, CancellationToken ct)
    {
        if (command.Answers.Epds is not null) await EndRepeats(pregnancyId, askedAt, ct);
        var (action, repeats) = (Scores.Action(asks), asks.Contains(Ask.Repeat));
        var (repeat, pickUp) = (repeats ? clock.NewId() : (Guid?)null, command.PickedUpBy is null ? (Guid?)null : clock.NewId());
        var safety = asks.Contains(Ask.SafetyToday);
        var words = new[] { safety ? command.Talk?.Trim() : null, command.Assessment?.Trim() }.Where(w => !string.IsNullOrEmpty(w));
        // What waits for a repeat alone is done when that is noted.
        var done = action is not (ActionTaken.None or ActionTaken.Repeat);
        await db.Execute("""
            INSERT INTO antenatal_screen (id, pregnancy_id, asked_at, asked_by, setting, whooley_1, whooley_2, gad_2, gad_7, epds, epds_item_10, phq_9, phq_9_item_9, asks_for, action_code, action_text,
                acted_by, acted_at, picked_up_by, picked_up_on, pick_up_task_id, repeat_on, task_id, version)
            VALUES (@Id, @pregnancyId, @askedAt, @me, @Setting, @Whooley1, @Whooley2, @Gad2, @Gad7, @Epds, @EpdsItem10, @Phq9, @Phq9Item9, @asksFor, @action, @text,
                @actedBy, @actedAt, @PickedUpBy, @pickedUpOn, @pickUp, @repeatOn, @repeat, 1)
            """, new
        {
            command.Id,
            pregnancyId,
            askedAt,
            me = user.Id,
            command.Setting,
            command.Answers.Whooley1,
            command.Answers.Whooley2,
            command.Answers.Gad2,
            command.Answers.Gad7,
            command.Answers.Epds,
            command.Answers.EpdsItem10,
            command.Answers.Phq9,
            command.Answers.Phq9Item9,
            asksFor = asks.Any(a => a != Ask.Gad7) ? string.Join(' ', asks) : "",
            action,
            text = words.Any() ? string.Join('\n', words) : null,
            actedBy = done ? user.Id : null,
            actedAt = done ? (safety ? talkedAt : clock.Now()) : null,
            command.PickedUpBy,
            pickedUpOn = pickUp is null ? (DateOnly?)null : nextMorning,
            pickUp,
            repeatOn = repeats ? command.RepeatOn : null,
            repeat,
        }, ct);
        await history.Add(Subject.Screen, command.Id, null, "Asked", null, ct);
        var at = $"/antenatal/pregnancies/{pregnancyId}";
        // They name nobody and no family: only who may read the pregnancy opens it.
        if (repeat is { } again) await send.Send(new OpenTask(again, "Ask her again how she feels", RepeatKind, null, null, command.RepeatOn, TaskPriority.High, user.Id, null, $"{at}/how-she-feels"), ct);
        if (pickUp is { } task) await send.Send(new OpenTask(task, "Pick up this morning what a colleague began out of hours", PickUpKind, null, null, nextMorning, TaskPriority.Urgent, command.PickedUpBy, null, at), ct);
    }

    /// <summary>She was asked again: what waited for it is done.</summary>
    private async Task EndRepeats(Guid pregnancyId, DateTimeOffset askedAt, CancellationToken ct)
    {
        foreach (var one in await db.Query<Waiting>("""
            SELECT id, task_id, pick_up_task_id FROM antenatal_screen WHERE pregnancy_id = @pregnancyId AND task_id IS NOT NULL AND asked_at < @askedAt
            """, new { pregnancyId, askedAt }, ct))
        {
            await send.Send(new CloseTask(one.TaskId!.Value, TaskOutcome.Done), ct);
            await db.Execute("""
                UPDATE antenatal_screen SET task_id = NULL, acted_by = COALESCE(acted_by, @me), acted_at = COALESCE(acted_at, @now), version = version + 1 WHERE id = @Id
                """, new { one.Id, me = user.Id, now = clock.Now() }, ct);
            await history.Add(Subject.Screen, one.Id, null, "Repeated", null, ct);
        }
    }

    /// <summary>Somebody goes on with what was begun out of hours: the task is done.</summary>
    internal async Task PickUp(Guid pregnancyId, CancellationToken ct)
    {
        foreach (var one in await db.Query<Waiting>("SELECT id, task_id, pick_up_task_id FROM antenatal_screen WHERE pregnancy_id = @pregnancyId AND pick_up_task_id IS NOT NULL", new { pregnancyId }, ct))
        {
            await send.Send(new CloseTask(one.PickUpTaskId!.Value, TaskOutcome.Done), ct);
            await db.Execute("UPDATE antenatal_screen SET pick_up_task_id = NULL, version = version + 1 WHERE id = @Id", new { one.Id }, ct);
            await history.Add(Subject.Screen, one.Id, null, "PickedUp", null, ct);
        }
    }

    /// <summary>She died: nobody is asked to speak with her.</summary>
    internal async Task EndAll(IReadOnlyList<Guid> personIds, CancellationToken ct) => await End(await db.Query<Waiting>("""
        SELECT s.id, s.task_id, s.pick_up_task_id FROM antenatal_screen s JOIN antenatal_pregnancy p ON p.id = s.pregnancy_id
        WHERE p.person_id IN @personIds AND (s.task_id IS NOT NULL OR s.pick_up_task_id IS NOT NULL)
        """, new { personIds }, ct), ct);

    /// <summary>Others look after her now, or it was a mistake.</summary>
    internal async Task EndOf(Guid pregnancyId, CancellationToken ct) => await End(await db.Query<Waiting>("""
        SELECT id, task_id, pick_up_task_id FROM antenatal_screen WHERE pregnancy_id = @pregnancyId AND (task_id IS NOT NULL OR pick_up_task_id IS NOT NULL)
        """, new { pregnancyId }, ct), ct);

    /// <summary>She is back: who was to be asked again is asked again, on the day that was named or today.</summary>
    internal async Task Again(Guid pregnancyId, Guid? midwifeUserId, CancellationToken ct)
    {
        if (midwifeUserId is not { } midwife) return;
        foreach (var one in await db.Query<Due>("""
            SELECT s.id, s.repeat_on FROM antenatal_screen s WHERE s.pregnancy_id = @pregnancyId AND s.repeat_on IS NOT NULL AND s.task_id IS NULL
              AND NOT EXISTS (SELECT 1 FROM antenatal_screen l WHERE l.pregnancy_id = s.pregnancy_id AND l.asked_at > s.asked_at AND l.epds IS NOT NULL)
            """, new { pregnancyId }, ct))
        {
            var (task, today) = (clock.NewId(), clock.Today());
            await db.Execute("UPDATE antenatal_screen SET task_id = @task, version = version + 1 WHERE id = @Id", new { one.Id, task }, ct);
            await send.Send(new OpenTask(task, "Ask her again how she feels", RepeatKind, null, null, one.RepeatOn < today ? today : one.RepeatOn, TaskPriority.High, midwife, null,
                $"/antenatal/pregnancies/{pregnancyId}/how-she-feels"), ct);
        }
    }

    private async Task End(IReadOnlyList<Waiting> waiting, CancellationToken ct)
    {
        foreach (var one in waiting)
        {
            foreach (var task in new[] { one.TaskId, one.PickUpTaskId }.OfType<Guid>()) await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, "It is not needed any more"), ct);
            await db.Execute("UPDATE antenatal_screen SET task_id = NULL, pick_up_task_id = NULL, version = version + 1 WHERE id = @Id", new { one.Id }, ct);
        }
    }
}
