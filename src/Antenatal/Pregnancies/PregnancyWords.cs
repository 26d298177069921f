namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>Where the due date comes from.</summary>
internal enum DueFrom { Period, Scan, NotKnown }

/// <summary>Why a booking appointment is later than it should be (NICE NG201 asks for the reason).</summary>
internal enum LateReason { DidNotKnow, ToldLate, MovedHere, HardToGetThere, Language, Undecided, Afraid, NoAppointment, Other, DidNotSay }

/// <summary>What makes it harder for a woman (NICE CG110).</summary>
internal enum ComplexFactor { SubstanceMisuse, MigrantOrLanguage, Under20, DomesticAbuse }

/// <summary>Whether she smokes, as she says: asked at booking and at the birth.</summary>
internal enum Smoking { No, Stopped, Yes, NotAsked }

/// <summary>What she knows of a pregnancy that was entered by mistake.</summary>
internal enum SheKnows { NeverTold, Told, NotYet }

/// <summary>The words of a pregnancy's pages.</summary>
internal static class PregnancyWords
{
    internal static string Label(NotifiedBy source) => source switch
    {
        NotifiedBy.Midwife => "A midwife",
        NotifiedBy.Practice => "Her GP practice",
        NotifiedBy.HealthVisitor => "A health visitor",
        NotifiedBy.Hub => "A family hub or outreach worker",
        _ => "She herself",
    };

    internal static string Label(Parity parity) => parity switch
    {
        Parity.Nulliparous => "No, this is the first time",
        Parity.Parous => "Yes",
        _ => "Not known yet",
    };

    internal static string Label(Multiple multiple) => multiple switch
    {
        Multiple.No => "One baby",
        Multiple.Yes => "More than one baby",
        _ => "Not known yet",
    };

    internal static string Label(LateReason reason) => reason switch
    {
        LateReason.DidNotKnow => "She did not know that she was pregnant",
        LateReason.ToldLate => "Maternity was told late",
        LateReason.MovedHere => "She moved here, or was looked after elsewhere",
        LateReason.HardToGetThere => "It was hard to get to an appointment",
        LateReason.Language => "Language, or not knowing how it works here",
        LateReason.Undecided => "She was not sure about the pregnancy",
        LateReason.Afraid => "She was afraid to come, or somebody kept her from it",
        LateReason.NoAppointment => "There was no earlier appointment",
        LateReason.Other => "Something else",
        _ => "She did not say",
    };

    internal static string Label(ComplexFactor factor) => factor switch
    {
        ComplexFactor.SubstanceMisuse => "Alcohol or drugs",
        ComplexFactor.MigrantOrLanguage => "New to the country, seeking asylum, or finds reading or speaking English hard",
        ComplexFactor.Under20 => "Under 20",
        _ => "Abuse at home",
    };

    internal static string Label(Smoking smoking) => smoking switch
    {
        Smoking.No => "No",
        Smoking.Stopped => "She stopped in this pregnancy",
        Smoking.Yes => "Yes",
        _ => "Not asked",
    };

    /// <summary>
    /// A code of the database in words for a page that her partner could see: that somebody keeps her from coming stands on none. Nothing where it is none of the list.
    /// </summary>
    internal static string? Late(string? code) =>
        Enum.TryParse<LateReason>(code, out var reason) && Enum.IsDefined(reason) ? reason == LateReason.Afraid ? "why is noted, and not shown here" : Label(reason) : null;

    /// <summary>"DidNotKnow" reads "did not know".</summary>
    internal static string Plain(string code) =>
        string.Concat(code.Select((c, i) => char.IsUpper(c) && i > 0 ? $" {char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));

    /// <summary>A step of the history in words.</summary>
    internal static string Step(string to) =>
        Enum.TryParse<PregnancyStatus>(to, out var status) && Enum.IsDefined(status) ? status == PregnancyStatus.Notified ? "Notified" : Pregnancy.Label(status)
        : Enum.TryParse<Noted>(to, out var noted) && Enum.IsDefined(noted) ? NotedSteps.Label(noted) : to;
}
