using Neighbourhood.Families.Households;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Warnings;

/// <summary>What a worker must know before they stand at the door: first on the family's card. While somebody in it is restricted, that there is a warning and of what kind.</summary>
internal sealed class HouseholdWarningsPanel(Db db, Aliases aliases, Sight sight, TimeProvider clock) : IPanel
{
    public string Permission => Permissions.ReadPeople;

    public int Order => 5;

    public string Partial => "/Families/Warnings/HouseholdWarningsPanel.cshtml";

    public async Task<object?> For(Guid householdId, CancellationToken ct)
    {
        if (await sight.FamilyOf(householdId, ct) is not { IsShown: true } family) return null;
        var joined = await aliases.Of(family.Members.Select(m => m.PersonId), ct);
        var rows = await db.Query<Row>("""
            SELECT person_id, type, notes FROM families_warning_note
            WHERE person_id IN @people AND closed_at IS NULL AND (end_on IS NULL OR end_on >= @today) ORDER BY start_on DESC, id DESC
            """, new { people = joined.Everyone(family.Members.Select(m => m.PersonId)), today = clock.Today() }, ct);
        if (rows.Count == 0) return null;
        return new Model([.. rows.Select(r =>
        {
            var about = family.Members.First(m => m.PersonId == joined.Kept(r.PersonId));
            return new Line(about.PersonId, about.Name(family.Masking), WarningNote.Types.GetValueOrDefault(r.Type, r.Type), family.Masking == Contracts.Masking.Full ? r.Notes : null);
        })]);
    }

    private sealed record Row(Guid PersonId, string Type, string Notes);

    internal sealed record Model(IReadOnlyList<Line> Lines);

    /// <param name="Notes">Null where somebody in the family is restricted.</param>
    internal sealed record Line(Guid PersonId, string Name, string Type, string? Notes);
}
