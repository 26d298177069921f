using System.Collections.Immutable;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Supporters;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>Who is suggested to a parent, and why: plain sums whose every part is shown. Nobody who is not fit, is connected, or said no before, whatever else fits.</summary>
internal static class Ranking
{
    /// <summary>What the parent asked for.</summary>
    /// <param name="Age">"about-mine", "younger" or "older" than they are themselves; null for no matter.</param>
    /// <param name="Near">"near" or "far"; null for no matter.</param>
    /// <param name="Years">Their own age; null where it is not known.</param>
    internal sealed record Wish(IReadOnlyList<Want> Wants, IReadOnlyList<Topic> About, string? Language, string? Sex, string? Age, string? Near, Guid? NeighbourhoodId, int? Years = null);

    /// <param name="Lacks">Why they may have no new match now; empty: they may.</param>
    /// <param name="Connected">They and the family know one another, as far as is known.</param>
    /// <param name="SaidNo">One of the two said no to the other for this request.</param>
    internal sealed record Candidate(
        Guid Id, RoleKind Role, IReadOnlyList<Topic> Been, IReadOnlyList<string> Languages, string? Sex, string? AgeBand, Guid? NeighbourhoodId, int Supports, IReadOnlyList<string> Lacks, bool Connected, bool SaidNo);

    /// <param name="Code">As the match keeps it: "topic-feeding", "language", "sex", "age", "near", "far", "room".</param>
    internal sealed record Reason(string Code, string Says, int Points);

    /// <param name="Fits">What speaks for them, the most first.</param>
    /// <param name="Misses">What the parent asked for and they do not have, in words.</param>
    internal sealed record Suggestion(Guid SupporterId, int Points, IReadOnlyList<Reason> Fits, IReadOnlyList<string> Misses);

    internal static bool May(Wish wish, Candidate candidate) => candidate is { Lacks.Count: 0, Connected: false, SaidNo: false } && SuitsRole(wish, candidate.Role);

    /// <summary>Who supports groups alone is suggested to whoever would like a group.</summary>
    internal static bool SuitsRole(Wish wish, RoleKind role) => role == RoleKind.OneToOne ? wish.Wants.Any(w => w != Want.Group) : wish.Wants.Contains(Want.Group);

    /// <summary>Why somebody cannot be offered: connected or not, and no more of that.</summary>
    internal static IReadOnlyList<string> WhyNot(Wish wish, Candidate candidate) =>
    [
        .. candidate.Connected ? ["Connected to this family"] : Array.Empty<string>(),
        .. candidate.SaidNo ? ["One of the two said no before"] : Array.Empty<string>(),
        .. SuitsRole(wish, candidate.Role) ? [] : new[] { $"Supports in another way: {Supporter.Label(candidate.Role).ToLowerInvariant()}" },
        .. candidate.Lacks,
    ];

    /// <summary>The best first; equal ones in the order of who supports fewer.</summary>
    internal static IReadOnlyList<Suggestion> Order(Wish wish, IEnumerable<Candidate> candidates) =>
        [.. candidates.Where(c => May(wish, c)).Select(c => (c.Supports, Suggestion: Weigh(wish, c))).OrderByDescending(s => s.Suggestion.Points).ThenBy(s => s.Supports).ThenBy(s => s.Suggestion.SupporterId).Select(s => s.Suggestion)];

    internal static Suggestion Weigh(Wish wish, Candidate candidate)
    {
        List<Reason> fits = [];
        List<string> misses = [];
        var each = wish.Wants.Contains(Want.BeenThroughIt) ? 20 : 10;
        foreach (var topic in wish.About.Where(t => t != Topic.Other).Distinct())
            if (candidate.Been.Contains(topic)) fits.Add(new($"topic-{topic.ToString().ToLowerInvariant()}", $"Has been through it: {Topics.InWords(topic).ToLowerInvariant()}", each));
            else misses.Add($"Has not been through: {Topics.InWords(topic).ToLowerInvariant()}");
        Prefer(wish.Language, candidate.Languages, "language", "Speaks the language", 12, "Does not speak the language");
        Prefer(wish.Sex, [candidate.Sex], "sex", "Is who they would rather talk to", 6, "They would rather talk to somebody else: look at what they prefer");
        if (AgeFits(wish, candidate) is { } age) Say(age, "age", "Is of the age that they prefer", 4, "Is of another age than they prefer");
        var here = wish.NeighbourhoodId is not null && wish.NeighbourhoodId == candidate.NeighbourhoodId;
        if (Folded.Text(wish.Near) == "near") Say(here, "near", "Is from the same neighbourhood", 3, "Is from another neighbourhood");
        if (Folded.Text(wish.Near) == "far") Say(!here, "far", "Is from another neighbourhood", 3, "Is from the same neighbourhood");
        if (candidate.Supports == 0) fits.Add(new("room", "Supports nobody else now", 1));
        return new(candidate.Id, fits.Sum(f => f.Points), [.. fits.OrderByDescending(f => f.Points)], misses);

        void Prefer(string? wanted, IEnumerable<string?> has, string code, string fit, int points, string miss)
        {
            if (Folded.Text(wanted) is { Length: > 0 } sought) Say(has.Any(h => Folded.Text(h) == sought), code, fit, points, miss);
        }

        void Say(bool fitting, string code, string fit, int points, string miss)
        {
            if (fitting) fits.Add(new(code, fit, points));
            else misses.Add(miss);
        }
    }

    /// <summary>The bands in which a supporter's age is noted, the youngest first, each with the first year of the next.</summary>
    private static readonly ImmutableArray<(string Code, int Until)> Bands = [("Under25", 25), ("From25To39", 40), ("From40To59", 60), ("Over60", int.MaxValue)];

    /// <summary>Null where it does not matter, or one of the two ages is not known.</summary>
    private static bool? AgeFits(Wish wish, Candidate candidate)
    {
        if (wish.Years is not { } years || Bands.IndexOf(Bands.FirstOrDefault(b => b.Code == candidate.AgeBand)) is not (>= 0 and var theirs)) return null;
        var own = Bands.IndexOf(Bands.First(b => years < b.Until));
        return wish.Age switch { "about-mine" => theirs == own, "younger" => theirs < own, "older" => theirs > own, _ => null };
    }

    /// <summary>As the match keeps them.</summary>
    internal static string Codes(Suggestion suggestion) => string.Join(',', suggestion.Fits.Select(f => f.Code));

    /// <summary>What was kept, as the coordinator saw it.</summary>
    internal static IReadOnlyList<string> InWords(string codes) => [.. codes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(code => code switch
    {
        "language" => "Speaks the language",
        "sex" => "Is who they would rather talk to",
        "age" => "Is of the age that they prefer",
        "near" => "Is from the same neighbourhood",
        "far" => "Is from another neighbourhood",
        "room" => "Supported nobody else",
        _ => Enum.GetValues<Topic>().Where(t => code == $"topic-{t.ToString().ToLowerInvariant()}").Select(t => $"Has been through it: {Topics.InWords(t).ToLowerInvariant()}").FirstOrDefault("Fitted what they asked for"),
    })];
}
