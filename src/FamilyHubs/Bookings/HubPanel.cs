using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Bookings;

/// <summary>On a household's card: the hubs that the family joined and the sessions to come; which they came to for whoever may read it, else whether they came at all.</summary>
internal sealed class HubPanel(Db db, ISend send, Aliases aliases, DoNotContact contact, CurrentUser user, TimeProvider clock) : IPanel
{
    private const int Last = 5;

    public string Permission => Permissions.FindOffer;

    public int Order => 60;

    public string Partial => "/FamilyHubs/Bookings/HubPanel.cshtml";

    /// <param name="Joined">Null where the viewer sees no more than whether they came.</param>
    /// <param name="Visits">Null where the viewer may not read them.</param>
    /// <param name="Came">Whether somebody of them came in the last twelve months; null where the viewer may not know.</param>
    /// <param name="Places">Not where somebody of them is restricted: then no place stands beside the name.</param>
    internal sealed record Shown(
        Guid HouseholdId, IReadOnlyList<Hub>? Joined, IReadOnlyList<Next>? Bookings, IReadOnlyList<Visit>? Visits, bool? Came, bool Places, bool Held, bool MayBook, bool MayOpen);

    internal sealed record Hub(Guid SiteId, string Site, DateOnly RegisteredOn);

    internal sealed record Next(Guid Id, Guid SessionId, string Title, string Site, DateTimeOffset StartsAt, BookingStatus Status, int Places, bool AskBefore);

    internal sealed record Visit(Guid SessionId, string Title, string Site, DateTimeOffset StartsAt, int People);

    public async Task<object?> For(Guid householdId, CancellationToken ct)
    {
        var (bookings, attendance, came) = (user.May(Permissions.ViewBookings), user.May(Permissions.ReadAttendance), user.May(Permissions.SeeAttended));
        if (!bookings && !attendance && !came) return null;
        // Whoever is only invited to a case sees the name, and not where the family goes.
        if (await send.Ask(new GetHousehold(householdId), ct) is not { Masking: Masking.Full or Masking.Restricted } family) return null;
        var ids = await aliases.AllOf([.. new[] { householdId, family.Id }.Distinct()], ct);
        var more = bookings || attendance;
        var visits = attendance ? await Visits(ids, ct) : null;
        return new Shown(
            family.Id, more ? await Joined(ids, ct) : null, more ? await Upcoming(ids, ct) : null, visits, came || attendance ? await Came(ids, ct) : null,
            family.Masking != Masking.Restricted && family.Members.All(m => m.Masking != Masking.Restricted),
            (await contact.Held([.. family.Members.Select(m => m.PersonId)], ct)).Count > 0, user.May(Permissions.Book), bookings);
    }

    private Task<IReadOnlyList<Hub>> Joined(IReadOnlyList<Guid> ids, CancellationToken ct) => db.Query<Hub>("""
        SELECT r.site_id, t.name AS site, r.registered_on FROM familyhubs_registration r JOIN familyhubs_site t ON t.id = r.site_id
        WHERE r.household_id IN @ids AND r.ended_on IS NULL ORDER BY r.registered_on, r.id
        """, new { ids }, ct);

    private Task<IReadOnlyList<Next>> Upcoming(IReadOnlyList<Guid> ids, CancellationToken ct) => db.Query<Next>("""
        SELECT b.id, b.session_id, a.title, t.name AS site, s.starts_at, b.status, b.places, COALESCE(b.ask_before, 0) AS ask_before
        FROM familyhubs_booking b JOIN familyhubs_session s ON s.id = b.session_id JOIN familyhubs_activity a ON a.id = s.activity_id JOIN familyhubs_site t ON t.id = s.site_id
        WHERE b.household_id IN @ids AND b.status IN ('Booked', 'Waiting') AND s.ends_at > @now AND s.status IN ('Open', 'Running')
        ORDER BY s.starts_at, b.id
        """, new { ids, now = clock.Now() }, ct);

    private Task<IReadOnlyList<Visit>> Visits(IReadOnlyList<Guid> ids, CancellationToken ct) => db.Query<Visit>("""
        SELECT s.id AS session_id, a.title, t.name AS site, s.starts_at, COUNT(*) AS people
        FROM familyhubs_attendance v JOIN familyhubs_session s ON s.id = v.session_id JOIN familyhubs_activity a ON a.id = s.activity_id JOIN familyhubs_site t ON t.id = s.site_id
        WHERE v.household_id IN @ids AND v.removed_at IS NULL
        GROUP BY s.id, a.title, t.name, s.starts_at ORDER BY s.starts_at DESC, s.id OFFSET 0 ROWS FETCH NEXT @Last ROWS ONLY
        """, new { ids, Last }, ct);

    private async Task<bool> Came(IReadOnlyList<Guid> ids, CancellationToken ct) => await db.Find<int>("""
        SELECT COUNT(*) FROM familyhubs_attendance v JOIN familyhubs_session s ON s.id = v.session_id WHERE v.household_id IN @ids AND v.removed_at IS NULL AND s.day > @since
        """, new { ids, since = clock.Today().AddMonths(-12) }, ct) > 0;
}
