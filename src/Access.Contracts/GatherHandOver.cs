using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Contracts;

/// <summary>
/// What lies with a worker: one list of what waits for them, and what would be left without anybody when their account ends. Each
/// module answers with counts, never with people.
/// </summary>
/// <param name="UserId">Whose work; one's own, or that of an account one looks after.</param>
/// <param name="On">The London day for which it is asked.</param>
[Anyone("every module answers in counts, for whoever is signed in")]
public sealed record GatherHandOver(Guid UserId, DateOnly On) : IGather<GatherHandOver.Part>
{
    /// <param name="Says">One line of counts and days: "3 open actions, 1 overdue".</param>
    /// <param name="Url">The page of the list, for the worker themselves; null where there is none.</param>
    /// <param name="HandedOver">What becomes of it when the account ends: "go to the coordinator of each case".</param>
    public sealed record Part(string Says, string? Url, string HandedOver);
}
