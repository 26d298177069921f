using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>A family moved: each hub that they joined or are booked at asks whether another place is nearer. What is booked and what waits stays.</summary>
internal sealed class AsksForNearerHubWhenHouseholdMoved(Db db, Aliases aliases, DoNotContact contact, ISend send, TimeProvider clock) : IWhen<HouseholdMoved>
{
    private const int WorkingDays = 10;

    public async Task Handle(HouseholdMoved happened, CancellationToken ct)
    {
        var row = new { ids = await aliases.AllOf(happened.HouseholdId, ct), happened.ToNeighbourhoodId, now = clock.Now() };
        var sites = await db.Query<Guid>("""
            SELECT t.id FROM familyhubs_site t
            WHERE t.kind <> 'Virtual' AND t.closed_on IS NULL AND (t.neighbourhood_id IS NULL OR @ToNeighbourhoodId IS NULL OR t.neighbourhood_id <> @ToNeighbourhoodId)
              AND (EXISTS (SELECT 1 FROM familyhubs_registration r WHERE r.site_id = t.id AND r.ended_on IS NULL AND r.household_id IN @ids)
                OR EXISTS (SELECT 1 FROM familyhubs_booking b JOIN familyhubs_session s ON s.id = b.session_id
                           WHERE s.site_id = t.id AND s.starts_at > @now AND b.status IN ('Booked', 'Waiting') AND b.household_id IN @ids))
            ORDER BY t.id
            """, row, ct);
        if (sites.Count == 0) return;
        var members = (await send.Ask(new GetHousehold(happened.HouseholdId), ct))?.Members ?? [];
        if ((await contact.Held([.. members.Select(m => m.PersonId)], ct)).Count > 0) return;
        var due = await send.Ask(new AddWorkingDays(clock.Today(), WorkingDays), ct);
        foreach (var site in sites)
            await send.Send(new OpenTask(
                clock.NewId(), "A family has moved: ask whether another place is nearer for them", "hub.moved", happened.HouseholdId, null, due, TaskPriority.Low, null, site,
                $"/household/{happened.HouseholdId}"), ct);
    }
}
