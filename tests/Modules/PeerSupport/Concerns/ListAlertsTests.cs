using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Concerns;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Concerns;

public sealed class ListAlertsTests : ArrangedConcerns
{
    [Fact]
    public async Task Danger_comes_first_then_who_waits_longest_and_what_was_answered_last()
    {
        await InTouch();
        var answered = await Raised();
        await Answered(answered);
        var first = await Raised();
        World.Clock.Advance(TimeSpan.FromMinutes(5));
        var danger = await Raised(danger: true);
        var lines = await Coordinator.Ask(new ListAlerts.Query());
        Assert.Equal([danger, first, answered], lines.Select(l => l.Id));
        Assert.Equal("Waits for 5 minutes", lines[1].Says(World.Clock.Now()));
        Assert.Empty(await OtherCoordinator.Ask(new ListAlerts.Query()));
        await Assert.ThrowsAsync<Denied>(() => Robin.Ask(new ListAlerts.Query()));
    }

    [Fact]
    public async Task It_says_whose_turn_it_is()
    {
        await InTouch();
        var id = await Raised();
        await After(60);
        Assert.Contains("the deputy is told", await Says(id), StringComparison.Ordinal);
        await After(60);
        Assert.Contains("ring the duty service", await Says(id), StringComparison.Ordinal);
        await Answered(id, resume: false);
        Assert.Equal("Answered, the match is still stopped", await Says(id));
    }

    [Fact]
    public async Task It_waits_in_the_coordinators_work_at_once_and_in_the_deputys_from_their_turn_on()
    {
        await InTouch();
        var id = await Raised(danger: true);
        var part = Assert.Single(await WorkOf(Coordinator));
        Assert.Equal(($"/peersupport/alerts/{id}", WorkPriority.Urgent), (part.Path, part.Priority));
        Assert.DoesNotContain("Mother", part.Title, StringComparison.Ordinal);
        Assert.Empty(await WorkOf(DeputyHere));
        Assert.Empty(await WorkOf(OtherCoordinator));
        await After(60);
        Assert.Single(await WorkOf(DeputyHere));
        Assert.Empty(await WorkOf(Supervisor));
        await After(60);
        Assert.Single(await WorkOf(Supervisor));
        await Answered(id);
        Assert.Empty(await WorkOf(Coordinator));
    }

    [Fact]
    public async Task The_first_page_says_how_many_wait()
    {
        await InTouch();
        Assert.Null(await Waiting());
        await Raised();
        Assert.Equal("1 not answered, the first since today at 10am.", await Waiting());
        await Raised(danger: true);
        Assert.Equal("2 not answered, 1 where somebody is in danger now.", await Waiting());
    }

    private Task<string?> Waiting() => Coordinator.With(scope => scope.GetServices<IWaiting>().Single(w => w.Path == "/peersupport/alerts").Says(default));

    private async Task<string> Says(Guid id) => (await Coordinator.Ask(new ListAlerts.Query())).Single(l => l.Id == id).Says(World.Clock.Now());
}
