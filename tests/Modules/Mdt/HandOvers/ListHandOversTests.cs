using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.HandOvers;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

public sealed class ListHandOversTests : ArrangedHandOver
{
    private static Task<string?> Says(Actor who) => who.With(s => s.GetServices<IWaiting>().Single(w => w.Path == "/mdt/hand-overs").Says(default));

    private async Task<IReadOnlyList<HandOverKind>> Mine(Actor who) => [.. (await who.Ask(new ListHandOvers.Query())).Mine.Select(r => r.Kind)];

    private async Task<IReadOnlyList<HandOverKind>> Others(Actor who) => [.. (await who.Ask(new ListHandOvers.Query())).Others.Select(r => r.Kind)];

    [Fact]
    public async Task Each_sees_what_they_are_asked_and_whom_their_team_waits_for()
    {
        await Arranged();
        Assert.Null(await Says(Coordinator));
        await LeadOffered(Member);
        await TransferOffered();
        Assert.Equal([HandOverKind.Lead], await Mine(Member));
        Assert.Equal([HandOverKind.TakeOver], await Mine(TheirChair));
        Assert.Empty(await Mine(Coordinator));
        Assert.Equal([HandOverKind.LeadAsked, HandOverKind.TeamAsked], (await Others(Coordinator)).Order());
        Assert.Empty(await Mine(OtherCoordinator));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListHandOvers.Query()));
        foreach (var row in (await Coordinator.Ask(new ListHandOvers.Query())).Others) Assert.Contains("asked", ListHandOvers.InWords(row), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_waits_on_the_first_page_and_among_ones_own_work_until_it_is_late()
    {
        await Arranged();
        await LeadOffered(Member);
        var transfer = await TransferOffered();
        Assert.Equal("1 to answer.", await Says(TheirCoordinator));
        var work = Assert.Single(await Member.Ask(new GatherMyWork(Member.Id, Today)));
        Assert.Equal((Today.AddDays(14), $"/mdt/cases/{Case}/lead"), (work.Due!.Value, work.Path));
        Assert.Empty(await Member.Ask(new GatherMyWork(Chair.Id, Today)));
        World.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal("1 to answer, 1 late.", await Says(TheirCoordinator));
        await TheirChair.Send(new DeclineTransfer.Command(transfer, "We are full"));
        Assert.Null(await Says(TheirCoordinator));
    }

    [Fact]
    public async Task A_family_that_has_moved_waits_for_who_runs_its_team_but_not_with_a_conflict()
    {
        await Arranged();
        await Conflicted(await Item(Case), Chair.Id);
        await World.Happened(new HouseholdMoved(Family, Today, Timperley));
        await World.Deliver();
        Assert.Equal([HandOverKind.Moved], await Mine(Coordinator));
        Assert.Empty(await Mine(Chair));
        Assert.Contains("decide whether", Assert.Single(await Coordinator.Ask(new GatherMyWork(Coordinator.Id, Today))).Title, StringComparison.Ordinal);
    }
}

