using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;

namespace Neighbourhood.PeerSupport.People;

/// <summary>A parent lives in another household now, after a separation or with a new partner: the programme works with that one from now, and no longer with the one they left. Where another programme looks after that place, the coordinator sees it.</summary>
internal sealed class FollowsParentWhenMembershipChanged(Db db, Aliases aliases, Rechecks rechecks, ISend send, IOutbox outbox, TimeProvider clock) : IWhen<MembershipChanged>
{
    private sealed record Row(Guid Id, Guid ProgrammeId, Guid? OrganisationId, Guid PersonId, Guid? HouseholdId, Guid? InvolvementId);

    public async Task Handle(MembershipChanged happened, CancellationToken ct)
    {
        var them = await aliases.AllOf(happened.PersonId, ct);
        var rows = await db.Query<Row>("""
            SELECT r.id, r.programme_id, p.organisation_id, r.person_id, r.household_id, r.involvement_id FROM peersupport_request r JOIN peersupport_programme p ON p.id = r.programme_id
            WHERE r.person_id IN @them AND r.status IN ('Proposed', 'New', 'Screening', 'Matched', 'Active') ORDER BY r.id
            """, new { them }, ct);
        if (rows.Count == 0 || await send.Ask(new GetPeople([happened.PersonId]), ct) is not [{ HouseholdId: { } home }]) return;
        var (same, today) = (await aliases.AllOf(home, ct), clock.Today());
        foreach (var row in rows.Where(r => r.HouseholdId is not { } was || !same.Contains(was)))
        {
            // A young parent of two homes still lives in this one.
            if (row.HouseholdId is { } kept && (await send.Ask(new GetHousehold(kept), ct))?.Members.Any(m => them.Contains(m.PersonId)) == true) continue;
            var involvement = row.InvolvementId is null ? (Guid?)null : clock.NewId();
            if (row is { InvolvementId: { } was, HouseholdId: { } left }) await outbox.Add(new PeerInvolvementEnded(was, left, today), ct);
            await db.Execute("UPDATE peersupport_request SET household_id = @home, involvement_id = @involvement, version = version + 1 WHERE id = @Id", new { row.Id, home, involvement }, ct);
            if (involvement is { } begun) await outbox.Add(new PeerInvolvementBegan(begun, home, row.PersonId, row.OrganisationId, row.ProgrammeId, "peer", today, Shown: false), ct);
        }
        if (await send.Ask(new GetHousehold(home), ct) is { } there) await rechecks.Programmes(home, [happened.PersonId], there.NeighbourhoodId, ct);
    }
}
