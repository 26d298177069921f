using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.People;

/// <summary>What a midwife who has left looked after: listed until somebody of her team, or her manager, has handed each on. Nobody is without a name to call meanwhile.</summary>
internal sealed class Leavers(Db db, ISend send, History history, Involvements involvements, CurrentUser user, TimeProvider clock)
{
    internal sealed record Left(Guid Id, Guid PersonId, Guid LeaverId, DateOnly LeftOn, Guid? TeamId, Guid? ManagerUserId, Guid? OrganisationId);

    private sealed record Held(Guid Id, Guid? TeamId);

    /// <summary>Open pregnancies of this midwife's.</summary>
    internal async Task<int> Count(Guid userId, CancellationToken ct) => await db.Find<int>("""
        SELECT COUNT(*) FROM antenatal_pregnancy WHERE midwife_user_id = @userId AND status IN ('Notified', 'Booked', 'Ongoing', 'Born', 'HandedOver', 'LossRecorded')
        """, new { userId }, ct);

    /// <summary>Her account has ended: who may hand on is kept, and is asked to. Told twice, it is asked once.</summary>
    internal async Task Leave(Guid userId, DateOnly on, CancellationToken ct)
    {
        var hers = await db.Query<Held>("""
            SELECT id, team_id FROM antenatal_pregnancy WHERE midwife_user_id = @userId AND status IN ('Notified', 'Booked', 'Ongoing', 'Born', 'HandedOver', 'LossRecorded') ORDER BY id
            """, new { userId }, ct);
        if (hers.Count == 0) return;
        var manager = await send.Ask(new GetManagerOf(userId), ct);
        var organisation = (await send.Ask(new GetStaff([userId]), ct)).Select(w => w.OrganisationId).FirstOrDefault();
        if (await db.Execute("""
            INSERT INTO antenatal_leaver (user_id, left_on, manager_user_id, organisation_id) SELECT @userId, @on, @manager, @organisation
            WHERE NOT EXISTS (SELECT 1 FROM antenatal_leaver WHERE user_id = @userId)
            """, new { userId, on, manager, organisation }, ct) == 0) return;
        foreach (var team in hers.GroupBy(h => h.TeamId))
            if (team.Key is { } of) await Task(userId, team.Count(), null, of, ct);
            else
                foreach (var who in manager is { } one ? [one] : await Colleagues(userId, organisation, ct)) await Task(userId, team.Count(), who, null, ct);
    }

    /// <summary>What the current user may hand on: of a team of theirs, of somebody they manage, or of their own organisation where there is neither.</summary>
    internal async Task<IReadOnlyList<Left>> Listed(CancellationToken ct)
    {
        var scopes = user.ScopesFor(Permissions.TakeOver);
        var rows = await db.Query<Left>("""
            SELECT p.id, p.person_id, l.user_id AS leaver_id, l.left_on, p.team_id, l.manager_user_id, l.organisation_id
            FROM antenatal_leaver l JOIN antenatal_pregnancy p ON p.midwife_user_id = l.user_id
            WHERE p.status IN ('Notified', 'Booked', 'Ongoing', 'Born', 'HandedOver', 'LossRecorded') ORDER BY l.left_on, l.user_id, p.id
            """, ct: ct);
        return [.. rows.Where(r => scopes is null || (r.TeamId is { } team && scopes.Contains(team)) || (r.ManagerUserId is { } manager && manager == user.Id)
            || (r is { TeamId: null, ManagerUserId: null, OrganisationId: { } organisation } && organisation == user.OrganisationId && user.Has(Roles.Midwife)))];
    }

    /// <summary>From now it is the other midwife's. The family's card follows.</summary>
    internal async Task HandOn(Left left, Guid toUserId, CancellationToken ct)
    {
        if (await db.Execute("UPDATE antenatal_pregnancy SET midwife_user_id = @toUserId, version = version + 1 WHERE id = @Id AND midwife_user_id = @LeaverId", new { left.Id, left.LeaverId, toUserId }, ct) == 0) return;
        await history.Note(left.Id, Noted.CarersChanged, null, ct);
        await involvements.Renew(left.Id, ct);
        if (await Count(left.LeaverId, ct) > 0) return;
        foreach (var task in await db.Query<Guid>("SELECT task_id FROM antenatal_leaver_task WHERE user_id = @LeaverId", left, ct)) await send.Send(new CloseTask(task, TaskOutcome.Done), ct);
    }

    private async Task Task(Guid userId, int count, Guid? who, Guid? team, CancellationToken ct)
    {
        var task = clock.NewId();
        await db.Execute("INSERT INTO antenatal_leaver_task (user_id, task_id) VALUES (@userId, @task)", new { userId, task }, ct);
        await send.Send(new OpenTask(
            task, $"A midwife has left: choose who looks after {(count == 1 ? "1 family" : $"{count} families")}", "antenatal.hand-over", null, null,
            await send.Ask(new AddWorkingDays(clock.Today(), 1), ct), TaskPriority.High, who, team, "/antenatal/left"), ct);
    }

    private async Task<IReadOnlyList<Guid>> Colleagues(Guid userId, Guid? organisation, CancellationToken ct) => organisation is null ? [] :
        [.. (await send.Ask(new FindStaff(null, Roles.Midwife), ct)).Where(w => w.OrganisationId == organisation && w.Id != userId).Select(w => w.Id)];
}

/// <summary>A midwife has left: what she looked after is put to her team or her manager. A health visitor has: each midwife is asked to choose another. What is planned stays planned.</summary>
internal sealed class ListsPregnanciesWhenAccountEnded(Leavers leavers, LookAgain again) : IWhen<AccountEnded>
{
    public async Task Handle(AccountEnded happened, CancellationToken ct)
    {
        await leavers.Leave(happened.UserId, happened.On, ct);
        await again.AskForVisitor(happened.UserId, ct);
    }
}

/// <summary>What a midwife would leave when her account ends.</summary>
internal sealed class AnswerGatherHandOver(Leavers leavers, CurrentUser user) : IGatherHandler<GatherHandOver, GatherHandOver.Part>
{
    public async Task<IReadOnlyList<GatherHandOver.Part>> Handle(GatherHandOver question, CancellationToken ct) =>
        !user.IsSignedIn || await leavers.Count(question.UserId, ct) is not (> 0 and var count) ? []
            : [new(count == 1 ? "1 family in maternity care" : $"{count} families in maternity care", "/antenatal", "Are listed for her team, or for her manager")];
}
