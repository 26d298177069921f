using System.Globalization;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;
using static Neighbourhood.Kernel.CountedFigures;
using static Neighbourhood.Kernel.CountedPlaces;

namespace Neighbourhood.PeerSupport.Measures;

/// <summary>The figures of one place, in words and bars, from counts that were settled before: nothing is reckoned here that is not shown.</summary>
internal static class Figures
{
    /// <param name="changes">After less before of "I have somebody to turn to", of those who were asked both times.</param>
    internal static IReadOnlyList<FigureLine> Lines(SuppressedCells cells, string place, IReadOnlyList<int> changes) =>
    [
        Share(cells, "Was a supporter found in time?", place, ["asked.intime"], ["asked.late"]),
        Share(cells, "Were they in touch in time after they were matched?", place, ["matched.intime"], ["matched.late"]),
        Share(cells, "Did it end because they had what they came for?", place, [$"ended.{EndCode.GoalMet}"], [.. Counting.Ends.Where(e => e != EndCode.GoalMet).Select(e => $"ended.{e}")]),
        Share(cells, "Do more have somebody to turn to than before, of those who were asked both times?", place, ["ended.better"], ["ended.same", "ended.worse"]),
        Change(cells, place, changes),
        .. place == All ? (IReadOnlyList<FigureLine>)[
            Share(cells, "Is the supporters' supervision in date?", place, ["supporters.indate"], ["supporters.overdue"]),
            Each(cells, place)] : [],
    ];

    /// <param name="localities">Their names; none where one locality is looked at.</param>
    internal static IReadOnlyList<FigureChart> Charts(SuppressedCells cells, string place, IReadOnlyList<(string Place, string Name)> localities) =>
    [
        Parts(cells, "How soon a supporter was found", "people", place, "asked", [("In time", "intime"), ("Late, or nobody yet", "late"), ("Still in time, or no longer wanted", "notdue")]),
        Parts(cells, "How soon they were in touch", "people", place, "matched", [("In time", "intime"), ("Late, or not yet", "late"), ("Still in time", "notdue")]),
        Parts(cells, "Why it ended", "people", place, "ended", [.. Counting.Ends.Select(e => (InWords(e), e.ToString()))]),
        Parts(cells, "“I have somebody to turn to”, after and before", "people", place, "ended", [("More than before", "better"), ("The same", "same"), ("Less than before", "worse"), ("Not asked both times", "unasked")]),
        Parts(cells, "Who waits today, by what they would like to talk about", "people, some for several", place, "waiting", [.. Counting.About.Select(t => (Topics.InWords(t), t.ToString()))]),
        .. localities.Count == 0 ? (IReadOnlyList<FigureChart>)[] : [
            By(cells, "Who waits today, by locality", "waiting", localities),
            By(cells, "Who has somebody to talk to today, by locality", "intouch", localities)],
        .. place == All ? (IReadOnlyList<FigureChart>)[
            Parts(cells, "Supervision of the supporters", "supporters", place, "supporters", [("In date", "indate"), ("Overdue, or none yet", "overdue")])] : [],
    ];

    internal static string InWords(EndCode why) => why switch
    {
        EndCode.GoalMet => "They had what they came for",
        EndCode.WantedToStop => "They wanted to stop",
        EndCode.NoContact => "They lost touch",
        EndCode.SteppedUp => "They needed more than a supporter",
        EndCode.Unsuitable => "It did not fit",
        _ => "Contact was stopped",
    };

    /// <summary>The mean of so many that nobody is told apart.</summary>
    private static FigureLine Change(SuppressedCells cells, string place, IReadOnlyList<int> changes)
    {
        const string Question = "By how much did “I have somebody to turn to” change, from 1 to 5?";
        if (changes.Count == 0) return new(Question, Unknown, null);
        if (new[] { "better", "same", "worse" }.Any(n => cells[Key(place, $"ended.{n}")] is null)) return new(Question, Suppression.Hidden, null);
        return new(Question, ((decimal)changes.Sum() / changes.Count).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture), "on average");
    }

    private static FigureLine Each(SuppressedCells cells, string place)
    {
        const string Question = "How many does each supporter support today?";
        var (supported, supporters) = (cells[Key(place, "supported")], cells[Key(place, "supporters")]);
        if (supporters == 0) return new(Question, Unknown, null);
        if (supported is not { } of || supporters is not { } by) return new(Question, Suppression.Hidden, null);
        return new(Question, ((decimal)of / by).ToString("0.0", CultureInfo.InvariantCulture), cells.Exact ? $"{Number(of)} by {Number(by)}" : "on average");
    }

    private static FigureChart By(SuppressedCells cells, string title, string name, IReadOnlyList<(string Place, string Name)> localities)
    {
        List<(string Label, int? Count)> rows = [.. localities.Select(l => (l.Name, cells[Key(l.Place, name)]))];
        return Bars(title, "people", rows, Shown(cells[Key(All, name)]));
    }
}
