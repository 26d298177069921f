using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sites;

public sealed class EndSitePartTests : SiteTests
{
    private Task<Guid> Part(SitePart part) => part switch
    {
        SitePart.Provider => Manager.Send(new AddProvider.Command(World.NewId(), Hub, Organisation(), "0-19 service", Today)),
        SitePart.Funding => Manager.Send(new AddFunding.Command(World.NewId(), Hub, "Start for Life", Today, null, null, null)),
        _ => Manager.Send(new AddSiteTeam.Command(World.NewId(), Hub, Organisation(), "Midwives", ["Mon"], Today)),
    };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task It_ends_once_with_its_reason_in_the_history(int which)
    {
        var part = (SitePart)which;
        var id = await Part(part);
        var command = new EndSitePart.Command(Hub, part, id, Today.AddDays(10), "The money ran out");
        await Manager.Send(command);
        await Manager.Send(command);
        var found = await See(Hub);
        Assert.Equal(Today.AddDays(10), part switch { SitePart.Provider => found.Providers[0].ToOn, SitePart.Funding => found.Strands[0].ToOn, _ => found.Teams[0].ToOn });
        Assert.Equal(2, found.Steps.Count);
        Assert.Contains("The money ran out", found.Steps[^1].Reason, StringComparison.Ordinal);
        Assert.Equal(part == SitePart.Provider ? "The money ran out" : null, found.Providers is [var provider] ? provider.EndedWhy : null);
    }

    [Fact]
    public async Task A_contract_that_ended_does_not_end_again_on_another_day_but_funding_may_be_cut_short()
    {
        var provider = await Part(SitePart.Provider);
        await Manager.Send(new EndSitePart.Command(Hub, SitePart.Provider, provider, Today, "Over"));
        Assert.Equal("ToOn", (await Assert.ThrowsAsync<Refused>(() => Manager.Send(new EndSitePart.Command(Hub, SitePart.Provider, provider, Today.AddDays(1), "Over")))).Input);
        var funding = await Part(SitePart.Funding);
        await Manager.Send(new EndSitePart.Command(Hub, SitePart.Funding, funding, Today.AddDays(30), "Over"));
        await Manager.Send(new EndSitePart.Command(Hub, SitePart.Funding, funding, Today.AddDays(20), "Sooner than said"));
        Assert.Equal(Today.AddDays(20), (await See(Hub)).Strands[0].ToOn);
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_refused_by_name()
    {
        var id = await Part(SitePart.Team);
        Assert.Equal(["ToOn", "Why"], (await Assert.ThrowsAsync<Refused>(() => Manager.Send(new EndSitePart.Command(Hub, SitePart.Team, id, null, null)))).Reasons.Select(r => r.Input));
        Assert.Equal("ToOn", (await Assert.ThrowsAsync<Refused>(() => Manager.Send(new EndSitePart.Command(Hub, SitePart.Team, id, Today.AddDays(-1), "Over")))).Input);
    }

    [Fact]
    public async Task What_is_another_places_is_not_found()
    {
        var id = await Part(SitePart.Team);
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(new EndSitePart.Command(Hub, SitePart.Team, id, Today, "Over")));
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(new EndSitePart.Command(OtherHub, SitePart.Team, id, Today, "Over")));
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(new EndSitePart.Command(Hub, SitePart.Team, id, Today, "Over")));
    }
}
