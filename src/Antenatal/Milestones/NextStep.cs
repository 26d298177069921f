using Neighbourhood.Antenatal.Pregnancies;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>How soon something is due.</summary>
internal enum DueBucket { Overdue, Today, ThisWeek, Later }

/// <summary>What a midwife does next for one woman: the first of all that is due, and the page where it is done in one press.</summary>
/// <param name="On">The day by which it should be done.</param>
internal sealed record NextStep(string What, DateOnly On, string Path)
{
    /// <param name="SilenceId">A question about her silence that is open.</param>
    /// <param name="Rows">Appointments and scans; visits are the health visitors'.</param>
    /// <param name="PromptDays">Days between two prompts for a due date.</param>
    internal sealed record Case(
        Guid PregnancyId, PregnancyStatus Status, DateOnly NotifiedOn, DateOnly? AgreedEdd, DateOnly? EddPromptedOn, DateOnly? BookingOn, Guid? SilenceId, DateOnly? SilenceOn,
        IReadOnlyList<Replan.Row> Rows, int PromptDays);

    /// <summary>Always something: who has nothing planned is looked at.</summary>
    internal static NextStep Of(Case one, DateOnly today) =>
        All(one, today).OrderBy(s => s.On).FirstOrDefault() ?? new("Nothing is planned: look at her page", today, PregnancyPaths.Of(one.PregnancyId));

    internal static DueBucket Bucket(DateOnly on, DateOnly today) => (on.DayNumber - today.DayNumber) switch { < 0 => DueBucket.Overdue, 0 => DueBucket.Today, < 7 => DueBucket.ThisWeek, _ => DueBucket.Later };

    private static IEnumerable<NextStep> All(Case one, DateOnly today)
    {
        if (one is { SilenceId: { } silence, SilenceOn: { } since }) yield return new("Find out why she has gone quiet", since.AddDays(Silences.Within), Silences.Path(one.PregnancyId, silence));
        if (one.Status == PregnancyStatus.Born)
        {
            yield return new("Hand over to the health visitors", one.Rows.FirstOrDefault(r => r.Code == Schedule.NewBirthVisit)?.DueFrom ?? today, PregnancyPaths.Of(one.PregnancyId));
            yield break;
        }
        if (one.AgreedEdd is null)
            yield return new("Ask for the due date", one.EddPromptedOn?.AddDays(PromptsForDueDate.Within) ?? one.NotifiedOn.AddDays(one.PromptDays), PregnancyPaths.Dates(one.PregnancyId));
        var booking = one.Rows.FirstOrDefault(r => r.Code == Schedule.Booking);
        if (one.Status == PregnancyStatus.Notified) yield return new("Agree a booking appointment", booking?.DueOn ?? one.NotifiedOn.AddDays(one.PromptDays), PregnancyPaths.Booking(one.PregnancyId));
        if (one.Status == PregnancyStatus.Booked) yield return new("Booking appointment", one.BookingOn ?? booking?.DueOn ?? today, PregnancyPaths.Booked(one.PregnancyId));
        foreach (var row in one.Rows)
            if (row is { Status: MilestoneStatus.Upcoming or MilestoneStatus.Open, Kind: not MilestoneKind.Visit } && row.Code != Schedule.Booking)
                yield return new(Schedule.Label(row.Code), row.DueOn, PregnancyPaths.Done(one.PregnancyId, row.Id));
    }
}
