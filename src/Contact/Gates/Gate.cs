using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;

namespace Neighbourhood.Contact.Gates;

/// <summary>
/// The gate that every message passes: facts in, the first refusal out, in the order of the list below. It stops automatic sending; it never
/// stops a person.
/// </summary>
internal static class Gate
{
    /// <param name="Known">There is such a person.</param>
    /// <param name="MayBeTold">Of whomever else it tells something: a person decides where two differ, so "ask" is no.</param>
    /// <param name="Modes">By what this message may travel.</param>
    /// <param name="Unwanted">By what the person asked never to be reached.</param>
    /// <param name="HasVersion">Words exist in the language and format that the person needs.</param>
    /// <param name="AnyHour">A cancellation of today: quiet hours do not hold it back.</param>
    /// <param name="BudgetLeft">How many more may be sent that nobody asked for; null where this one does not count.</param>
    internal sealed record Facts(
        bool Held, bool Known, bool Deceased, bool Objected, bool MayBeTold, bool Restricted, IReadOnlyList<Way> Ways, IReadOnlyList<ContactMode> Modes,
        IReadOnlyList<ContactMode> Unwanted, ContactMode? Prefers, bool HasVersion, DayPart Quiet, bool AnyHour, int? BudgetLeft, DateTimeOffset At);

    /// <summary>A way to reach the person, as it stands now.</summary>
    /// <param name="Failed">The last message by this way came back, and nobody has checked it since.</param>
    /// <param name="SafeTimes">As written down; null for any time.</param>
    internal sealed record Way(Guid PointId, ContactMode Mode, bool Shared, SafeToUse Safe, bool Failed, string? SafeTimes);

    /// <param name="Refusal">The first that says no; null for yes.</param>
    /// <param name="By">The way to use, or that would be used when the wait is over; null where there is none.</param>
    /// <param name="Until">When to ask again; given with <see cref="ContactRefusal.QuietHours"/> alone.</param>
    internal sealed record Verdict(ContactRefusal? Refusal, Way? By = null, DateTimeOffset? Until = null);

    internal static Verdict Ask(Facts facts)
    {
        if (facts.Held) return new(ContactRefusal.Hold);
        if (!facts.Known) return new(ContactRefusal.Unknown);
        if (facts.Deceased) return new(ContactRefusal.Death);
        if (facts.Objected) return new(ContactRefusal.Objection);
        if (!facts.MayBeTold) return new(ContactRefusal.MayNotBeTold);
        var ways = facts.Ways.Where(w => facts.Modes.Contains(w.Mode) && !facts.Unwanted.Contains(w.Mode) && IsUsable(w))
            .Select(w => (Way: w, At: FirstHour(w, facts))).Where(w => w.At is not null).ToList();
        if (ways.Count == 0) return new(ContactRefusal.NoSafeWay);
        if (facts.Restricted) ways.RemoveAll(w => w.Way.Safe != SafeToUse.Yes);
        if (ways.Count == 0) return new(ContactRefusal.RestrictedNotSafe);
        if (!facts.HasVersion) return new(ContactRefusal.NeedsVersion);
        // A letter only where nothing else may be used or it is preferred: at night a text waits for the morning, it does not become a letter.
        var (by, at) = ways.OrderBy(w => w.Way.Mode == ContactMode.Letter && facts.Prefers != ContactMode.Letter).ThenBy(w => w.At).ThenByDescending(w => w.Way.Mode == facts.Prefers).ThenBy(w => w.Way.Mode).ThenBy(w => w.Way.PointId).First();
        if (at > facts.At) return new(ContactRefusal.QuietHours, by, at);
        return facts.BudgetLeft is <= 0 ? new(ContactRefusal.Budget) : new(null, by);
    }

    /// <summary>
    /// The person's own, and safe for this mode: a text or an e-mail needs a yes, since others may see the screen. A letter is sealed and a
    /// worker sends it: there a yes is needed of restricted people alone. Safe times that cannot be read are for people, not for a program.
    /// </summary>
    internal static bool IsUsable(Way way) =>
        way is { Shared: false, Failed: false } && way.Safe != SafeToUse.No
        && (way.Safe == SafeToUse.Yes || way.Mode == ContactMode.Letter)
        && (way.SafeTimes is null || way.Mode == ContactMode.Letter || DayPart.Read(way.SafeTimes) is not null);

    /// <summary>
    /// The first instant from now at which this way may be used: outside the quiet hours, within the safe times. A letter wakes nobody. Null where
    /// the safe times lie wholly in the quiet hours.
    /// </summary>
    private static DateTimeOffset? FirstHour(Way way, Facts facts)
    {
        if (way.Mode == ContactMode.Letter) return facts.At;
        var (at, safe) = (facts.At, DayPart.Read(way.SafeTimes));
        for (var tries = 0; tries < 3; tries++)
        {
            at = safe?.NextIn(at) ?? at;
            if (!facts.AnyHour) at = facts.Quiet.EndAfter(at);
            if (safe?.Holds(at) != false) return at;
        }
        return null;
    }
}
