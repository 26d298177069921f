using Neighbourhood.Antenatal.People;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>A woman lives in another household now, after a separation or with a new partner: whoever looks after her works with that one from now, and no longer with the one she left.</summary>
internal sealed class FollowsWomanWhenMembershipChanged(Db db, Aliases aliases, ISend send, Involvements involvements, Visitors visitors) : IWhen<MembershipChanged>
{
    private sealed record Row(Guid Id, Guid? HouseholdId, Guid? VisitorInvolvementId);

    public async Task Handle(MembershipChanged happened, CancellationToken ct)
    {
        var her = await aliases.AllOf(happened.PersonId, ct);
        var rows = await db.Query<Row>("""
            SELECT id, household_id, visitor_involvement_id FROM antenatal_pregnancy
            WHERE person_id IN @her AND status IN ('Notified', 'Booked', 'Ongoing', 'Born', 'HandedOver', 'LossRecorded') ORDER BY id
            """, new { her }, ct);
        if (rows.Count == 0 || await send.Ask(new GetPeople([happened.PersonId]), ct) is not [{ HouseholdId: { } home }]) return;
        var same = await aliases.AllOf(home, ct);
        foreach (var row in rows.Where(r => r.HouseholdId is not { } was || !same.Contains(was)))
        {
            // A girl of two homes still lives in this one.
            if (row.HouseholdId is { } kept && (await send.Ask(new GetHousehold(kept), ct))?.Members.Any(m => her.Contains(m.PersonId)) == true) continue;
            await involvements.End(row.Id, ct);
            await visitors.End(row.Id, ct);
            await db.Execute("UPDATE antenatal_pregnancy SET household_id = @home, version = version + 1 WHERE id = @Id", new { row.Id, home }, ct);
            await involvements.Begin(row.Id, ct);
            if (row.VisitorInvolvementId is not null) await visitors.Renew(row.Id, ct);
        }
    }
}
