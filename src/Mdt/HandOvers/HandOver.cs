using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>What became of an offer to lead a case. Replaced: somebody else was asked. Lapsed: the case ended, or who was asked cannot lead.</summary>
internal enum LeadOfferOutcome { Accepted, Declined, Withdrawn, Replaced, Lapsed }

/// <summary>What became of an offer of a case to another team.</summary>
internal enum TransferOutcome { Accepted, Declined, Withdrawn }

/// <summary>Why another team is asked.</summary>
internal enum TransferWhy { Asked, Decided, Moved }

/// <summary>An offer is answered once: what is over is refused with a reason in plain words.</summary>
internal static class HandOver
{
    internal const int LongestLeadNote = 1000;
    internal const int LongestTransferNote = 2000;
    internal const int LongestReason = 500;

    /// <summary>Refuses another answer to what was answered; false where this very answer was given before.</summary>
    internal static bool CheckWaits<T>(T? outcome, T wanted) where T : struct, Enum =>
        outcome is not { } was || (was.Equals(wanted) ? false : throw new Refused("", $"This offer {InWords(was.ToString())}: nobody needs to answer it any more"));

    /// <summary>Two answered in the same moment: the second finds out, and nothing of theirs is kept.</summary>
    internal static Conflict SomebodyWasFirst() => new("Somebody else has answered this offer in the meantime. Look at what stands now.");

    /// <summary>To stand after "This offer".</summary>
    internal static string InWords(string outcome) => outcome switch
    {
        nameof(LeadOfferOutcome.Accepted) => "was accepted",
        nameof(LeadOfferOutcome.Declined) => "was declined",
        nameof(LeadOfferOutcome.Withdrawn) => "was withdrawn",
        nameof(LeadOfferOutcome.Replaced) => "was replaced by a newer one",
        _ => "has ended",
    };

    internal static string InWords(TransferWhy why) => why switch
    {
        TransferWhy.Decided => "The team decided it at a meeting",
        TransferWhy.Moved => "The family has moved to where your team works",
        _ => "The team asks you",
    };
}
