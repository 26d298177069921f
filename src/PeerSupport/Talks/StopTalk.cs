using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.People;
using Neighbourhood.PeerSupport.Programmes;
using Neighbourhood.PeerSupport.Requests;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>What a parent who stops would like instead.</summary>
internal enum StopWish { SomebodyElse, Nobody, GotWhatIWanted }

/// <summary>A parent stops, by their own address and without giving a reason: the channel closes at once.</summary>
[Anyone(WayIn.Why)]
internal sealed record StopTalk(string Digest, StopWish? Wish, int? SomeoneNow) : ICommand
{
    internal sealed class Handler(WaysIn ways, Ending ending, Channel channel, HandOvers handOvers, RequestSteps requests, ProgrammeOf programmes, ISend send, TimeProvider clock) : ICommandHandler<StopTalk>
    {
        public async Task<Done> Handle(StopTalk command, CancellationToken ct)
        {
            if (command.Wish is not { } wish || !Enum.IsDefined(wish)) throw new Refused("Wish", "Choose what you would like");
            Ending.Check(command.SomeoneNow);
            var match = await ways.Enter(command.Digest, ct);
            var open = await channel.MayTalk(match.MatchId, ct);
            await ending.End(match.MatchId, wish == StopWish.GotWhatIWanted ? EndCode.GoalMet : EndCode.WantedToStop, wish != StopWish.SomebodyElse, command.SomeoneNow, ct);
            if (wish != StopWish.SomebodyElse || match.Status != MatchStatus.Active) return default;
            // The request has ended with the match: another stands in its place, so that nobody has to remember.
            if (open && await Again(match.RequestId, ct)) return default;
            var programme = await programmes.By((await requests.Find(match.RequestId, ct)).ProgrammeId, ct);
            await send.Send(new OpenTask(clock.NewId(), "A parent would like another supporter: speak to them and begin a new request", "peersupport.another", null, null, clock.Today().AddDays(3), TaskPriority.Medium,
                programme.CoordinatorUserId, programme.CoordinatorUserId is null ? programme.Id : null, $"/peersupport/matches/{match.MatchId}"), ct);
            return default;
        }

        /// <summary>False where nobody may be asked for now: stopping works all the same, and the coordinator is asked.</summary>
        private async Task<bool> Again(Guid requestId, CancellationToken ct)
        {
            try
            {
                await handOvers.Again(requestId, ct);
                return true;
            }
            catch (Exception cannot) when (cannot is Refused or NotFound)
            {
                return false;
            }
        }
    }
}
