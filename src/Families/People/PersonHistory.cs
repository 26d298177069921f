using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>Keeps what a field was and what it became. The audit holds no values; these rows do, and retention can empty them.</summary>
internal sealed class PersonHistory(Db db, CurrentUser user, TimeProvider clock)
{
    private const int Longest = 1000;

    /// <summary>One row for each field that differs.</summary>
    internal async Task Keep(Guid personId, IEnumerable<Change> changes, CancellationToken ct)
    {
        foreach (var change in changes.Where(c => c.Differs))
            await db.Execute("""
                INSERT INTO families_change (id, person_id, field, before_value, after_value, changed_at, changed_by)
                VALUES (@id, @personId, @Field, @before, @after, @now, @me)
                """, new { id = clock.NewId(), personId, change.Field, before = Cut(change.Before), after = Cut(change.After), now = clock.Now(), me = user.Id }, ct);
    }

    private static string? Cut(string? text) => text is { Length: > Longest } ? text[..Longest] : text;

    /// <summary>One field, before and after, as words for people.</summary>
    internal sealed record Change(string Field, string? Before, string? After)
    {
        internal bool Differs => !string.Equals(Before, After, StringComparison.Ordinal);
    }
}

/// <summary>What both a conflict and the history say of the same fields.</summary>
internal static class Changes
{
    /// <summary>Every field in which what stands and what was sent differ.</summary>
    internal static Conflict Conflict(IEnumerable<PersonHistory.Change> changes)
    {
        var differing = changes.Where(c => c.Differs).ToList();
        return new("Somebody else has changed this person. Look at what stands now, then save again if yours is right.",
            differing.ToDictionary(c => c.Field, c => c.Before, StringComparer.Ordinal), differing.ToDictionary(c => c.Field, c => c.After, StringComparer.Ordinal));
    }
}

/// <summary>Values as people read them.</summary>
internal static class InWords
{
    private static readonly System.Globalization.CultureInfo British = System.Globalization.CultureInfo.GetCultureInfo("en-GB");

    internal static string? YesNo(bool? answer) => answer is null ? null : answer.Value ? "Yes" : "No";

    internal static string? Day(DateOnly? day) => day?.ToString("d MMMM yyyy", British);

    internal static string Instant(DateTimeOffset at) => at.London().ToString("d MMMM yyyy, HH:mm", British);

    /// <summary>"4 April 1994", "April 1994", "April 1994 (estimated)".</summary>
    internal static string? Born(DateOnly? born, bool monthOnly, bool estimated) =>
        born is null ? null : $"{born.Value.ToString(monthOnly ? "MMMM yyyy" : "d MMMM yyyy", British)}{(estimated ? " (estimated)" : "")}";

    /// <summary>From the day, to the day: "since 4 April 2024", "4 April 2024 to 3 May 2025".</summary>
    internal static string Span(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => "",
        (null, { } end) => $"until {Day(end)}",
        ({ } start, null) => $"since {Day(start)}",
        ({ } start, { } end) => $"{Day(start)} to {Day(end)}",
    };

    internal static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Codes kept with commas, in words.</summary>
    internal static string? List(string? kept, IReadOnlyDictionary<string, string> codes) =>
        string.IsNullOrEmpty(kept) ? null : string.Join(", ", kept.Split(',').Select(c => codes.GetValueOrDefault(c, c)));

    /// <summary>Codes for keeping: each once, in the order of the list; null for none.</summary>
    internal static string? Kept(IEnumerable<string>? chosen, IReadOnlyDictionary<string, string> codes)
    {
        var set = (chosen ?? []).ToHashSet(StringComparer.Ordinal);
        return codes.Keys.Where(set.Contains).ToList() is { Count: > 0 } kept ? string.Join(',', kept) : null;
    }

    internal static IReadOnlyList<string> Split(string? kept) => (kept ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
}
