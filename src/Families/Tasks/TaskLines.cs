using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
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
    string Who, string? From, string? Path, int Version)
{
    /// <summary>Neither the family nor the task is the viewer's: they give it out without reading it.</summary>
    internal bool Masked { get; init; }
}

/// <summary>Prints tasks for lists: names of families masked, names of workers and teams, buckets by the London day.</summary>
internal sealed class TaskLines(Db db, ISend send, Aliases aliases, CurrentUser user, TimeProvider clock)
{
    /// <summary>The teams, sites and programmes that the viewer acts for.</summary>
    internal IReadOnlyList<Guid> MyTeams => [.. user.Grants.Select(g => g.ScopeId).OfType<Guid>().Where(id => id != user.Id).Distinct()];

    /// <summary>One task as this viewer reads it.</summary>
    internal async Task<TaskLine> Of(Guid taskId, CancellationToken ct) => (await Print([await db.Find<KeptTask>("""
        SELECT id, title, kind, household_id, person_id, due_on, priority, state, assignee_user_id, assignee_team_id, handed_by, handed_reason, review, path, version
        FROM families_task WHERE id = @taskId
        """, new { taskId }, ct) ?? throw new NotFound("This task")], ct))[0];

    /// <summary>Those about families from which the viewer is barred are left out.</summary>
    internal async Task<IReadOnlyList<KeptTask>> Open(IReadOnlyList<KeptTask> tasks, CancellationToken ct) =>
        tasks.Count > 0 && await Barred(ct) is { Count: > 0 } barred ? [.. tasks.Where(t => !IsIn(barred, t))] : tasks;

    private static bool IsIn(IReadOnlySet<Guid> barred, KeptTask task) => (task.HouseholdId is { } household && barred.Contains(household)) || (task.PersonId is { } person && barred.Contains(person));

    /// <summary>The households from which the viewer is barred and their people, under every id.</summary>
    private async Task<IReadOnlySet<Guid>> Barred(CancellationToken ct)
    {
        var homes = await db.Query<Guid>("SELECT household_id FROM families_barred WHERE user_id = @me", new { me = user.IsSystem ? null : user.Id }, ct);
        if (homes.Count == 0) return new HashSet<Guid>();
        var all = (await aliases.Of(homes, ct)).Everyone(homes);
        var people = await db.Query<Guid>("SELECT person_id FROM families_member WHERE household_id IN @all AND from_on <= @today AND (to_on IS NULL OR to_on > @today)", new { all, today = clock.Today() }, ct);
        return all.Concat((await aliases.Of(people, ct)).Everyone(people)).ToHashSet();
    }

    internal async Task<IReadOnlyList<TaskLine>> Print(IReadOnlyList<KeptTask> tasks, CancellationToken ct)
    {
        if (tasks.Count == 0) return [];
        var (today, barred) = (clock.Today(), await Barred(ct));
        var families = (await send.Ask(new GetHouseholds([.. tasks.Where(t => t.PersonId is null).Select(t => t.HouseholdId).OfType<Guid>().Distinct()]), ct)).ToDictionary(f => f.Id);
        var people = (await send.Ask(new GetPeople([.. tasks.Select(t => t.PersonId).OfType<Guid>().Distinct()]), ct)).ToDictionary(p => p.Id);
        var workers = await Workers(tasks.SelectMany(t => new[] { t.AssigneeUserId, t.HandedBy }), ct);
        var teams = await Teams([.. tasks.Select(t => t.AssigneeTeamId).OfType<Guid>().Distinct()], ct);
        return [.. tasks.Select(t =>
        {
            var (about, masking) = t.PersonId is { } person ? (people.GetValueOrDefault(person)?.Name, people.GetValueOrDefault(person)?.Masking)
                : t.HouseholdId is { } household ? (families.GetValueOrDefault(household)?.Name, families.GetValueOrDefault(household)?.Masking) : (null, null);
            var hidden = masking == Masking.Hidden;
            var mine = t.AssigneeUserId == user.Id || (t.AssigneeTeamId is { } mineToo && MyTeams.Contains(mineToo) && !IsIn(barred, t));
            var masked = hidden && !mine;
            return new TaskLine(t.Id, masked ? "A task about a family you do not work with" : t.Title, FamilyTask.Origin(t.Kind),
                hidden ? null : t.HouseholdId ?? (t.PersonId is { } of ? people.GetValueOrDefault(of)?.HouseholdId : null), about, hidden,
                t.DueOn, FamilyTask.Bucket(t.DueOn, t.Review, today), FamilyTask.IsDueTomorrow(t.DueOn, today), t.Priority, t.State,
                t.AssigneeUserId is { } who ? who == user.Id ? "You" : workers(who) : t.AssigneeTeamId is { } team ? teams(team) : "Nobody yet",
                t.HandedReason is null || masked ? null : $"From {(t.HandedBy is { } by ? workers(by) : "the service")}: {t.HandedReason}", masked ? null : t.Path, t.Version) { Masked = masked };
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
