using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>Who is to be told that a concern was raised, and how soon: no content. Null when there is no such concern or it is closed.</summary>
public sealed record GetConcernRecipients(Guid ConcernId) : IFact<GetConcernRecipients.Answer?>
{
    /// <param name="UserIds">Lead, deputy or duty: whoever's turn it is now.</param>
    /// <param name="ImmediateDanger">Whether it cannot wait.</param>
    public sealed record Answer(IReadOnlyList<Guid> UserIds, bool ImmediateDanger);
}
