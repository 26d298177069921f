using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>Tells the team that something came, and the referrer what became of it: nobody who declared a conflict with the family, and not whoever did it.</summary>
internal sealed class ReferralNotices(Db db, IOutbox outbox, CurrentUser user, TimeProvider clock)
{
    private sealed record Member(Guid UserId, string Duty);

    /// <summary>To who looks at what comes in: the coordinator, else the chair, else a deputy.</summary>
    internal async Task Team(MdtNoticeKind kind, Guid referralId, Guid mdtId, Guid householdId, bool urgent, CancellationToken ct)
    {
        var barred = await Conflicts.With(db, householdId, ct);
        var members = await db.Query<Member>("""
            SELECT user_id, duty FROM mdt_member WHERE mdt_id = @mdtId AND left_on IS NULL AND duty IN ('coordinator', 'chair', 'deputy') ORDER BY joined_on, id
            """, new { mdtId }, ct);
        var first = members.OrderBy(m => m.Duty switch { Duties.Coordinator => 0, Duties.Chair => 1, _ => 2 }).FirstOrDefault(m => !barred.Contains(m.UserId));
        if (first is not null) await Tell(kind, referralId, first.UserId, urgent, ct);
    }

    /// <summary>To who wrote it.</summary>
    internal async Task Referrer(MdtNoticeKind kind, ReferralDesk.Standing referral, CancellationToken ct)
    {
        if (!await Conflicts.Has(db, referral.RaisedBy, referral.HouseholdId, ct)) await Tell(kind, referral.Id, referral.RaisedBy, false, ct);
    }

    private Task Tell(MdtNoticeKind kind, Guid referralId, Guid userId, bool urgent, CancellationToken ct) =>
        userId == user.Id ? Task.CompletedTask : outbox.Add(new MdtNoticeGiven(clock.NewId(), kind, [userId], referralId, urgent), ct);
}
