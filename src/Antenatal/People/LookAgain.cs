using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.People;

/// <summary>Why a midwife looks again at what stood before.</summary>
internal enum LookWhy { Moved, Membership, Twice, VisitorLeft }

/// <summary>Puts to her midwife, once for each reason, what a change around the family may have made wrong. Nothing is changed by itself.</summary>
internal sealed class LookAgain(Db db, Aliases aliases, ISend send, CurrentUser user, TimeProvider clock)
{
    private const int WorkingDays = 5;

    private sealed record Carer(Guid Id, Guid? MidwifeUserId, Guid? TeamId);

    private sealed record Opened(Guid Id, Guid? TaskId);

    /// <summary>For every pregnancy of these people that somebody still looks after.</summary>
    internal async Task Ask(IReadOnlyList<Guid> personIds, LookWhy why, CancellationToken ct)
    {
        if (personIds.Count == 0) return;
        foreach (var pregnancy in await db.Query<Carer>("""
            SELECT id, midwife_user_id, team_id FROM antenatal_pregnancy
            WHERE person_id IN @ids AND status IN ('Notified', 'Booked', 'Ongoing', 'Born', 'HandedOver')
              AND NOT EXISTS (SELECT 1 FROM antenatal_look_again l WHERE l.pregnancy_id = antenatal_pregnancy.id AND l.why = @why AND l.looked_at IS NULL)
            ORDER BY id
            """, new { ids = await aliases.AllOf(personIds, ct), why }, ct))
            await Open(pregnancy, why, ct);
    }

    /// <summary>Her health visitor's account has ended: for every pregnancy that they are named on and that a midwife still looks after.</summary>
    internal async Task AskForVisitor(Guid leaverId, CancellationToken ct)
    {
        foreach (var pregnancy in await db.Query<Carer>("""
            SELECT id, midwife_user_id, team_id FROM antenatal_pregnancy
            WHERE hv_user_id = @leaverId AND status IN ('Notified', 'Booked', 'Ongoing', 'Born', 'HandedOver')
              AND NOT EXISTS (SELECT 1 FROM antenatal_look_again l WHERE l.pregnancy_id = antenatal_pregnancy.id AND l.why = 'VisitorLeft' AND l.looked_at IS NULL)
            ORDER BY id
            """, new { leaverId }, ct))
            await Open(pregnancy, LookWhy.VisitorLeft, ct);
    }

    /// <summary>Somebody has looked: the row is closed and so is its task.</summary>
    internal async Task Close(Guid pregnancyId, LookWhy why, CancellationToken ct)
    {
        var row = new { pregnancyId, why, now = clock.Now(), me = user.Id };
        var open = await db.Query<Opened>("SELECT id, task_id FROM antenatal_look_again WHERE pregnancy_id = @pregnancyId AND why = @why AND looked_at IS NULL", row, ct);
        await db.Execute("UPDATE antenatal_look_again SET looked_at = @now, looked_by = @me WHERE pregnancy_id = @pregnancyId AND why = @why AND looked_at IS NULL", row, ct);
        foreach (var task in open.Select(o => o.TaskId).OfType<Guid>()) await send.Send(new CloseTask(task, TaskOutcome.Done), ct);
    }

