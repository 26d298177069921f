namespace Neighbourhood.Antenatal.Screens;

/// <summary>Where she was asked how she feels.</summary>
internal enum AskedAt { Clinic, Home, Telephone, Hub, Hospital }

/// <summary>What she answered when she was asked, alone, whether somebody at home hurts, frightens or controls her.</summary>
internal enum SafetyAnswer { NotAlone, No, Yes, DidNotSay }

/// <summary>How she hopes to feed her baby.</summary>
internal enum FeedingHope { Breast, Formula, Both, NotSure }

/// <summary>How her partner takes part, as she says.</summary>
internal enum PartnerInvolved { Yes, No, NoPartner, NotSaid }

/// <summary>What was done about an answer; the most urgent of what was asked for.</summary>
internal enum ActionTaken { None, Repeat, Assessment, Pathway, SafetyTalk }

internal static class Screen
{
    /// <summary>Short names of the items of the Edinburgh scale; its questions are read from the service's own copy.</summary>
    internal static readonly IReadOnlyList<string> Items =
        ["Laughter", "Looking forward", "Self-blame", "Worry", "Fear", "Coping", "Sleep", "Sadness", "Crying", "Self-harm"];

    internal static string Label(AskedAt setting) => setting switch
    {
        AskedAt.Clinic => "At a clinic",
        AskedAt.Home => "At home",
        AskedAt.Telephone => "By telephone",
        AskedAt.Hub => "At a hub",
        _ => "In hospital",
    };

    internal static string Label(SafetyAnswer answer) => answer switch
    {
        SafetyAnswer.NotAlone => "She was not alone: not asked",
        SafetyAnswer.No => "No",
        SafetyAnswer.Yes => "Yes: somebody hurts, frightens or controls her",
        _ => "She did not want to say",
    };

    internal static string Label(FeedingHope hope) => hope switch
    {
        FeedingHope.Breast => "Breastfeed",
        FeedingHope.Formula => "Formula",
        FeedingHope.Both => "Both",
        _ => "Not sure yet",
    };

    internal static string Label(PartnerInvolved involved) => involved switch
    {
        PartnerInvolved.Yes => "Takes part",
        PartnerInvolved.No => "Does not take part",
        PartnerInvolved.NoPartner => "She has no partner",
        _ => "She did not say",
    };

    internal static string Label(Ask ask) => ask switch
    {
        Ask.SafetyToday => "A safety conversation today, by whoever asked",
        Ask.Pathway => "An assessment through the perinatal mental-health pathway",
        Ask.Assessment => "An assessment",
        Ask.Gad7 => "The GAD-7",
        _ => "The Edinburgh scale again",
    };
}
