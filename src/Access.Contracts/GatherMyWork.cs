using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Contracts;

/// <summary>How soon a piece of work wants somebody.</summary>
public enum WorkPriority { None, Low, Medium, High, Urgent }

/// <summary>All that waits for a worker, each module by what is theirs: one list. Only one's own is answered.</summary>
/// <param name="UserId">The account of the signed-in worker.</param>
/// <param name="On">The London day that it is.</param>
[Anyone("answered to everybody signed in, each module with the asker's own work alone")]
public sealed record GatherMyWork(Guid UserId, DateOnly On) : IGather<GatherMyWork.Part>
{
    /// <summary>How many a module answers at most, the soonest first.</summary>
    public const int Most = 100;

    /// <param name="Module">Where it comes from, in words: "Case meetings".</param>
    /// <param name="Title">What is to be done, in words that name nobody of a family.</param>
    /// <param name="Due">The London day by whose end it should be done; null for none.</param>
    /// <param name="Path">Where it is done, below the root.</param>
    public sealed record Part(string Module, string Title, DateOnly? Due, string Path, WorkPriority Priority);
}
