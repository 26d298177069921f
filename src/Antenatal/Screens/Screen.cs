namespace Neighbourhood.Antenatal.Screens;

/// <summary>Where she was asked how she feels.</summary>
internal enum AskedAt { Clinic, Home, Telephone, Hub, Hospital }

/// <summary>What she answered when she was asked, alone, whether she is safe at home.</summary>
internal enum SafetyAnswer { NotAlone, No, Yes, DidNotSay }

/// <summary>How she hopes to feed her baby.</summary>
internal enum FeedingHope { Breast, Formula, Both, NotSure }

/// <summary>How her partner takes part, as she says.</summary>
internal enum PartnerInvolved { Yes, No, NoPartner, NotSaid }
