using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Referrals;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Dashboards;

/// <summary>
/// A team's figures for some time, as the field asks for them (case-meetings.md, "KPIs"). Whoever runs the team sees them as they are; for others counts of families are
/// controlled, while counts of meetings, decisions, actions and attendance are not.
/// </summary>
internal static class Figures
{
    internal sealed record Meeting(Guid Id, DateTimeOffset StartsAt, int Decisions, int Provisional);

    /// <param name="Before">The household was on a list that ended less than six months before.</param>
    internal sealed record Discussed(Guid MeetingId, bool Late, int? Minutes, bool FamilyVoice, ReviewResult? Result, bool Before);

    internal sealed record Attended(string Profession, int Expected, int Present);

    internal sealed record Action(DateOnly DueOn, DateOnly? DoneOn);

    internal sealed record Referred(NeedLevel? Level, int? Days);

    internal sealed record Ended(int Days, CaseEnd? How);

    /// <summary>Of a case that was talked about or closed; null where nobody asked.</summary>
    internal sealed record Outcome(
        bool? PlanAgreed, int? ScalingStart, int? ScalingNow, int? AttendanceBefore, int? AttendanceAfter, int? GpBefore, int? GpAfter, int? SecondaryBefore, int? SecondaryAfter, bool? Satisfied);

    internal sealed record Facts(
        IReadOnlyList<Meeting> Meetings, IReadOnlyList<Discussed> Items, IReadOnlyList<Attended> Attendance, IReadOnlyList<Action> Actions,
        IReadOnlyList<Referred> Referrals, IReadOnlyList<Ended> Cases, IReadOnlyList<Outcome> Outcomes);

    private const string Unknown = "not known";

    /// <param name="control">Null for those who see the figures as they are.</param>
    internal static IReadOnlyList<FigureLine> Lines(Facts facts, DateOnly today, Suppression? control)
    {
        var due = facts.Actions.Where(a => a.DueOn < today || a.DoneOn is not null).ToList();
        var minutes = facts.Items.Select(i => i.Minutes).OfType<int>().ToList();
        var days = facts.Referrals.Select(r => r.Days).OfType<int>().ToList();
        var levels = facts.Referrals.Where(r => r.Level is not null).ToList();
        var ended = facts.Cases.Where(c => c.How is not null).ToList();
        return
        [
            new("How many meetings were held?", Number(facts.Meetings.Count), null),
            Share("Were families on the list a day before?", facts.Items.Count(i => !i.Late), facts.Items.Count, control),
            Share("Was there a quorum at every decision?", facts.Meetings.Count(m => m.Provisional == 0), facts.Meetings.Count, null, "meetings"),
            Mean("How many families does a meeting talk about?", facts.Items.Count, facts.Meetings.Count, control),
            Median("How long does it talk about each?", minutes, "minute", control),
            Share("Were actions done in time?", due.Count(a => a.DoneOn is { } on && on <= a.DueOn), due.Count, null, "actions"),
            Median("How long does a family wait from being told of to being talked about?", days, "day", control),
            Share("Is it written down what the family says?", facts.Items.Count(i => i.FamilyVoice), facts.Items.Count, control),
            Share("Has the family agreed to its plan?", facts.Outcomes.Count(o => o.PlanAgreed == true), facts.Outcomes.Count, control),
            Share("Do families come before a crisis?", levels.Count(r => r.Level != NeedLevel.Crisis), levels.Count, control),
            Share("Were goals met when a case was closed?", ended.Count(c => c.How == CaseEnd.GoalsMet), ended.Count, control),
            Share("How many were talked about again within 6 months?", facts.Items.Count(i => i.Before), facts.Items.Count, control),
            Share("Do families call the help good or very good?", facts.Outcomes.Count(o => o.Satisfied == true), facts.Outcomes.Count(o => o.Satisfied is not null), control),
            Change("How families see their life, from 0 to 10", facts, o => o.ScalingStart, o => o.ScalingNow, "", control),
            Change("School attendance, before and after", facts, o => o.AttendanceBefore, o => o.AttendanceAfter, "%", control),
            Change("Visits to the GP, 90 days before and after", facts, o => o.GpBefore, o => o.GpAfter, "", control),
            Change("Visits to hospital, 90 days before and after", facts, o => o.SecondaryBefore, o => o.SecondaryAfter, "", control),
        ];
    }

