using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>How being in touch ends, whoever of the three ends it: the channel closes, and "I have someone to turn to" is asked once more.</summary>
internal sealed class Ending(Db db, MatchSteps steps, MatchDesk matches, CurrentUser user)
{
    /// <summary>Why somebody may say that it ends. Where contact is stopped the program ends it.</summary>
    internal static bool MayBeSaid(EndCode? why) => why is not (null or EndCode.System) && Enum.IsDefined(why.Value);

    internal static string Label(EndCode why) => why switch
    {
        EndCode.GoalMet => "They have what they wanted",
        EndCode.WantedToStop => "They wanted to stop",
        EndCode.NoContact => "They are not in touch any more",
        EndCode.SteppedUp => "They need more help, and somebody gives it",
        EndCode.Unsuitable => "It was not right for them",
        _ => "It has ended",
    };

    /// <summary>Before first contact the request looks for somebody else; after it, it ends. What has ended stays as it ended.</summary>
    /// <param name="last">Whether the parent wants nobody else: then it ends before first contact too.</param>
    /// <param name="someoneNow">From 1 to 5; null where it was not asked.</param>
    internal async Task End(Guid matchId, EndCode why, bool last, int? someoneNow, CancellationToken ct)
    {
        Check(someoneNow);
        var match = await steps.Find(matchId, ct);
        if (match.Status is MatchStatus.Ended or MatchStatus.SaidNo) return;
        // Tasks and messages that end with it are the program's to close.
        user.IsSystemFor(user.Id);
        if (match.Status != MatchStatus.Active && !last) await matches.FellThrough(matchId, MatchDesk.Code(why), ct);
        else
        {
            await matches.End(matchId, why, ct);
            await Someone(match.RequestId, someoneNow, ct);
        }
        await db.Execute("DELETE FROM peersupport_slot WHERE match_id = @matchId AND called_at IS NULL", new { matchId }, ct);
    }

    /// <summary>How far they have someone to turn to now: what was said first stands.</summary>
    internal Task<int> Someone(Guid requestId, int? now, CancellationToken ct) =>
        db.Execute("UPDATE peersupport_request SET someone_after = @now WHERE id = @requestId AND someone_after IS NULL AND @now IS NOT NULL", new { requestId, now }, ct);

    internal static void Check(int? someoneNow) => new Refusals().If(someoneNow is not (null or (>= 1 and <= 5)), "SomeoneNow", "Choose from 1 to 5").Throw();
}
