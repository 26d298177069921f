using Neighbourhood.Kernel;
using static Neighbourhood.Kernel.CountedPlaces;

namespace Neighbourhood.Antenatal.Measures;

/// <summary>
/// The counts of each place, by name: what divides what is said once, and holds in each locality and in all of them together (antenatal.md, "KPIs").
/// </summary>
internal static class Counting
{
    internal static readonly IReadOnlyList<string> Deciles = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", Nowhere];
    internal static readonly IReadOnlyList<string> Groups = ["Asian", "Black", "Mixed", "White", "Other", Nowhere];
    internal static readonly IReadOnlyList<string> Timing = ["early", "late", "undated"];
    internal static readonly IReadOnlyList<string> LateReasons = ["DidNotKnow", "ToldLate", "MovedHere", "HardToGetThere", "Language", "Undecided", "Afraid", "NoAppointment", "Other", "DidNotSay"];
    internal static readonly IReadOnlyList<string> Smoking = ["No", "Stopped", "Yes", "NotAsked"];
    internal static readonly IReadOnlyList<string> Partners = ["Yes", "No", "NoPartner", "NotSaid"];
    internal static readonly IReadOnlyList<string> Feeding = ["Breast", "Both", "Formula", "NotKnown"];

    /// <summary>Everything that is counted, in every place, settled together.</summary>
    internal static SuppressedCells Of(Facts facts, Terms terms, IReadOnlyList<Guid> localities, Suppression? control)
    {
        var cells = new SuppressedCells(control);
        var places = new CountedPlaces(localities);
        var (pregnancies, parents) = (places.Split(facts.Pregnancies, p => p.LocalityId), places.Split(facts.Parents, p => p.LocalityId));
        places.Count(cells, place => Count(cells, place, pregnancies(place), parents(place), terms));
        cells.Settle();
        return cells;
    }

    private static void Count(SuppressedCells cells, string place, IReadOnlyList<Facts.Pregnancy> pregnancies, IReadOnlyList<Facts.Parent> parents, Terms terms)
    {
        void Divide<T>(string whole, IReadOnlyList<T> of, IReadOnlyList<string> parts, Func<T, string> part) => CountedPlaces.Divide(cells, place, whole, of, parts, part);

        List<Facts.Pregnancy> booked = [.. pregnancies.Where(p => terms.Has(p.BookedOn))];
        cells.Add(Key(place, "booked"), booked.Count);
        Divide("booked", booked, Timing, p => When(p, terms));
        foreach (var (by, codes, of) in new (string, IReadOnlyList<string>, Func<Facts.Pregnancy, string>)[] { ("decile", Deciles, Decile), ("group", Groups, Group) })
        {
            foreach (var code in codes)
            {
                List<Facts.Pregnancy> these = [.. booked.Where(p => of(p) == code)];
                cells.Add(Key(place, $"booked.{by}.{code}"), these.Count);
                Divide($"booked.{by}.{code}", these, Timing, p => When(p, terms));
            }
            cells.Sum(Key(place, "booked"), [.. codes.Select(c => Key(place, $"booked.{by}.{c}"))]);
            foreach (var timing in Timing) cells.Sum(Key(place, $"booked.{timing}"), [.. codes.Select(c => Key(place, $"booked.{by}.{c}.{timing}"))]);
        }
        Divide("booked.late", [.. booked.Where(p => When(p, terms) == "late")], LateReasons, p => In(LateReasons, p.LateReason, "DidNotSay"));
        Divide("booked", booked, ["offered", "unoffered"], p => p.Offered ? "offered" : "unoffered");
        Divide("booked.offered", [.. booked.Where(p => p.Offered)], ["accepted", "unaccepted"], p => p.Accepted ? "accepted" : "unaccepted");
        Divide("booked.offered.accepted", [.. booked.Where(p => p is { Offered: true, Accepted: true })], ["welcomed", "unwelcomed"], p => p.WelcomedOn is null ? "unwelcomed" : "welcomed");
        Divide("booked", booked, [.. Partners.Select(c => $"partner{c}")], p => $"partner{In(Partners, p.Partner, "NotSaid")}");
        Divide("booked", booked, [.. Smoking.Select(c => $"smoking{c}")], p => $"smoking{In(Smoking, p.SmokingAtBooking, "NotAsked")}");

        List<Facts.Pregnancy> born = [.. pregnancies.Where(p => terms.Has(p.BornOn))];
        cells.Add(Key(place, "born"), born.Count);
        Divide("born", born, ["came", "uncame"], p => p.FirstCameOn <= p.BornOn ? "came" : "uncame");
        Divide("born", born, ["received", "unreceived", "notdue"], p => Handed(p, terms));
        Divide("born", born, [.. Smoking.Select(c => $"smoking{c}")], p => $"smoking{In(Smoking, p.SmokingAtDelivery, "NotAsked")}");
        Divide("born", born, [.. Feeding.Select(c => $"feeding{c}")], p => $"feeding{In(Feeding, p.Feeding, "NotKnown")}");

        cells.Add(Key(place, "parents"), parents.Count);
        Divide("parents", parents, ["reached", "told", "untold"], p => p.Reached ? "reached" : p.Told ? "told" : "untold");
    }

    private static string When(Facts.Pregnancy p, Terms terms) => p.BookedAtDays is not { } days ? "undated" : days <= terms.BookBy ? "early" : "late";

    /// <summary>Received in time, late or not at all, or still in time to come.</summary>
    private static string Handed(Facts.Pregnancy p, Terms terms)
    {
        var by = p.BornOn!.Value.AddDays(terms.HandOverBy);
        return p.ReceivedOn is { } on ? on <= by ? "received" : "unreceived" : by >= terms.Today ? "notdue" : "unreceived";
    }

    private static string Decile(Facts.Pregnancy p) => p.Decile is >= 1 and <= 10 ? p.Decile.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) : Nowhere;

    /// <summary>The five groups of the 2001 categories.</summary>
    private static string Group(Facts.Pregnancy p) => p.Ethnicity?.Trim() switch
    {
        "A" or "B" or "C" => "White",
        "D" or "E" or "F" or "G" => "Mixed",
        "H" or "J" or "K" or "L" => "Asian",
        "M" or "N" or "P" => "Black",
        "R" or "S" => "Other",
        _ => Nowhere,
    };

    private static string In(IReadOnlyList<string> codes, string? code, string otherwise) => code is not null && codes.Contains(code) ? code : otherwise;
}
