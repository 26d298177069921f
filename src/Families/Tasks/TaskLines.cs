using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Tasks;

/// <summary>A task as it is kept, for a list.</summary>
internal sealed record KeptTask(
    Guid Id, string Title, string Kind, Guid? HouseholdId, Guid? PersonId, DateOnly DueOn, TaskPriority Priority, TaskState State, Guid? AssigneeUserId, Guid? AssigneeTeamId,
    Guid? HandedBy, string? HandedReason, bool Review, string? Path, int Version);

/// <summary>A task as a list shows it to this viewer.</summary>
/// <param name="About">Masked: a family or a person; null where it is about nobody.</param>
/// <param name="Hidden">The viewer does not work with the family: what is to be done there is not theirs to read.</param>
/// <param name="Who">Who has it: "You", a name, a team's name, "Nobody yet".</param>
/// <param name="From">Who handed it over, and why; null where nobody did.</param>
internal sealed record TaskLine(
    Guid Id, string Title, string Origin, Guid? HouseholdId, string? About, bool Hidden, DateOnly DueOn, TaskBucket Bucket, bool DueTomorrow, TaskPriority Priority, TaskState State,
    string Who, string? From, string? Path, int Version);

/// <summary>Prints tasks for lists: names of families masked, names of workers and teams, buckets by the London day.</summary>
internal sealed class TaskLines(ISend send, CurrentUser user, TimeProvider clock)
{
    /// <summary>The teams, sites and programmes that the viewer acts for.</summary>
    internal IReadOnlyList<Guid> MyTeams => [.. user.Grants.Select(g => g.ScopeId).OfType<Guid>().Where(id => id != user.Id).Distinct()];

    internal async Task<IReadOnlyList<TaskLine>> Print(IReadOnlyList<KeptTask> tasks, CancellationToken ct)
    {
        if (tasks.Count == 0) return [];
        var today = clock.Today();
        var families = (await send.Ask(new GetHouseholds([.. tasks.Where(t => t.PersonId is null).Select(t => t.HouseholdId).OfType<Guid>().Distinct()]), ct)).ToDictionary(f => f.Id);
        var people = (await send.Ask(new GetPeople([.. tasks.Select(t => t.PersonId).OfType<Guid>().Distinct()]), ct)).ToDictionary(p => p.Id);
        var workers = await Workers(tasks.SelectMany(t => new[] { t.AssigneeUserId, t.HandedBy }), ct);
        var teams = await Teams([.. tasks.Select(t => t.AssigneeTeamId).OfType<Guid>().Distinct()], ct);
        return [.. tasks.Select(t =>
        {
            var (about, masking) = t.PersonId is { } person ? (people.GetValueOrDefault(person)?.Name, people.GetValueOrDefault(person)?.Masking)
                : t.HouseholdId is { } household ? (families.GetValueOrDefault(household)?.Name, families.GetValueOrDefault(household)?.Masking) : (null, null);
            var hidden = masking == Masking.Hidden;
            var mine = t.AssigneeUserId == user.Id || (t.AssigneeTeamId is { } mineToo && MyTeams.Contains(mineToo));
            return new TaskLine(t.Id, hidden && !mine ? "A task about a family you do not work with" : t.Title, FamilyTask.Origin(t.Kind),
                hidden ? null : t.HouseholdId ?? (t.PersonId is { } of ? people.GetValueOrDefault(of)?.HouseholdId : null), about, hidden,
                t.DueOn, FamilyTask.Bucket(t.DueOn, t.Review, today), FamilyTask.IsDueTomorrow(t.DueOn, today), t.Priority, t.State,
                t.AssigneeUserId is { } who ? who == user.Id ? "You" : workers(who) : t.AssigneeTeamId is { } team ? teams(team) : "Nobody yet",
                t.HandedReason is null ? null : $"From {(t.HandedBy is { } by ? workers(by) : "the service")}: {t.HandedReason}", t.Path, t.Version);
        })];
    }

    internal async Task<Func<Guid, string>> Workers(IEnumerable<Guid?> ids, CancellationToken ct)
    {
        List<Guid> asked = [.. ids.OfType<Guid>().Distinct()];
        var names = asked.Count == 0 ? [] : (await send.Ask(new GetStaff(asked), ct)).ToDictionary(w => w.Id, w => w.Name);
        return id => names.GetValueOrDefault(id, "Somebody who has left");
    }

    internal async Task<Func<Guid, string>> Teams(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var names = ids.Count == 0 ? [] : (await send.Ask(new GatherScopes(ids), ct)).DistinctBy(s => s.Id).ToDictionary(s => s.Id, s => s.Name);
        return id => names.GetValueOrDefault(id, "A team");
    }
}
