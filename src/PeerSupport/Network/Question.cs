using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>How a question to the network stands.</summary>
internal enum QuestionStatus { Open, Answered, Helped, Closed }

/// <summary>The rules of a question and its answers.</summary>
internal static class Question
{
    internal const int Shortest = 10;
    internal const int Longest = 500;
    internal const int LongestAnswer = 2000;

    internal static bool May(QuestionStatus from, QuestionStatus to) => (from, to) switch
    {
        (QuestionStatus.Open, QuestionStatus.Answered or QuestionStatus.Helped or QuestionStatus.Closed) => true,
        (QuestionStatus.Answered, QuestionStatus.Helped or QuestionStatus.Closed) => true,
        _ => false,
    };

    internal static string Label(QuestionStatus status) => status switch
    {
        QuestionStatus.Open => "No answer yet",
        QuestionStatus.Answered => "Answered",
        QuestionStatus.Helped => "An answer helped",
        _ => "Not needed any more",
    };

    /// <summary>The day to which an answer that helped on this day is kept; looked at again then.</summary>
    internal static DateOnly KeptUntil(DateOnly helpedOn, int months) => helpedOn.AddMonths(months);

    /// <exception cref="Refused">Nobody is waiting for an answer any more.</exception>
    internal static void CheckMayBeAnswered(QuestionStatus status)
    {
        if (status == QuestionStatus.Closed) throw new Refused("", "The answer to this question is not needed any more. Nothing was sent.");
    }
}
