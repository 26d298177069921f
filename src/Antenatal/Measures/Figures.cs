using System.Globalization;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using static Neighbourhood.Kernel.CountedFigures;
using static Neighbourhood.Kernel.CountedPlaces;

namespace Neighbourhood.Antenatal.Measures;

/// <summary>The figures of one place, in words and bars, from counts that were settled before: nothing is reckoned here that is not shown.</summary>
internal static class Figures
{
    internal static IReadOnlyList<FigureLine> Lines(SuppressedCells cells, string place, IReadOnlyList<int> daysToWelcome) =>
    [
        Share(cells, "Were families booked by 10 weeks?", place, ["booked.early"], ["booked.late"], Undated(cells, place)),
        Share(cells, "Was a hub offered?", place, ["booked.offered"], ["booked.unoffered"]),
        Share(cells, "Did a hub say yes to those to whom it was offered?", place, ["booked.offered.accepted"], ["booked.offered.unaccepted"]),
        Share(cells, "Did they come to a hub before the birth, as far as we may know?", place, ["born.came"], ["born.uncame"]),
        Median(cells, "How many days from notification to the hub's welcome, as far as we may know?", Key(place, "booked.offered.accepted.welcomed"), daysToWelcome),
        Share(cells, "Were parents told of the Start for Life offer?", place, ["parents.told", "parents.reached"], ["parents.untold"]),
        Share(cells, "Were parents reached by it?", place, ["parents.reached"], ["parents.told", "parents.untold"]),
        Share(cells, "Does her partner take part, where she has one and said?", place, ["booked.partnerYes"], ["booked.partnerNo"]),
        Share(cells, "Did she smoke at booking, where she was asked?", place, ["booked.smokingYes"], ["booked.smokingNo", "booked.smokingStopped"]),
        Share(cells, "Did she smoke at the birth, where she was asked?", place, ["born.smokingYes"], ["born.smokingNo", "born.smokingStopped"]),
        Share(cells, "Did the health visitors receive the family in time?", place, ["born.received"], ["born.unreceived"]),
        Share(cells, "Is the baby breastfed at 6 to 8 weeks, where it is known?", place, ["born.feedingBreast", "born.feedingBoth"], ["born.feedingFormula"]),
    ];

    /// <param name="localities">Their names; none where one locality is looked at.</param>
    internal static IReadOnlyList<FigureChart> Charts(SuppressedCells cells, string place, IReadOnlyList<(string Place, string Name)> localities) =>
    [
        Parts(cells, "When the booking appointment was held", "women", place, "booked",
            [("By 10 weeks", "early"), ("Later", "late"), ("Due date not known", "undated")]),
        Shares(cells, "Booked by 10 weeks, by how deprived the area is", "of those with a known due date",
            Counting.Deciles.Select(d => (d switch { "1" => "1 (most deprived)", "10" => "10 (least deprived)", Nowhere => "Not known", _ => d }, place, $"booked.decile.{d}.early", $"booked.decile.{d}.late"))),
        Shares(cells, "Booked by 10 weeks, by ethnic group", "of those with a known due date",
            Counting.Groups.Select(g => (g == Nowhere ? "Not known or not said" : g, place, $"booked.group.{g}.early", $"booked.group.{g}.late"))),
        Parts(cells, "Why it was later than 10 weeks", "women", place, "booked.late", [.. Counting.LateReasons.Select(r => (Capital(r), r))]),
        Steps(cells, place),
        .. localities.Count == 0 ? (IReadOnlyList<FigureChart>)[] : [
            Shares(cells, "Told of the Start for Life offer, by locality", "of expecting and new parents", localities.Select(l => (l.Name, l.Place, "parents.told+parents.reached", "parents.untold"))),
            Shares(cells, "Reached by the Start for Life offer, by locality", "of expecting and new parents", localities.Select(l => (l.Name, l.Place, "parents.reached", "parents.told+parents.untold")))],
        Parts(cells, "Whether her partner takes part", "women", place, "booked",
            [("Yes", "partnerYes"), ("No", "partnerNo"), ("She has no partner", "partnerNoPartner"), ("Not said or not asked", "partnerNotSaid")]),
        Parts(cells, "Smoking at booking", "women", place, "booked", Smoking),
        Parts(cells, "Smoking at the birth", "women", place, "born", Smoking),
        Parts(cells, "Feeding at 6 to 8 weeks", "families", place, "born",
            [("Breast milk", "feedingBreast"), ("Both", "feedingBoth"), ("Formula milk", "feedingFormula"), ("Not known", "feedingNotKnown")]),
        Parts(cells, "Hand-over to the health visitors", "families", place, "born", [("In time", "received"), ("Late, or not received", "unreceived"), ("Still in time", "notdue")]),
    ];

    private static readonly (string Label, string Part)[] Smoking = [("No", "smokingNo"), ("Stopped in this pregnancy", "smokingStopped"), ("Yes", "smokingYes"), ("Not asked", "smokingNotAsked")];

    /// <summary>"DidNotKnow" reads "Did not know".</summary>
    private static string Capital(string code) => $"{code[0]}{PregnancyWords.Plain(code)[1..]}";

    private static string? Undated(SuppressedCells cells, string place) =>
        cells[Key(place, "booked.undated")] is var count && count == 0 ? null : $"{(count is { } known ? Number(known) : Suppression.Hidden)} more with a due date not known";

    /// <summary>The one in the middle, of so many that nobody is told apart.</summary>
    private static FigureLine Median(SuppressedCells cells, string question, string key, IReadOnlyList<int> of)
    {
        if (of.Count == 0) return new(question, Unknown, null);
        if (cells[key] is null) return new(question, Suppression.Hidden, null);
        var days = of.Order().ToList();
        var median = days.Count % 2 == 1 ? days[days.Count / 2] : (days[(days.Count / 2) - 1] + days[days.Count / 2]) / 2m;
        return new(question, $"{median.ToString("0.#", CultureInfo.InvariantCulture)} {(median == 1 ? "day" : "days")}", "in the middle: half less, half more");
    }

    /// <summary>From being booked to coming: each a part of the one before.</summary>
    private static FigureChart Steps(SuppressedCells cells, string place)
    {
        List<(string Label, int? Count)> rows =
        [
            ("Booked", cells[Key(place, "booked")]), ("A hub was offered", cells[Key(place, "booked.offered")]),
            ("The hub said yes", cells[Key(place, "booked.offered.accepted")]), ("The hub welcomed her", cells[Key(place, "booked.offered.accepted.welcomed")]),
        ];
        return Bars("From booking to the hub", "women", rows, null);
    }

    private static FigureChart Shares(SuppressedCells cells, string title, string unit, IEnumerable<(string Label, string Place, string Yes, string No)> rows) =>
        new(title, unit, 100, [.. rows.Select(r => Share(cells, r.Label, r.Place, r.Yes.Split('+'), r.No.Split('+'))).Select(l => new FigureBar(l.Question, Length(l), l.Of is null ? l.Answer : $"{l.Answer} ({l.Of})"))], null);

    private static int? Length(FigureLine line) => line.Answer == Unknown ? 0 : int.TryParse(line.Answer.TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) ? percent : null;
}
