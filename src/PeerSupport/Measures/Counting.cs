using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;
using static Neighbourhood.Kernel.CountedPlaces;

namespace Neighbourhood.PeerSupport.Measures;

/// <summary>The counts of each place, by name: what divides what is said once, and holds in each locality and in all of them together (peer-support.md, "KPIs").</summary>
internal static class Counting
{
    internal static readonly IReadOnlyList<string> Timing = ["intime", "late", "notdue"];
    internal static readonly IReadOnlyList<EndCode> Ends = [EndCode.GoalMet, EndCode.WantedToStop, EndCode.NoContact, EndCode.SteppedUp, EndCode.Unsuitable];
    internal static readonly IReadOnlyList<string> Turns = ["better", "same", "worse", "unasked"];
    internal static readonly IReadOnlyList<Topic> About = Enum.GetValues<Topic>();

    /// <summary>Everything that is counted, in every place, settled together.</summary>
    internal static SuppressedCells Of(Facts facts, Terms terms, IReadOnlyList<Guid> localities, Suppression? control)
    {
        var cells = new SuppressedCells(control);
        var places = new CountedPlaces(localities);
        var (requests, matches) = (places.Split(facts.Requests, r => r.LocalityId), places.Split(facts.Matches, m => m.LocalityId));
        places.Count(cells, place => Count(cells, place, requests(place), matches(place), terms));
        // Supporters are of a programme, and of no locality.
        cells.Add(Key(All, "supporters"), facts.Supporters.Count);
        Divide(cells, All, "supporters", facts.Supporters, ["indate", "overdue"], s => s.SupervisedOn?.AddDays(terms.SuperviseBy) >= terms.Today ? "indate" : "overdue");
        cells.Add(Key(All, "supported"), facts.Supporters.Sum(s => s.Matches));
        cells.Settle();
        return cells;
    }

    private static void Count(SuppressedCells cells, string place, IReadOnlyList<Facts.Asked> requests, IReadOnlyList<Facts.Made> matches, Terms terms)
    {
        List<Facts.Asked> asked = [.. requests.Where(r => terms.Has(r.AskedOn))];
        cells.Add(Key(place, "asked"), asked.Count);
        Divide(cells, place, "asked", asked, Timing, r => Found(r, terms));

        List<Facts.Made> made = [.. matches.Where(m => terms.Has(m.MatchedOn))];
        cells.Add(Key(place, "matched"), made.Count);
        Divide(cells, place, "matched", made, Timing, m => m.ContactAt is { } at ? at <= m.ContactBy ? "intime" : "late" : m.ContactBy < terms.Now ? "late" : "notdue");

        List<Facts.Asked> ended = [.. requests.Where(r => terms.Has(r.EndedOn) && r.EndCode is { } why && Ends.Contains(why))];
        cells.Add(Key(place, "ended"), ended.Count);
        Divide(cells, place, "ended", ended, [.. Ends.Select(e => e.ToString())], r => r.EndCode!.Value.ToString());
        Divide(cells, place, "ended", ended, Turns, Turn);

        List<Facts.Asked> waiting = [.. requests.Where(r => r.Waits)];
        cells.Add(Key(place, "waiting"), waiting.Count);
        foreach (var topic in About) cells.Add(Key(place, $"waiting.{topic}"), waiting.Count(r => r.About.Contains(topic)));
        // Somebody may wait for several topics. Where each waits for one they add up to all who wait, and so they are kept from being reckoned.
        cells.Add(Key(place, "mentions"), waiting.Sum(r => r.About.Distinct().Count()));
        cells.Sum(Key(place, "mentions"), [.. About.Select(t => Key(place, $"waiting.{t}"))]);
        cells.Add(Key(place, "intouch"), requests.Count(r => r.InTouch));
    }

    /// <summary>Nobody found by the day is late, as somebody found after it; who stopped waiting before it is in neither.</summary>
    private static string Found(Facts.Asked r, Terms terms) =>
        r.MatchedOn is { } on ? on <= r.DueOn ? "intime" : "late" : r.EndedOn is { } over && over <= r.DueOn ? "notdue" : r.DueOn < terms.Today ? "late" : "notdue";

    internal static string Turn(Facts.Asked r) => (r.Before, r.After) is ({ } before, { } after) ? after > before ? "better" : after == before ? "same" : "worse" : "unasked";
}
