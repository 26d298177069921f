using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.People;

/// <summary>How a household may be contacted and what was tried, for those who work with it.</summary>
internal sealed class AnswerGetContactSummary(ISend send, ContactCard card, Audit audit) : IQueryHandler<GetContactSummary, GetContactSummary.Answer?>
{
    public async Task<GetContactSummary.Answer?> Handle(GetContactSummary query, CancellationToken ct)
    {
        if (await send.Ask(new GetHousehold(query.HouseholdId), ct) is not { Masking: Masking.Full or Masking.Restricted } home) return null;
        var people = new List<GetContactSummary.Person>();
        foreach (var member in home.Members)
            people.Add(new(member.PersonId, await card.IsHeld(member.PersonId, ct), await card.SafeWays(member.PersonId, ct)));
        var counted = await card.Count(query.HouseholdId, [.. home.Members.Select(m => m.PersonId)], home.NeighbourhoodId, ct);
        audit.Saw(people.Select(p => p.PersonId));
        return new(counted.Attempts, counted.Left, counted.LastSpokenOn, people);
    }
}
