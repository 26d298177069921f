using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class AddChallengeTests : ArrangedAgenda
{
    [Fact]
    public async Task R0_12_a_breakout_records_challenge_proposed_solution_and_owner_and_a_repeat_does_nothing_twice()
    {
        var (meeting, point) = await On("locality-event", AgendaPointKind.Breakout);
        var command = new AddChallenge.Command(World.NewId(), meeting, point.Id, " No bus\nafter six ", "Share one", Gp.Id);
        await Chair.Send(command);
        await Chair.Send(command);
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(command with { Solution = "Walk" }));
        var kept = Assert.Single((await Points(meeting)).Single(p => p.Id == point.Id).Challenges);
        Assert.Equal(("No bus after six", "Share one", $"Worker {Gp.Id}", false), (kept.Text, kept.Solution, kept.Owner, kept.IsAction));
    }

    [Fact]
    public async Task Refusals_by_name()
    {
        var (meeting, point) = await On("locality-event", AgendaPointKind.Breakout);
        var refused = await Assert.ThrowsAsync<Refused>(() => Chair.Send(new AddChallenge.Command(Guid.Empty, meeting, point.Id, " ", null, null)));
        Assert.Equal(["", "ChallengeText", "Solution", "SolutionOwnerId"], refused.Reasons.Select(r => r.Input));
        var right = new AddChallenge.Command(World.NewId(), meeting, point.Id, "No bus", "Share one", Gp.Id);
        await IsRefused(Chair.Send(right with { SolutionOwnerId = Stranger }), "SolutionOwnerId", "member");
        await IsRefused(Chair.Send(right with { ChallengeText = new string('x', 501) }), "ChallengeText", "500");
        var talk = (await Points(meeting)).First(p => p.Kind == AgendaPointKind.Discussion);
        await IsRefused(Chair.Send(right with { PointId = talk.Id }), "ChallengeText", "Only a breakout");
        await NotForOthers(who => who.Send(right));
        await Finish(meeting);
        await IsRefused(Chair.Send(right), "", "nothing can be recorded");
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_challenge"));
    }
}
