using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>Who speaks for a team about a family, and how long an offer waits. Nobody who declared a conflict with the family is asked or told.</summary>
internal sealed class TeamDesk(Db db, ISend send, CurrentUser user, IOutbox outbox, TimeProvider clock)
{
    /// <summary>Coordinator, chair and deputy of a team, in this order.</summary>
    internal async Task<IReadOnlyList<Guid>> Of(Guid mdtId, Guid householdId, CancellationToken ct)
    {
        var barred = await Conflicts.With(db, householdId, ct);
        return [.. (await db.Query<Guid>("""
            SELECT user_id FROM mdt_member WHERE mdt_id = @mdtId AND left_on IS NULL AND duty IN ('coordinator', 'chair', 'deputy')
            ORDER BY CASE duty WHEN 'coordinator' THEN 0 WHEN 'chair' THEN 1 ELSE 2 END, id
            """, new { mdtId }, ct)).Except(barred)];
    }

    /// <summary>The coordinator, else the chair, else the deputy.</summary>
    internal async Task<Guid?> First(Guid mdtId, Guid householdId, CancellationToken ct) => await Of(mdtId, householdId, ct) is [var first, ..] ? first : null;

    /// <summary>Tells these workers, but not who does it.</summary>
    internal async Task Tell(MdtNoticeKind kind, Guid caseId, Guid householdId, IEnumerable<Guid?> userIds, CancellationToken ct)
    {
        var barred = await Conflicts.With(db, householdId, ct);
        Guid[] told = [.. userIds.OfType<Guid>().Distinct().Except(barred).Where(id => id != user.Id)];
        if (told.Length > 0) await outbox.Add(new MdtNoticeGiven(clock.NewId(), kind, told, caseId), ct);
    }

    /// <summary>This worker where they are a member of the team: others would not find the case.</summary>
    internal async Task<Guid?> IfMember(Guid mdtId, Guid userId, CancellationToken ct) =>
        await db.Find<int>("SELECT COUNT(*) FROM mdt_member WHERE mdt_id = @mdtId AND user_id = @userId AND left_on IS NULL", new { mdtId, userId }, ct) > 0 ? userId : null;

    /// <summary>The last day to answer an offer that is made today.</summary>
    internal async Task<DateOnly> AnswerDue(CancellationToken ct) =>
        await send.Ask(new AddWorkingDays(clock.Today(), await send.Number("mdt.transferAnswerWd", ct: ct)), ct);
}
