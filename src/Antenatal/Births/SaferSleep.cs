using Neighbourhood.Antenatal.Pregnancies;

namespace Neighbourhood.Antenatal.Births;

/// <summary>When safer sleep is talked about, and what is talked through (antenatal.md, "SaferSleepTalk").</summary>
internal static class SaferSleep
{
    internal const int FromWeek = 36;
    private const int VisitFromDays = 10;
    private const int SixWeeksDays = 42;

    /// <summary>What is talked through, by code.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Risks = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["place"] = "Where the baby sleeps: a clear, flat, firm space of its own",
        ["back"] = "On the back, with the face and head uncovered",
        ["sharing"] = "Sharing a bed",
        ["sofa"] = "Never on a sofa or in an armchair",
        ["alcohol-drugs"] = "Alcohol, drugs, or medicine that makes drowsy",
        ["smoking"] = "Smoking, by anybody at home",
        ["warm"] = "Getting too warm",
        ["early"] = "Born early, or small",
        ["away"] = "Nights away from home, and who else looks after the baby",
    };

    internal static string Label(SleepMoment moment) => moment switch
    {
        SleepMoment.Week36 => "At 36 weeks",
        SleepMoment.GoingHome => "Going home",
        SleepMoment.NewBirthVisit => "New-birth visit",
        SleepMoment.SixToEightWeeks => "6 to 8 weeks",
        _ => "When the home changed",
    };

    /// <param name="Moment">When it was.</param>
    internal sealed record Talk(SleepMoment Moment, DateOnly On);

    /// <summary>The moments that have come and lack a conversation, the first first.</summary>
    /// <param name="bornOn">Of a living baby; null before the birth.</param>
    /// <param name="movedOn">When the home changed last; null for never.</param>
    internal static IReadOnlyList<SleepMoment> Missing(DateOnly? edd, DateOnly? bornOn, DateOnly? movedOn, IReadOnlyList<Talk> talks, DateOnly today)
    {
        var missing = new List<SleepMoment>();
        void Ask(SleepMoment moment, bool hasCome)
        {
            if (hasCome && talks.All(t => t.Moment != moment)) missing.Add(moment);
        }
        if (bornOn is not { } born)
        {
            Ask(SleepMoment.Week36, edd is { } due && today >= Gestation.DayOf(due, FromWeek));
            return missing;
        }
        if (!IsUnderOne(born, today)) return missing;
        Ask(SleepMoment.GoingHome, true);
        Ask(SleepMoment.NewBirthVisit, today >= born.AddDays(VisitFromDays));
        Ask(SleepMoment.SixToEightWeeks, today >= born.AddDays(SixWeeksDays));
        // Each change asks again: one that was talked about before counts for nothing.
        if (movedOn is { } moved && moved >= born && talks.All(t => t.Moment != SleepMoment.HomeChanged || t.On < moved)) missing.Add(SleepMoment.HomeChanged);
        return missing;
    }

    internal static bool IsUnderOne(DateOnly born, DateOnly today) => today < born.AddYears(1);
}