    /// <summary>Nobody need look any more: it ended, or what was to be looked at was undone.</summary>
    /// <param name="why">Null for whatever is open.</param>
    internal async Task End(Guid pregnancyId, CancellationToken ct, LookWhy? why = null)
    {
        foreach (var one in await db.Query<Opened>("SELECT id, task_id FROM antenatal_look_again WHERE pregnancy_id = @pregnancyId AND looked_at IS NULL AND (@why IS NULL OR why = @why)", new { pregnancyId, why }, ct))
        {
            await db.Execute("UPDATE antenatal_look_again SET looked_at = @now WHERE id = @Id", new { one.Id, now = clock.Now() }, ct);
            if (one.TaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, "No longer needed"), ct);
        }
    }

    internal static string Label(LookWhy why) => why switch
    {
        LookWhy.VisitorLeft => "Her health visitor has left: choose who visits her from now, on her page",
        LookWhy.Twice => "Two records of her are one now, and each has a pregnancy: see which stays",
        LookWhy.Moved => "The family has another address: check that the same maternity service still looks after her",
        _ => "Somebody joined or left the family: look again at what is noted about her partner, and who may be invited",
    };

    /// <summary>It names nobody and says nothing of a pregnancy: a list of tasks is read over shoulders.</summary>
    private static string Title(LookWhy why) => why switch
    {
        LookWhy.Moved => "A family has moved: check who looks after them now",
        LookWhy.VisitorLeft => "A colleague has left: choose who visits a family",
        LookWhy.Twice => "Somebody was noted twice: see which record stays",
        _ => "A family has changed: look again at who may be invited",
    };

    private async Task Open(Carer pregnancy, LookWhy why, CancellationToken ct)
    {
        var (id, task) = (clock.NewId(), (pregnancy.MidwifeUserId ?? pregnancy.TeamId) is null ? (Guid?)null : clock.NewId());
        await db.Execute("INSERT INTO antenatal_look_again (id, pregnancy_id, why, opened_on, task_id) VALUES (@id, @pregnancy, @why, @today, @task)",
            new { id, pregnancy = pregnancy.Id, why, today = clock.Today(), task }, ct);
        if (task is not { } opened) return;
        await send.Send(new OpenTask(
            opened, Title(why), "antenatal.look-again", null, null,
            await send.Ask(new AddWorkingDays(clock.Today(), WorkingDays), ct), TaskPriority.Medium, pregnancy.MidwifeUserId, pregnancy.MidwifeUserId is null ? pregnancy.TeamId : null,
            $"/antenatal/pregnancies/{pregnancy.Id}/look-again"), ct);
    }
}

/// <summary>A family moved: her midwife checks the provider. Nothing moves by itself.</summary>
internal sealed class AsksForProviderWhenHouseholdMoved(LookAgain again, ISend send) : IWhen<HouseholdMoved>
{
    public async Task Handle(HouseholdMoved happened, CancellationToken ct) =>
        await again.Ask([.. ((await send.Ask(new GetHousehold(happened.HouseholdId), ct))?.Members ?? []).Select(m => m.PersonId)], LookWhy.Moved, ct);
}

/// <summary>Somebody joined or left, as a new partner or at a separation: what is noted about the partner, and who may be invited, is looked at again.</summary>
internal sealed class LooksAgainWhenMembershipChanged(Db db, Aliases aliases, LookAgain again, ISend send) : IWhen<MembershipChanged>
{
    public async Task Handle(MembershipChanged happened, CancellationToken ct)
    {
        // A baby that was born joins too, and changes nothing of this.
        var ids = await aliases.AllOf(happened.PersonId, ct);
        if (await db.Find<int>("SELECT COUNT(*) FROM antenatal_baby WHERE person_id IN @ids OR id IN @ids", new { ids }, ct) > 0) return;
        var members = (await send.Ask(new GetHousehold(happened.HouseholdId), ct))?.Members ?? [];
        var partners = await db.Query<Guid>("""
            SELECT p.person_id FROM antenatal_partner r JOIN antenatal_pregnancy p ON p.id = r.pregnancy_id WHERE r.person_id IN @ids
            """, new { ids }, ct);
        await again.Ask([.. members.Select(m => m.PersonId).Append(happened.PersonId).Concat(partners).Distinct()], LookWhy.Membership, ct);
    }
}

/// <summary>On a pregnancy's page: what changed around the family and waits for a look.</summary>
internal sealed class LookAgainSection(Db db) : IPregnancySection
{
    internal sealed record Model(Guid PregnancyId, IReadOnlyList<LookWhy> Waiting);

    private sealed record Row(LookWhy Why, DateOnly OpenedOn);

    public string Permission => Permissions.Write;

    public int Order => 5;

    public string Partial => "/Antenatal/People/LookAgainSection.cshtml";

    public async Task<object?> For(PregnancySteps.Now pregnancy, CancellationToken ct)
    {
        var waiting = await db.Query<Row>("SELECT why, opened_on FROM antenatal_look_again WHERE pregnancy_id = @Id AND looked_at IS NULL ORDER BY opened_on, id", new { pregnancy.Id }, ct);
        return waiting.Count == 0 ? null : new Model(pregnancy.Id, [.. waiting.Select(w => w.Why)]);
    }
}