    internal static IReadOnlyList<FigureChart> Charts(Facts facts, Suppression? control) =>
    [
        Counts("Families at each meeting", "families", facts.Meetings.OrderBy(m => m.StartsAt)
            .Select(m => (m.StartsAt.London().ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture), facts.Items.Count(i => i.MeetingId == m.Id))), control),
        new("Who was there", "of the meetings that they belong to", 100,
            [.. facts.Attendance.OrderBy(a => Professions.Name(a.Profession), StringComparer.Ordinal).Select(a => new FigureBar(Professions.Name(a.Profession), Percent(a.Present, a.Expected), $"{Percent(a.Present, a.Expected)}% ({a.Present} of {a.Expected})"))], null),
        Counts("How much help families needed when they came", "families", Enum.GetValues<NeedLevel>().Select(l => (Level(l), facts.Referrals.Count(r => r.Level == l))), control),
        Counts("What reviews found", "reviews", Enum.GetValues<ReviewResult>().Select(r => (Result(r), facts.Items.Count(i => i.Result == r))), control),
        Counts("How long cases were open", "cases", Lengths.Select(l => (l.Label, facts.Cases.Count(c => c.Days >= l.From && c.Days <= l.To))), control),
        Counts("How cases ended", "cases", Enum.GetValues<CaseEnd>().Select(e => (End(e), facts.Cases.Count(c => c.How == e))), control),
    ];

    private static readonly (string Label, int From, int To)[] Lengths = [("30 days or less", 0, 30), ("31 to 90 days", 31, 90), ("91 to 180 days", 91, 180), ("Over 180 days", 181, int.MaxValue)];

    private static FigureChart Counts(string title, string unit, IEnumerable<(string Label, int Count)> counts, Suppression? control)
    {
        var rows = counts.ToList();
        if (control is null)
            return new(title, unit, Math.Max(1, rows.Select(r => r.Count).DefaultIfEmpty().Max()), [.. rows.Select(r => new FigureBar(r.Label, r.Count, Number(r.Count)))], Number(rows.Sum(r => r.Count)));
        var table = control.Control([.. rows.Select(r => r.Count)]);
        return new(title, unit, Math.Max(1, table.Cells.Select(c => c ?? 0).DefaultIfEmpty().Max()),
            [.. rows.Select((r, i) => new FigureBar(r.Label, table.Cells[i], table.Cells[i] is { } shown ? Number(shown) : Suppression.Hidden))], table.Total is { } total ? Number(total) : Suppression.Hidden);
    }

    private static FigureLine Share(string question, int part, int whole, Suppression? control, string? of = null)
    {
        if (whole == 0) return new(question, Unknown, null);
        if (control is null) return new(question, $"{Percent(part, whole)}%", of is null ? $"{Number(part)} of {Number(whole)}" : $"{Number(part)} of {Number(whole)} {(whole == 1 ? of[..^1] : of)}");
        return control.Percent(part, whole) is { } percent ? new(question, $"{percent}%", $"of about {control.Count(whole)}") : new(question, Suppression.Hidden, null);
    }

    private static FigureLine Mean(string question, int part, int whole, Suppression? control) =>
        whole == 0 ? new(question, Unknown, null)
        : control is not null && control.Count(part) is null ? new(question, Suppression.Hidden, null)
        : new(question, (1m * (control?.Count(part) ?? part) / whole).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture), null);

    private static FigureLine Median(string question, List<int> of, string unit, Suppression? control)
    {
        if (of.Count == 0) return new(question, Unknown, null);
        if (control is not null && control.Count(of.Count) is null) return new(question, Suppression.Hidden, null);
        of.Sort();
        var median = of.Count % 2 == 1 ? of[of.Count / 2] : (of[(of.Count / 2) - 1] + of[of.Count / 2]) / 2m;
        return new(question, $"{median.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)} {unit}{(median == 1 ? "" : "s")}", "in the middle: half less, half more");
    }

    /// <summary>The mean before and after, of those cases alone of which both are known.</summary>
    private static FigureLine Change(string question, Facts facts, Func<Outcome, int?> before, Func<Outcome, int?> after, string unit, Suppression? control)
    {
        var both = facts.Outcomes.Where(o => before(o) is not null && after(o) is not null).ToList();
        if (both.Count == 0) return new(question, Unknown, null);
        if (control is not null && control.Count(both.Count) is null) return new(question, Suppression.Hidden, null);
        string Mean(Func<Outcome, int?> of) => both.Average(o => (decimal)of(o)!.Value).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
        return new(question, $"{Mean(before)}{unit} before, {Mean(after)}{unit} after", control is null ? $"on average, {Number(both.Count)} case{(both.Count == 1 ? "" : "s")}" : $"on average, about {control.Count(both.Count)} cases");
    }

    private static int Percent(int part, int whole) => whole == 0 ? 0 : (int)Math.Round(100m * part / whole, MidpointRounding.AwayFromZero);

    private static string Number(int count) => count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    private static string Level(NeedLevel level) => level switch
    {
        NeedLevel.Universal => "Universal: what everybody gets",
        NeedLevel.Targeted => "Targeted: some more help",
        NeedLevel.Specialist => "Specialist help",
        _ => "Crisis",
    };

    private static string Result(ReviewResult result) => result switch
    {
        ReviewResult.Better => "Better",
        ReviewResult.NoChange => "No change",
        _ => "Worse",
    };

    private static string End(CaseEnd end) => end switch
    {
        CaseEnd.GoalsMet => "Goals met",
        CaseEnd.Declined => "The family declined",
        CaseEnd.Transferred => "Another team took over",
        _ => "Taken back before it began",
    };
}
