using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>How a match stands: offered to both, accepted by both, in touch, ended; or one of them said no.</summary>
internal enum MatchStatus { Offered, Matched, Active, Ended, SaidNo }

/// <summary>What one of the two said to an offer.</summary>
internal enum Said { Yes, No }

/// <summary>The steps of a match: what is not listed is refused with a plain reason.</summary>
internal static class Match
{
    internal static bool May(MatchStatus from, MatchStatus to) => (from, to) switch
    {
        (MatchStatus.Offered, MatchStatus.Matched or MatchStatus.SaidNo or MatchStatus.Ended) => true,
        (MatchStatus.Matched, MatchStatus.Active or MatchStatus.SaidNo or MatchStatus.Ended) => true,
        (MatchStatus.Active, MatchStatus.Ended) => true,
        _ => false,
    };

    /// <summary>Whether its channel may be open.</summary>
    internal static bool IsOpen(MatchStatus status) => status is MatchStatus.Matched or MatchStatus.Active;

    internal static bool IsOver(MatchStatus status) => status is MatchStatus.Ended or MatchStatus.SaidNo;

    internal static string Label(MatchStatus status) => status switch
    {
        MatchStatus.Offered => "Offered, waiting for both",
        MatchStatus.Matched => "Matched, no contact yet",
        MatchStatus.Active => "In touch",
        MatchStatus.Ended => "Ended",
        _ => "Not this time",
    };

    /// <exception cref="Refused">The step is not one of the list.</exception>
    internal static void Check(MatchStatus from, MatchStatus to)
    {
        if (!May(from, to))
            throw new Refused("", from is MatchStatus.Ended or MatchStatus.SaidNo ? "This match has ended." : $"A match that is “{Label(from)}” cannot become “{Label(to)}”.");
    }
}
