using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>How soon a task wants somebody.</summary>
public enum TaskPriority { None, Low, Medium, High, Urgent }

/// <summary>Puts a piece of work on somebody's list. Idempotent by <see cref="TaskId"/>. A person or a team has it, never nobody.</summary>
/// <param name="Title">What is to be done, 1 to 200 characters, in words that name nobody.</param>
/// <param name="KindCode">The caller's own code, as "hub.welcome": what it closes by and reports on; 1 to 40 characters.</param>
/// <param name="HouseholdId">Whom it is about; null where it is about a person or nobody.</param>
/// <param name="PersonId">Whom it is about; null where it is about a household or nobody.</param>
/// <param name="Due">The London day by whose end it should be done.</param>
/// <param name="AssigneeUserId">Who does it; null with <paramref name="AssigneeTeamId"/>.</param>
/// <param name="AssigneeTeamId">The team, site or programme any of whose people may do it.</param>
/// <param name="Path">The page where it is done, below the root; null for the task's own page.</param>
/// <exception cref="Refused">On <c>Title</c>, <c>KindCode</c>, <c>Due</c> or <c>Assignee</c>.</exception>
[Allows("families.tasks.open", Unscoped = "a module opens it by its own rules, whose scope was checked there")]
public sealed record OpenTask(
    Guid TaskId, string? Title, string? KindCode, Guid? HouseholdId, Guid? PersonId, DateOnly? Due, TaskPriority Priority, Guid? AssigneeUserId, Guid? AssigneeTeamId,
    string? Path = null) : IRequestOf<Guid>
{
    /// <summary>The id under which a repeat is known.</summary>
    public Guid Id => TaskId;
}

/// <summary>What became of a task.</summary>
public enum TaskOutcome { Done, NoLongerNeeded }

/// <summary>Ends a task that a module opened: done, or no longer needed. One that has ended stays as it is.</summary>
/// <param name="Reason">Why it is no longer needed, 1 to 200 characters; null when it was done.</param>
/// <exception cref="Refused">On <c>Reason</c>, missing where it is no longer needed.</exception>
[Allows("families.tasks.open", Unscoped = "a module closes it by its own rules, whose scope was checked there")]
public sealed record CloseTask(Guid TaskId, TaskOutcome Outcome, string? Reason = null) : IRequestOf<Done>;
