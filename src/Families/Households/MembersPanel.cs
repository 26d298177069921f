using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>Who belongs to the family, how old they are, and what helps them to read or hear us.</summary>
internal sealed class MembersPanel(Sight sight, Guard guard, CurrentUser user, TimeProvider clock) : IPanel
{
    public string Permission => Permissions.ViewHousehold;

    public int Order => 10;

    public string Partial => "/Families/Households/MembersPanel.cshtml";

    public async Task<object?> For(Guid householdId, CancellationToken ct)
    {
        if (await sight.FamilyOf(householdId, ct) is not { IsShown: true } family) return null;
        var today = clock.Today();
        return new Model(householdId, await guard.Reaches(Permissions.WritePeople, "HouseholdId", householdId, ct), user.May(Permissions.RestrictPeople),
            [.. family.Members.Select(m => new Row(m.PersonId, m.Name(family.Masking), m.Age(family.Masking, today), Codes.Role.GetValueOrDefault(m.Role, "other"),
                m.LivesHere, m.Language, m.InterpreterNeeded == true, Codes.AccessibleInWords(m.AccessibleInfo),
                m.Sensitivity == Sensitivity.Restricted && family.Masking == Masking.Restricted))]);
    }

    internal sealed record Model(Guid HouseholdId, bool MayChange, bool MayRestrict, IReadOnlyList<Row> Rows);

    internal sealed record Row(
        Guid PersonId, string Name, string? Age, string Role, string LivesHere, string? Language, bool InterpreterNeeded, string? Accessible, bool Restricted);
}
