using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.People;

/// <summary>On a household's card: with whom contact is stopped, how each may be reached, how much may still be sent unasked, and who spoke to them last.</summary>
internal sealed class HouseholdContactPanel(ISend send) : IPanel
{
    public string Permission => Permissions.ViewSummary;

    public int Order => 55;

    public string Partial => "/Contact/People/HouseholdContactPanel.cshtml";

    public async Task<object?> For(Guid householdId, CancellationToken ct)
    {
        if (await send.Ask(new GetContactSummary(householdId), ct) is not { } summary) return null;
        var names = (await send.Ask(new GetPeople([.. summary.People.Select(p => p.PersonId)]), ct)).ToDictionary(p => p.Id, p => p.Name);
        return new Model(summary, names);
    }

    internal sealed record Model(GetContactSummary.Answer Summary, IReadOnlyDictionary<Guid, string> Names);
}
