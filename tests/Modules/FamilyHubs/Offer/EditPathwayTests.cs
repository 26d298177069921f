using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class EditPathwayTests : ArrangedOffer
{
    private async Task<(Guid Pathway, Guid First, Guid Second)> Arranged()
    {
        var (first, second, id) = (await Activity("Bump club"), await Activity("Stay and play"), World.NewId());
        await Manager.Send(new AddPathway.Command(id, Hub, new("Start", null, null, null, [first, second])));
        return (id, first, second);
    }

    [Fact]
    public async Task The_order_changes_and_a_second_press_changes_nothing()
    {
        var (id, first, second) = await Arranged();
        var terms = new PathwayTerms("Start for Life", "DfE", null, null, [second, first]);
        await Manager.Send(new EditPathway.Command(id, terms, false, 1));
        await Manager.Send(new EditPathway.Command(id, terms, false, 1));
        var shown = await Manager.Ask(new EditPathway.Query(id));
        Assert.Equal(("Start for Life", 2, "Stay and play"), (shown.Row.Name, shown.Row.Version, shown.Steps[0].Title));
        await Assert.ThrowsAsync<Conflict>(() => Manager.Send(new EditPathway.Command(id, terms with { Name = "Other" }, false, 1)));
    }

    [Fact]
    public async Task It_leaves_the_offer_and_comes_back_also_with_an_activity_that_is_no_longer_offered()
    {
        var (id, first, _) = await Arranged();
        await World.Arrange("UPDATE familyhubs_activity SET retired_on = @Today WHERE id = @first", new { Today, first });
        var terms = new PathwayTerms("Start", null, null, null, [first]);
        await Manager.Send(new EditPathway.Command(id, terms, Retired: true, 1));
        Assert.Empty(await Worker.Ask(new ListPathways.Query()));
        Assert.Single(await Worker.Ask(new ListPathways.Query(Retired: true)));
        await Manager.Send(new EditPathway.Command(id, terms, Retired: false, 2));
        Assert.Single(await Worker.Ask(new ListPathways.Query()));
    }

    [Fact]
    public async Task Nobody_else_changes_or_sees_it()
    {
        var (id, first, _) = await Arranged();
        var terms = new PathwayTerms("Start", null, null, null, [first]);
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(new EditPathway.Command(id, terms, false, 1)));
        await Assert.ThrowsAsync<Denied>(() => Worker.Ask(new EditPathway.Query(id)));
        Assert.Empty(await OtherWorker.Ask(new ListPathways.Query()));
    }
}
