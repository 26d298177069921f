using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.ContactPoints;

/// <summary>The ways to reach one person, and what is safe; none of it while they are restricted.</summary>
internal sealed class ContactPointsPanel(Db db, PersonSight sight) : IPersonPanel
{
    public string Permission => Permissions.ReadPeople;

    public int Order => 10;

    public string Partial => "/Families/ContactPoints/ContactPointsPanel.cshtml";

    public async Task<object?> For(Guid personId, CancellationToken ct)
    {
        var seen = await sight.Of(personId, ct);
        var change = await sight.MayChange(personId, ct);
        if (!seen.Shown) return new Model(personId, seen.Name, false, change, []);
        var points = await db.Query<ContactPoint.Kept>("""
            SELECT id, kind, as_typed, shared_with, safe_to_leave_message, safe_times, note, checked_on, from_on, to_on, undeliverable_on, version
            FROM families_contact_point WHERE person_id = @personId AND to_on IS NULL ORDER BY from_on, id
            """, new { personId }, ct);
        return new Model(personId, seen.Name, true, change, points);
    }

    internal sealed record Model(Guid PersonId, string Name, bool Shown, bool MayChange, IReadOnlyList<ContactPoint.Kept> Points);
}
