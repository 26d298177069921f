using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt;

/// <summary>The team of <see cref="ArrangedMeeting"/> as one of another kind, and ways to bring its agenda to where a test begins.</summary>
public abstract class ArrangedAgenda : ArrangedMeeting
{
    protected Task Is(string kind) => World.Arrange("UPDATE mdt_team SET kind = @kind WHERE id = @Mdt", new { kind, Mdt });

    internal Task<AgendaView> See(Guid meeting, Actor? who = null) => (who ?? Chair).Ask(new SeeAgenda(meeting));

    internal async Task<IReadOnlyList<AgendaView.Point>> Points(Guid meeting, Actor? who = null) => (await See(meeting, who)).Points;

    /// <summary>A meeting of a team of this kind that runs, and its first point of this kind.</summary>
    internal async Task<(Guid Meeting, AgendaView.Point Point)> On(string kind, AgendaPointKind of)
    {
        await Is(kind);
        var meeting = await Running();
        return (meeting, (await Points(meeting)).First(p => p.Kind == of));
    }

    protected async Task Finish(Guid meeting) => await Chair.Send(new FinishMeeting.Command(meeting, await Version(meeting)));

    protected async Task<Guid> Owed(Guid meeting, Guid point, Actor owner, int days = 14, string text = "Ask the bus company") =>
        await Chair.Send(new AddPointAction.Command(World.NewId(), meeting, point, text, owner.Id, Today.AddDays(days)));

    /// <summary>Another team's member finds nothing, and so does a stranger to the permission.</summary>
    protected async Task NotForOthers<T>(Func<Actor, Task<T>> act, bool members = false)
    {
        await GuardedFor(act);
        if (!members) await Assert.ThrowsAsync<Denied>(() => act(Gp));
    }
}
