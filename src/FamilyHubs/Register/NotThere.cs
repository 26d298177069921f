using System.Globalization;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>Why somebody who was booked was not there, as far as it is known.</summary>
internal enum MissedReason { Ill, Forgot, Transport, Work, CancelledLate, NotKnown, DidNotFeelRight, Other }

/// <summary>
/// What is said of somebody who was booked and not there (hub-sessions.md, rule 4): a child "was not brought", an adult "did not attend", between them the worker
/// chooses; nobody failed to come.
/// </summary>
internal static class NotThere
{
    internal const int LongestNote = 300;

    /// <param name="Under">Below this age a child was not brought.</param>
    /// <param name="ChoosesFrom">From this age to the next the worker chooses.</param>
    internal sealed record Ages(int Under, int ChoosesFrom, int ChoosesTo)
    {
        /// <param name="chooses">As the setting has it: "16..17".</param>
        internal static Ages Read(string under, string chooses)
        {
            var ends = chooses.Split("..").Select(e => int.Parse(e, CultureInfo.InvariantCulture)).ToList();
            return new(int.Parse(under, CultureInfo.InvariantCulture), ends[0], ends[^1]);
        }
    }

    /// <param name="Outcome">Chosen by the worker, at the ages where they choose; else what the age says, or null.</param>
    /// <param name="TaskId">Of a task to get in touch; null for none.</param>
    internal sealed record Said(Guid PersonId, Outcome? Outcome, MissedReason? Reason, string? Note, Guid? TaskId = null);

    /// <summary>What it is called; null where the worker chooses.</summary>
    /// <param name="months">Null where no birth is known: then it counts whether they are in the family as a child.</param>
    internal static Outcome? Of(int? months, bool isChild, Ages ages) => (months / 12) switch
    {
        null => isChild ? Outcome.WasNotBrought : Outcome.DidNotAttend,
        var years when years < ages.Under => Outcome.WasNotBrought,
        var years when years >= ages.ChoosesFrom && years <= ages.ChoosesTo => null,
        _ => Outcome.DidNotAttend,
    };

    internal static string InWords(Outcome outcome) => outcome switch
    {
        Outcome.WasNotBrought => "Was not brought",
        Outcome.DidNotAttend => "Did not attend",
        Outcome.CancelledByFamily => "Cancelled by the family",
        Outcome.CancelledByHub => "Cancelled by the hub",
        Outcome.AttendedLate => "Came late",
        Outcome.LeftEarly => "Left early",
        Outcome.VirtualAttended => "Joined online",
        _ => "Came",
    };

    internal static string InWords(MissedReason reason) => reason switch
    {
        MissedReason.Ill => "Ill",
        MissedReason.Forgot => "Forgot",
        MissedReason.Transport => "Could not get here",
        MissedReason.Work => "Work",
        MissedReason.CancelledLate => "Told us too late to free the place",
        MissedReason.DidNotFeelRight => "Did not feel right for them",
        MissedReason.Other => "Other",
        _ => "Not known",
    };
}
