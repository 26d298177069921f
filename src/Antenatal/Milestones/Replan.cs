namespace Neighbourhood.Antenatal.Milestones;

/// <summary>
/// What becomes of the appointments that stand when dates or parity change (antenatal.md, rule 2): what is done stays as it is, and what a person took out stays out;
/// all that is undone and still to come moves, also what she missed by a date that was wrong; what is no longer in the list is not needed, and comes back under the same row.
/// </summary>
internal static class Replan
{
    internal sealed record Row(
        Guid Id, string Code, MilestoneKind Kind, DateOnly DueFrom, DateOnly DueOn, DateOnly DueTo, MilestoneStatus Status, Because? Because, bool IfFirst, int Version);

    /// <summary>How one that nobody noted stands on a day.</summary>
    internal static MilestoneStatus On(DateOnly day, DateOnly from, DateOnly to) =>
        day < from ? MilestoneStatus.Upcoming : day <= to ? MilestoneStatus.Open : MilestoneStatus.Missed;

    /// <summary>The rows that are new, and those that change: each as it will stand, a new one with version 0.</summary>
    internal static IReadOnlyList<Row> Of(IReadOnlyList<Row> rows, IReadOnlyList<Schedule.Wanted> wanted, DateOnly today, Func<Guid> newId)
    {
        var stands = rows.ToDictionary(r => r.Code, StringComparer.Ordinal);
        List<Row> after = [];
        foreach (var one in wanted)
        {
            var row = stands.GetValueOrDefault(one.Code);
            if (row is not null && (Stays(row) || (today > one.To && (WasMissed(row) || row.Because == Because.Ended)))) continue;
            var status = On(today, one.From, one.To);
            after.Add(new(row?.Id ?? newId(), one.Code, one.Kind, one.From, one.On, one.To, status, status == MilestoneStatus.Missed ? Because.Passed : null, one.IfFirst, row?.Version ?? 0));
        }
        var codes = wanted.Select(w => w.Code).ToHashSet(StringComparer.Ordinal);
        after.AddRange(rows.Where(r => !codes.Contains(r.Code) && !Stays(r) && !WasMissed(r) && r.Status != MilestoneStatus.NotNeeded)
            .Select(r => r with { Status = MilestoneStatus.NotNeeded, Because = Because.Plan }));
        return [.. after.Where(a => !stands.TryGetValue(a.Code, out var was) || was != a)];
    }

    /// <summary>Done, or taken out by a person.</summary>
    private static bool Stays(Row row) => row is { Status: MilestoneStatus.Done } or { Status: MilestoneStatus.NotNeeded, Because: Because.Person };

    /// <summary>By more than the calendar.</summary>
    private static bool WasMissed(Row row) => row.Status == MilestoneStatus.Missed && row.Because != Because.Passed;
}
