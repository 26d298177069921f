using Neighbourhood.Families.Contracts;

namespace Neighbourhood.Families.Concerns;

/// <summary>How a concern goes on: raised, the lead told, referred or not, closed. Recording refers nobody by itself.</summary>
internal static class Concern
{
    internal const int LongestSeen = 4000;
    internal const int LongestWords = 1000;

    /// <summary>Where it may go from here.</summary>
    internal static IReadOnlyList<ConcernState> Next(ConcernState state) => state switch
    {
        ConcernState.Raised => [ConcernState.LeadTold],
        ConcernState.LeadTold => [ConcernState.Referred, ConcernState.NotReferred],
        // A family that was not referred may be, when more is known.
        ConcernState.NotReferred => [ConcernState.Referred, ConcernState.Closed],
        ConcernState.Referred => [ConcernState.Closed],
        _ => [],
    };

    internal static string InWords(ConcernState state) => state switch
    {
        ConcernState.Raised => "Raised",
        ConcernState.LeadTold => "Lead told",
        ConcernState.Referred => "Referred",
        ConcernState.NotReferred => "Not referred",
        _ => "Closed",
    };

    internal static string InWords(ConcernKind kind) => kind switch
    {
        ConcernKind.DomesticAbuse => "Domestic abuse",
        ConcernKind.UnbornBaby => "Unborn baby",
        ConcernKind.SelfHarm => "Self-harm",
        ConcernKind.Other => "Something else",
        _ => kind.ToString(),
    };

    internal static string InWords(ReferredTo to) => to switch
    {
        ReferredTo.Mash => "Multi-agency safeguarding hub",
        ReferredTo.Police => "Police",
        _ => "999",
    };
}

internal enum ConcernState { Raised, LeadTold, Referred, NotReferred, Closed }

internal enum ReferredTo { Mash, Police, EmergencyServices }
