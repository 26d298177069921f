using Neighbourhood.FamilyHubs.Register;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>The rules of a programme: a cohort of some weeks that somebody completes by coming often enough.</summary>
internal static class Programme
{
    internal const int LeastWeeks = 8;
    internal const int MostWeeks = 12;

    /// <summary>How many sessions are enough: the given share of the required ones, rounded up.</summary>
    internal static int Enough(int required, int pct) => ((required * pct) + 99) / 100;

    /// <summary>Somebody has completed it who came to at least this share of the required sessions.</summary>
    internal static bool IsCompleted(int attended, int required, int pct) => required > 0 && attended >= Enough(required, pct);

    /// <summary>These were there, whatever else is noted.</summary>
    internal static bool WasThere(Outcome outcome) => outcome is Outcome.Attended or Outcome.AttendedLate or Outcome.LeftEarly or Outcome.VirtualAttended;

    /// <summary>The last day of a cohort.</summary>
    internal static DateOnly LastDay(DateOnly startsOn, int weeks) => startsOn.AddDays((7 * weeks) - 1);

    internal static string Label(DateOnly startsOn, int weeks, DateOnly? endedOn, DateOnly today) =>
        endedOn is not null || LastDay(startsOn, weeks) < today ? "Over" : startsOn > today ? "To come" : "Running";
}

/// <summary>Scores of a person before and after, as the facilitator's tool gives them: 0 to 100; null is not taken.</summary>
internal sealed record Measures(int? CompetenceBefore, int? CompetenceAfter, int? ConfidenceBefore, int? ConfidenceAfter, int? RelationshipsBefore, int? RelationshipsAfter)
{
    internal IEnumerable<(string Label, int? Before, int? After)> Each() =>
    [
        ("Parental competence", CompetenceBefore, CompetenceAfter), ("Confidence", ConfidenceBefore, ConfidenceAfter), ("Family relationships", RelationshipsBefore, RelationshipsAfter),
    ];

    /// <summary>The means of those who have both, by measure, and how many they are; a change is shown of the same people only.</summary>
    internal static IReadOnlyList<Change> Changes(IReadOnlyList<Measures> all) =>
    [
        .. all.SelectMany(m => m.Each()).Where(m => m is { Before: not null, After: not null }).GroupBy(m => m.Label, StringComparer.Ordinal)
            .Select(g => new Change(g.Key, Mean(g.Select(m => m.Before!.Value)), Mean(g.Select(m => m.After!.Value)), g.Count())),
    ];

    private static int Mean(IEnumerable<int> scores) => (int)Math.Round(scores.Average(), MidpointRounding.AwayFromZero);

    internal sealed record Change(string Label, int Before, int After, int People);
}
