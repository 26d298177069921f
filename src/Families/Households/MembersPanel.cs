using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>Who belongs to the family, how old they are, and what helps them to read or hear us.</summary>
internal sealed class MembersPanel(Sight sight, Memberships memberships, Guard guard, TimeProvider clock) : IPanel
{
    public string Permission => Permissions.ViewHousehold;

    public int Order => 10;

    public string Partial => "/Families/Households/MembersPanel.cshtml";

    public bool InPack => true;

    public async Task<object?> For(Guid householdId, CancellationToken ct)
    {
        if (await sight.FamilyOf(householdId, ct) is not { IsShown: true } family) return null;
        var today = clock.Today();
        var kept = await memberships.Of(householdId, ct);
        var elsewhere = await memberships.WithAnotherHome(householdId, ct);
        var restricted = family.Masking == Masking.Restricted;
        return new Model(householdId, await guard.Reaches(Permissions.WritePeople, "HouseholdId", householdId, ct),
            [.. family.Members.OrderBy(m => m.DeceasedOn is not null).Select(m => new Row(
                m.PersonId, kept.First(k => k.PersonId == m.PersonId && k.IsCurrent(today)).Id, m.Name(family.Masking), m.Age(family.Masking, today),
                m.DeceasedOn, Codes.Role.GetValueOrDefault(m.Role, "other"), m.LivesHere, m.Language, m.InterpreterNeeded == true,
                Codes.AccessibleInWords(m.AccessibleInfo), elsewhere.Contains(m.PersonId), m.Sensitivity == Sensitivity.Restricted && restricted))],
            [.. kept.Where(k => !k.IsCurrent(today) && !k.NeverWas).Select(k => k.Said(restricted))]);
    }

    internal sealed record Model(Guid HouseholdId, bool MayChange, IReadOnlyList<Row> Rows, IReadOnlyList<string> Former);

    /// <param name="DiedOn">Null for the living.</param>
    /// <param name="Elsewhere">Has another home as well: where is not said here.</param>
    internal sealed record Row(
        Guid PersonId, Guid MembershipId, string Name, string? Age, DateOnly? DiedOn, string Role, string LivesHere, string? Language, bool InterpreterNeeded,
        string? Accessible, bool Elsewhere, bool Restricted);
}
