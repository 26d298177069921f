using Neighbourhood.Antenatal.Pregnancies;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>What happened: kept with the loss alone, told to nobody by the program.</summary>
internal enum LossType
{
    /// <summary>Before 24+0.</summary>
    Miscarriage,
    /// <summary>At or after 24+0.</summary>
    Stillbirth,
    Termination,
}

/// <summary>Whether a person offered her support afterwards.</summary>
internal enum CareOffered { NotYet, Offered, Declined }

/// <summary>What became of recording it.</summary>
internal enum TryEnd
{
    /// <summary>It is recorded.</summary>
    Done,
    /// <summary>Somebody else had recorded it.</summary>
    Already,
    /// <summary>Her midwife said that it was asked for by mistake.</summary>
    Withdrawn,
    /// <summary>The pregnancy was no longer one of which a loss can be recorded: nothing is, and her midwife reads so.</summary>
    MovedOn,
}

/// <summary>A loss as a midwife records it, for one or several babies of a pregnancy.</summary>
internal sealed record AskedLoss(Guid PregnancyId, IReadOnlyList<Guid> BabyIds, LossType Type, DateOnly On, bool Visitor, bool Hub, bool Gp, CareOffered Care);

/// <summary>The rules of a loss, in plain words.</summary>
internal static class Loss
{
    /// <summary>Which name is right by law is a matter of weeks.</summary>
    private const int StillbirthFrom = 7 * 24;

    /// <summary>Who may be told what happened, as she chose.</summary>
    internal static class Told
    {
        internal const string Visitor = "visitor";
        internal const string Hub = "hub";
        internal const string Gp = "gp";
        internal const string Nobody = "nobody";

        internal static readonly IReadOnlyList<string> All = [Visitor, Hub, Gp, Nobody];
    }

    /// <summary>Why this name does not fit the weeks on that day; null where it does, or the due date is not known.</summary>
    internal static string? DoesNotFit(LossType type, DateOnly? edd, DateOnly on) => (type, Gestation.Of(edd, on)) switch
    {
        (LossType.Miscarriage, { Days: >= StillbirthFrom } weeks) => $"On that day she was {weeks.Text} weeks. From 24+0 a baby who died before birth is recorded as stillborn. Check the day and what happened",
        (LossType.Stillbirth, { Days: < StillbirthFrom } weeks) => $"On that day she was {weeks.Text} weeks. Before 24+0 it is recorded as a miscarriage. Check the day and what happened",
        _ => null,
    };

    /// <summary>Why that day cannot be; null where it can.</summary>
    internal static string? WrongDay(DateOnly? edd, DateOnly notifiedOn, DateOnly on, DateOnly today) =>
        on > today ? "The day must be today or earlier"
        : on < (edd?.AddDays(-Gestation.Term) ?? notifiedOn.AddDays(-Gestation.Term)) ? "The day is before this pregnancy began. Check it"
        : null;

    internal static string Label(LossType type) => type switch
    {
        LossType.Miscarriage => "Miscarriage",
        LossType.Stillbirth => "The baby was stillborn",
        _ => "The pregnancy was ended",
    };

    internal static string Label(CareOffered care) => care switch
    {
        CareOffered.NotYet => "Not yet",
        CareOffered.Offered => "Yes, by a person",
        _ => "Yes, and she would rather not for now",
    };
}
