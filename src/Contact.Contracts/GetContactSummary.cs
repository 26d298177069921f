using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Contracts;

/// <summary>How a household may be contacted, and what was tried. For those who work with it; null where the viewer does not.</summary>
[Allows("contact.summary.view", On = nameof(HouseholdId))]
public sealed record GetContactSummary(Guid HouseholdId) : IQuery<GetContactSummary.Answer?>
{
    /// <param name="Attempts">Made within the budget's window.</param>
    /// <param name="BudgetLeft">How many more may be sent that nobody asked for.</param>
    /// <param name="LastSpokenOn">When somebody last spoke with somebody of it.</param>
    /// <param name="People">Each with what holds, in words a worker reads.</param>
    public sealed record Answer(int Attempts, int BudgetLeft, DateOnly? LastSpokenOn, IReadOnlyList<Person> People);

    /// <param name="Held">"Do not contact, ask first".</param>
    /// <param name="SafeWays">By what an automatic message may reach them.</param>
    public sealed record Person(Guid PersonId, bool Held, IReadOnlyList<ContactMode> SafeWays);
}
