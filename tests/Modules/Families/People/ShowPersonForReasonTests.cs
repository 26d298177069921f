using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.ContactPoints;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class ShowPersonForReasonTests : IAsyncLifetime
{
    private World _world = null!;
    private Guid _person;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _person = (await _world.Household()).Mother;
        await _world.Restrict(_person);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static Task<ShowPersonForReason.Page> Post(Actor actor, Guid person, string? reason) => actor.With(async services =>
    {
        var page = ActivatorUtilities.CreateInstance<ShowPersonForReason.Page>(services).WithContext();
        (page.PersonId, page.Reason) = (person, reason);
        await page.OnPost(CancellationToken.None);
        return page;
    });

    [Fact]
    public async Task For_a_reason_every_panel_is_shown_once_and_the_audit_keeps_why()
    {
        var page = await Post(_world.Practitioner(), _person, "She asked for a visit");
        Assert.Equal("Amara Okafor", page.Seen!.Name);
        Assert.Equal("07700 900123", Assert.Single(page.Parts.Select(p => p.Model).OfType<ContactPointsPanel.Model>().Single().Points).AsTyped);
        Assert.Equal(["She asked for a visit"], await _world.Sql<string>("SELECT reason FROM kernel_audit WHERE kind = 'override'"));
        Assert.False((await _world.Practitioner().Panel<FactsPanel, FactsPanel.Model>(_person)).Shown);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("x")]
    public async Task Without_a_reason_nothing_is_shown(string? reason)
    {
        var page = await Post(_world.Practitioner(), _person, reason);
        Assert.Equal((null, 0, true), (page.Seen, page.Parts.Count, page.ModelState.ContainsKey("Reason")));
        Assert.Empty(await _world.Sql<string>("SELECT reason FROM kernel_audit WHERE kind = 'override'"));
    }

    [Fact]
    public async Task A_hub_worker_may_not_and_who_does_not_work_with_them_finds_nobody()
    {
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Send(new ShowPersonForReason.Command(_person, "I would like to")));
        await Assert.ThrowsAsync<NotFound>(() => _world.As(Roles.FamilyHelp, FamiliesWorld.South).Send(new ShowPersonForReason.Command(_person, "I would like to")));
    }
}
