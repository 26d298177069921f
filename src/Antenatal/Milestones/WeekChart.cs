using System.Globalization;
using Neighbourhood.Antenatal.Pregnancies;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>Where something lies among the weeks of a pregnancy, in percent of the width: the drawing stretches, its marks do not. It says no more than the words beside it.</summary>
internal sealed class WeekChart(DateOnly edd, DateOnly today)
{
    private const int FirstWeek = 6;
    private const int LastWeek = 42;

    /// <summary>The weeks that are written above it.</summary>
    internal static IReadOnlyList<int> Ticks { get; } = [8, 16, 24, 32, 40];

    internal static string Tick(int week) => Percent(7 * week);

    /// <summary>Today; null outside the weeks that are drawn.</summary>
    internal string? Today => Gestation.Of(edd, today).Days is var days && days is >= 7 * FirstWeek and <= 7 * LastWeek ? Percent(days) : null;

    /// <summary>The days on which one may be held.</summary>
    internal (string From, string Width) Window(Timeline.Entry one)
    {
        var (from, to) = (Place(Days(one.DueFrom)), Place(Days(one.DueTo) + 1));
        return (Text(from), Text(Math.Max(to - from, 1)));
    }

    /// <summary>The day by which it is due, or on which it took place.</summary>
    internal string Mark(Timeline.Entry one) => Percent(Days(one.DoneOn ?? one.DueOn));

    /// <summary>Tells how it stands by its form alone: a tick, a cross, a ring with a dot, an empty ring.</summary>
    internal static string Form(Timeline.Entry one) => one switch
    {
        { Status: MilestoneStatus.Done } => "done",
        { Status: MilestoneStatus.Missed, Because: null } => "missed",
        { Status: MilestoneStatus.Open } => "open",
        { Status: MilestoneStatus.Missed } => "passed",
        _ => "upcoming",
    };

    private int Days(DateOnly day) => Gestation.Of(edd, day).Days;

    private static string Percent(int days) => Text(Place(days));

    private static double Place(int days) => Math.Clamp((days - (7d * FirstWeek)) / (7 * (LastWeek - FirstWeek)) * 100, 0, 100);

    private static string Text(double percent) => percent.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
