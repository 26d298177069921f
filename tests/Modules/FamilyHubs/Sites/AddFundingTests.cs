using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sites;

public sealed class AddFundingTests : SiteTests
{
    private AddFunding.Command Right() => new(World.NewId(), Hub, "Parenting support", Today, Today.AddMonths(18), "0 to 5 years", 18500.129m);

    [Fact]
    public async Task A_strand_is_added_once_with_its_end_and_pence()
    {
        var command = Right();
        await Manager.Send(command);
        await Manager.Send(command);
        var strand = Assert.Single((await See(Hub)).Strands);
        Assert.Equal((18500.13m, Today.AddMonths(18)), (strand.Spend, strand.ToOn));
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_refused_by_name()
    {
        Assert.Equal(["Strand", "FromOn"], (await Assert.ThrowsAsync<Refused>(() => Manager.Send(new AddFunding.Command(World.NewId(), Hub, null, null, null, null, null)))).Reasons.Select(r => r.Input));
        Assert.Equal("ToOn", (await Assert.ThrowsAsync<Refused>(() => Manager.Send(Right() with { ToOn = Today.AddDays(-1) }))).Input);
        Assert.Equal("Spend", (await Assert.ThrowsAsync<Refused>(() => Manager.Send(Right() with { Spend = -1 }))).Input);
    }

    [Fact]
    public async Task Another_hubs_manager_finds_no_such_place_and_a_worker_may_not()
    {
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(Right()));
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(Right()));
    }
}
