using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>Tells the members of a team what they must know of a meeting: not whoever did it, and of a family nobody who declared a conflict with it.</summary>
internal sealed class MeetingNotices(Db db, IOutbox outbox, CurrentUser user, TimeProvider clock)
{
    private sealed record Member(Guid UserId, string Duty);

    /// <summary>Something about the meeting itself, to all its members; of a list, where the team talks about families.</summary>
    internal async Task Members(MdtNoticeKind kind, Guid meetingId, Guid mdtId, CancellationToken ct)
    {
        if (kind is MdtNoticeKind.ListClosed or MdtNoticeKind.ListClosesSoon
            && await db.Find<int>("SELECT COUNT(*) FROM mdt_team WHERE id = @mdtId AND kind IN @boards", new { mdtId, boards = MdtKinds.WithoutCases }, ct) > 0) return;
        await Tell(kind, meetingId, [.. (await Of(mdtId, ct)).Select(m => m.UserId).Where(id => !user.IsSignedIn || id != user.Id)], false, ct);
    }

    /// <summary>A family came to the list late, or is urgent.</summary>
    internal async Task Listed(Guid meetingId, Guid mdtId, Guid householdId, bool urgent, CancellationToken ct)
    {
        var barred = await Conflicts.With(db, householdId, ct);
        await Tell(MdtNoticeKind.ItemListed, meetingId, [.. (await Of(mdtId, ct)).Select(m => m.UserId).Where(id => !barred.Contains(id) && (!user.IsSignedIn || id != user.Id))], urgent, ct);
    }

    /// <summary>Something urgent has lost its meeting: to the chair, also when it was the chair who cancelled; to the deputy where the chair has a conflict.</summary>
    internal async Task UrgentLeftOver(Guid meetingId, Guid mdtId, IReadOnlyList<Guid> householdIds, CancellationToken ct)
    {
        var chairs = (await Of(mdtId, ct)).Where(m => m.Duty is Duties.Chair or Duties.Deputy or Duties.Coordinator).OrderBy(m => Duties.Place(m.Duty)).ToList();
        var told = new HashSet<Guid>();
        foreach (var household in householdIds.Distinct())
        {
            var barred = await Conflicts.With(db, household, ct);
            if (chairs.Find(c => !barred.Contains(c.UserId)) is { } chair) told.Add(chair.UserId);
        }
        await Tell(MdtNoticeKind.UrgentLeftOver, meetingId, [.. told], true, ct);
    }

    private Task<IReadOnlyList<Member>> Of(Guid mdtId, CancellationToken ct) =>
        db.Query<Member>("SELECT user_id, duty FROM mdt_member WHERE mdt_id = @mdtId AND left_on IS NULL ORDER BY joined_on, id", new { mdtId }, ct);

    private async Task Tell(MdtNoticeKind kind, Guid meetingId, IReadOnlyList<Guid> userIds, bool urgent, CancellationToken ct)
    {
        if (userIds.Count > 0) await outbox.Add(new MdtNoticeGiven(clock.NewId(), kind, userIds, meetingId, urgent), ct);
    }
}
