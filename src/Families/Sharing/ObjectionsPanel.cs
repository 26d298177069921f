using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>On a household's card: which members object to some sharing, and the way to record that somebody does.</summary>
internal sealed class ObjectionsPanel(Db db, Sight sight, Guard guard) : IPanel
{
    public string Permission => Permissions.ViewHousehold;

    public int Order => 35;

    public string Partial => "/Families/Sharing/ObjectionsPanel.cshtml";

    public async Task<object?> For(Guid householdId, CancellationToken ct)
    {
        if (await sight.FamilyOf(householdId, ct) is not { IsShown: true } family) return null;
        var objecting = (await db.Query<Guid>("""
            SELECT DISTINCT o.person_id FROM families_objection o WHERE o.person_id IN @people AND o.withdrawn_on IS NULL
            """, new { people = family.Members.Select(m => m.PersonId).ToList() }, ct)).ToHashSet();
        return new Model(await guard.Reaches(Permissions.RecordObjection, "HouseholdId", householdId, ct),
            [.. family.Members.Select(m => new Row(m.PersonId, m.Name(family.Masking), objecting.Contains(m.PersonId)))]);
    }

    internal sealed record Model(bool MayObject, IReadOnlyList<Row> Rows);

    internal sealed record Row(Guid PersonId, string Name, bool Objects);
}
