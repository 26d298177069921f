using Neighbourhood.Antenatal.Pregnancies;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>
/// What comes when: NICE NG201's ten appointments for a first baby and seven for a later one, the two scans apart, and the health visitors' contacts
/// (antenatal.md, rules 2 and 10). Counted from the agreed due date, and after the birth from its day.
/// </summary>
internal static class Schedule
{
    internal const string Booking = "booking";
    internal const string DatingScan = "scan-12";
    internal const string AnomalyScan = "scan-20";
    internal const string VisitBefore = "visit-before";
    internal const string NewBirthVisit = "visit-new-birth";
    internal const string SixWeekVisit = "visit-6-weeks";
    internal const string FirstYearVisit = "visit-9-months";
    internal const string SecondYearVisit = "visit-2-years";

    /// <summary>Weeks of the appointments after booking; the first ones of a parity are only for a first baby.</summary>
    private static readonly (int Week, bool FirstOnly)[] Weeks = [(16, false), (25, true), (28, false), (31, true), (34, false), (36, false), (38, false), (40, true), (41, false)];

    /// <param name="From">The first day on which it may be held.</param>
    /// <param name="On">The day by which it should be.</param>
    /// <param name="To">The last day; after it, it was missed.</param>
    /// <param name="IfFirst">In the list only because parity is not known.</param>
    internal sealed record Wanted(string Code, MilestoneKind Kind, DateOnly From, DateOnly On, DateOnly To, bool IfFirst = false);

    /// <summary>How long each is due, as the settings say.</summary>
    /// <param name="BookBy">Day of pregnancy by which she is booked.</param>
    /// <param name="BookUntil">Day of pregnancy on which one who is not booked is asked after.</param>
    /// <param name="LateFrom">Day of pregnancy after which a notification is late, and she is booked <paramref name="Within"/> days of it.</param>
    internal sealed record Terms(
        int BookBy = 70, int BookUntil = 90, int LateFrom = 63, int Within = 14, (int Least, int Most)? BeforeWeeks = null, (int Least, int Most)? NewBirthDays = null,
        (int Least, int Most)? SixWeeks = null, (int Least, int Most)? FirstYearMonths = null, (int Least, int Most)? SecondYearMonths = null);

    internal static string Week(int week) => FormattableString.Invariant($"week-{week}");

    /// <summary>Until the birth, in order. Parity not known: the longer list, marked.</summary>
    /// <param name="notifiedOn">Where she was told of late, booking is due two weeks after that; null counts from the due date alone.</param>
    internal static IReadOnlyList<Wanted> Before(DateOnly edd, Parity parity, DateOnly? notifiedOn = null, Terms? terms = null)
    {
        terms ??= new();
        DateOnly Day(int weeks, int days = 0) => Gestation.DayOf(edd, weeks, days);
        var late = notifiedOn is { } told && Gestation.Of(edd, told).Days > terms.LateFrom;
        var (bookOn, until) = (late ? notifiedOn!.Value.AddDays(terms.Within) : Day(0, terms.BookBy), Day(0, terms.BookUntil));
        var (from, to) = terms.BeforeWeeks ?? (28, 36);
        List<Wanted> wanted =
        [
            new(Booking, MilestoneKind.Appointment, Day(6), bookOn, bookOn > until ? bookOn : until),
            new(DatingScan, MilestoneKind.Scan, Day(11, 2), Day(12), Day(14, 1)),
            new(AnomalyScan, MilestoneKind.Scan, Day(18), Day(20), Day(20, 6)),
            new(VisitBefore, MilestoneKind.Visit, Day(from), Day((from + to) / 2), Day(to, 6)),
        ];
        foreach (var (week, firstOnly) in Weeks)
            if (!firstOnly || parity != Parity.Parous)
                // The 16-week appointment has NICE's own window; every other is due in its week.
                wanted.Add(new(Week(week), MilestoneKind.Appointment, week == 16 ? Day(14) : Day(week), Day(week), week == 16 ? Day(18) : Day(week, 6), firstOnly && parity == Parity.NotKnown));
        return [.. wanted.OrderBy(w => w.On).ThenBy(w => w.From).ThenBy(w => w.Code, StringComparer.Ordinal)];
    }

    /// <summary>The health visitors' contacts after the birth.</summary>
    internal static IReadOnlyList<Wanted> After(DateOnly bornOn, Terms? terms = null)
    {
        var newBirth = terms?.NewBirthDays ?? (10, 14);
        var weeks = terms?.SixWeeks ?? (6, 8);
        var (first, second) = (terms?.FirstYearMonths ?? (9, 12), terms?.SecondYearMonths ?? (24, 30));
        return
        [
            new(NewBirthVisit, MilestoneKind.Visit, bornOn.AddDays(newBirth.Least), bornOn.AddDays(newBirth.Most), bornOn.AddDays(newBirth.Most)),
            new(SixWeekVisit, MilestoneKind.Visit, bornOn.AddDays(7 * weeks.Least), bornOn.AddDays(7 * weeks.Most), bornOn.AddDays(7 * weeks.Most)),
            new(FirstYearVisit, MilestoneKind.Visit, bornOn.AddMonths(first.Least), bornOn.AddMonths(first.Most), bornOn.AddMonths(first.Most)),
            new(SecondYearVisit, MilestoneKind.Visit, bornOn.AddMonths(second.Least), bornOn.AddMonths(second.Most), bornOn.AddMonths(second.Most)),
        ];
    }

    /// <summary>As people say it: "16-week appointment".</summary>
    internal static string Label(string code) => code switch
    {
        Booking => "Booking appointment",
        DatingScan => "12-week scan",
        AnomalyScan => "20-week scan",
        VisitBefore => "Health visitor before the birth",
        NewBirthVisit => "New-birth visit",
        SixWeekVisit => "6 to 8 week visit",
        FirstYearVisit => "9 to 12 month review",
        SecondYearVisit => "2 year review",
        _ => $"{code["week-".Length..]}-week appointment",
    };
}
