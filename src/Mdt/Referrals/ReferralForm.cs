using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>How a referral came about.</summary>
internal enum RaisedVia { Professional, CaseFinding, SelfOrFamily, AutoRule, StepDown, Transfer }

/// <summary>What sharing stands on; all of it is the public task.</summary>
internal enum ReferralBasis { DirectCare, EarlyHelp, Safeguarding }

/// <summary>How much help the family needs when they come to the team.</summary>
internal enum NeedLevel { Universal, Targeted, Specialist, Crisis }

internal enum ReferralUrgency { Routine, Soon, Urgent }

/// <summary>What a referrer fills in (form F2): a draft may lack anything, but nothing may be too long.</summary>
internal abstract record ReferralForm
{
    /// <summary>The team that is asked.</summary>
    public Guid? MdtId { get; init; }

    /// <summary>Who in the household this is about.</summary>
    public IReadOnlyList<Guid> PersonIds { get; init; } = [];

    public string? Situation { get; init; }
    public string? Background { get; init; }
    public string? Assessment { get; init; }

    /// <summary>What the team is asked to do.</summary>
    public string? Ask { get; init; }

    public string? FamilyWants { get; init; }

    /// <summary>Only where <see cref="FamilyWants"/> is empty.</summary>
    public string? FamilyNotAskedReason { get; init; }

    public bool? FamilyTold { get; init; }
    public string? FamilyNotToldReason { get; init; }
    public ReferralBasis? Basis { get; init; }
    public ReferralUrgency? Urgency { get; init; }
    public string? UrgentReason { get; init; }
    public NeedLevel? LevelAtEntry { get; init; }

    /// <summary>What a visitor must know.</summary>
    public string? VisitSafety { get; init; }

    /// <summary>What the team should see at once.</summary>
    public IReadOnlyList<RiskFlag> RiskFlags { get; init; } = [];

    /// <summary>How it came about; a transfer writes its own.</summary>
    public RaisedVia RaisedVia { get; init; }

    /// <summary>The ticks as they are kept.</summary>
    internal string? Flags() => Referrals.RiskFlags.Kept(RiskFlags ?? []);

    /// <summary>The ids as they are kept: each once; none where the sender left them out.</summary>
    internal IReadOnlyList<Guid> People() => [.. (PersonIds ?? []).Distinct()];

    /// <summary>As it is checked and kept: without what stands around the texts, lines ended in one way.</summary>
    internal ReferralForm Tidy() => this with
    {
        Situation = Tidy(Situation),
        Background = Tidy(Background),
        Assessment = Tidy(Assessment),
        Ask = Tidy(Ask),
        FamilyWants = Tidy(FamilyWants),
        FamilyNotAskedReason = Tidy(FamilyNotAskedReason),
        FamilyNotToldReason = Tidy(FamilyNotToldReason),
        UrgentReason = Tidy(UrgentReason),
        VisitSafety = Tidy(VisitSafety),
    };

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");

    /// <summary>What a draft must keep to.</summary>
    internal Refusals Fits() => new Refusals()
        .If(People().Count > 30, "PersonIds", "Choose 30 people or fewer")
        .Text(Situation, "Situation", 1000)
        .Text(Background, "Background", 2000)
        .Text(Assessment, "Assessment", 2000)
        .Text(Ask, "Ask", 500)
        .Text(FamilyWants, "FamilyWants", 1000)
        .Text(FamilyNotAskedReason, "FamilyNotAskedReason", 500)
        .Text(FamilyNotToldReason, "FamilyNotToldReason", 500)
        .Text(UrgentReason, "UrgentReason", 500)
        .Text(VisitSafety, "VisitSafety", 500)
        .If((RiskFlags ?? []).Any(flag => !Enum.IsDefined(flag)), "RiskFlags", "Choose from the list")
        .If(!Enum.IsDefined(RaisedVia) || RaisedVia == RaisedVia.Transfer, "RaisedVia", "Choose from the list")
        .If(Basis is { } basis && !Enum.IsDefined(basis), "Basis", "Choose from the list")
        .If(Urgency is { } urgency && !Enum.IsDefined(urgency), "Urgency", "Choose from the list")
        .If(LevelAtEntry is { } level && !Enum.IsDefined(level), "LevelAtEntry", "Choose from the list");

    /// <summary>What the team needs before it can look at it.</summary>
    internal Refusals IsComplete() => Fits()
        .If(MdtId is null, "MdtId", "Choose a team")
        .If(People().Count == 0, "PersonIds", "Choose who in the household this is about")
        .If(Empty(Situation), "Situation", "Describe the situation")
        .If(TooShort(Situation, 20), "Situation", "Describe the situation in at least 20 characters")
        .If(Empty(Ask), "Ask", "Say what you want the team to do")
        .If(TooShort(Ask, 10), "Ask", "Say what you want the team to do in at least 10 characters")
        .If(Empty(FamilyWants) && Empty(FamilyNotAskedReason), "FamilyWants", "Say what the family wants, or why they were not asked")
        .If(FamilyTold is null, "FamilyTold", "Say whether the family has been told")
        .If(FamilyTold == false && Empty(FamilyNotToldReason), "FamilyNotToldReason", "Say why the family has not been told")
        .If(Basis is null, "Basis", "Choose what sharing this stands on")
        .If(LevelAtEntry is null, "LevelAtEntry", "Choose the level of need")
        .If(Urgency is null, "Urgency", "Choose how urgent this is")
        .If(Urgency == ReferralUrgency.Urgent && Empty(UrgentReason), "UrgentReason", "Say why this is urgent");

    private static bool Empty(string? text) => string.IsNullOrWhiteSpace(text);

    private static bool TooShort(string? text, int least) => !Empty(text) && text!.Trim().Length < least;
}

/// <summary>The form's codes in words, in the order of a list.</summary>
internal static class ReferralWords
{
    internal static string InWords(this ReferralBasis basis) => basis switch
    {
        ReferralBasis.DirectCare => "Direct care",
        ReferralBasis.EarlyHelp => "Early help",
        _ => "Safeguarding",
    };

    internal static string InWords(this NeedLevel level) => level switch
    {
        NeedLevel.Universal => "Universal",
        NeedLevel.Targeted => "Targeted",
        NeedLevel.Specialist => "Specialist",
        _ => "Crisis",
    };

    internal static string InWords(this ReferralUrgency urgency) => urgency switch
    {
        ReferralUrgency.Routine => "Routine",
        ReferralUrgency.Soon => "Soon",
        _ => "Urgent",
    };

    internal static string InWords(this RaisedVia via) => via switch
    {
        RaisedVia.Professional => "A professional",
        RaisedVia.CaseFinding => "Case finding",
        RaisedVia.SelfOrFamily => "The family itself",
        RaisedVia.AutoRule => "A rule of the program",
        RaisedVia.Transfer => "A transfer from another team",
        _ => "Step-down",
    };
}

/// <summary>What a person may say about how it came; a rule of the program and a transfer say it themselves.</summary>
internal static class RaisedBy
{
    internal static IReadOnlyList<RaisedVia> People { get; } = [RaisedVia.Professional, RaisedVia.SelfOrFamily, RaisedVia.CaseFinding, RaisedVia.StepDown];
}
