using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Concerns;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.PeerSupport.Concerns;

/// <summary>A supporter in touch with a mother, and ways to press the button.</summary>
public abstract class ArrangedConcerns : ArrangedPeers
{
    internal Guid Supporter { get; private set; }
    internal Actor Robin { get; private set; } = null!;
    internal Guid Match { get; private set; }

    internal async Task InTouch()
    {
        FirstNames[Mother] = "Amina";
        (Supporter, Robin) = await Supporting();
        (Match, _) = await Matched(Supporter, Neighbourhood.PeerSupport.Matches.MatchStatus.Active);
    }

    internal RaisePeerConcern.Command Button(Guid? id = null, Guid? match = null, Guid? room = null, string? seen = "The baby is cold and nobody comes.", ConcernKind? kind = ConcernKind.Neglect, bool? danger = false) =>
        new(id ?? World.NewId(), match, room, seen, kind, danger, World.Clock.Now());

    internal async Task<IReadOnlyList<PeerNoticeGiven>> Notices()
    {
        await World.Deliver();
        return [.. World.Told.OfType<PeerNoticeGiven>()];
    }

    internal async Task After(int minutes)
    {
        World.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await World.Tick();
    }

    internal async Task<string?> PausedBy(Guid matchId) => (await World.Sql<string?>("SELECT paused_code FROM peersupport_match WHERE id = @matchId", new { matchId })).Single();

    internal Task<Guid> Raised(bool danger = false) => Robin.Send(Button(match: Match, danger: danger));

    internal async Task Answered(Guid alertId, bool resume = true, AlertAnswer code = AlertAnswer.SpokeToThem) =>
        await Coordinator.Send(new AnswerAlert.Command(alertId, code, resume, (await Coordinator.Ask(new AnswerAlert.Query(alertId))).Version));

    internal Task<IReadOnlyList<GatherMyWork.Part>> WorkOf(Actor actor) => actor.Ask(new GatherMyWork(actor.Id, Today));

    internal Actor DeputyHere => World.As(Roles.PeerCoordinator, Programme, Deputy);
}
