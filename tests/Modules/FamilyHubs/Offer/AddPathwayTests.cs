using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class AddPathwayTests : ArrangedOffer
{
    [Fact]
    public async Task A_pathway_has_its_activities_in_order()
    {
        var (bump, play, id) = (await Activity("Bump club"), await Activity("Stay and play"), World.NewId());
        var command = new AddPathway.Command(id, Hub, new("Start for Life", "DfE", "Midwives, hub", "First-time parents", [bump, null, play]));
        await Manager.Send(command);
        await Manager.Send(command);
        var pathway = Assert.Single(await Worker.Ask(new ListPathways.Query()));
        Assert.Equal(("DfE", "Midwives, hub", "First-time parents"), (pathway.Row.Funder, pathway.Row.Partners, pathway.Row.Priority));
        Assert.Equal(["Bump club", "Stay and play"], pathway.Steps.Select(s => s.Title));
    }

    [Fact]
    public async Task None_one_twice_and_those_of_other_hubs_are_refused()
    {
        var (mine, other) = (await Activity(), await Activity("Other", site: OtherHub));
        Task<Guid> Add(params Guid?[] activities) => Manager.Send(new AddPathway.Command(World.NewId(), Hub, new("Start", null, null, null, activities)));
        await IsRefused(Add(), "ActivityIds[0]", "at least one");
        await IsRefused(Add(mine, mine), "ActivityIds[0]", "once");
        await IsRefused(Add(mine, other), "ActivityIds[0]", "your own hubs");
        await IsRefused(Manager.Send(new AddPathway.Command(World.NewId(), Hub, new("", null, null, null, [mine]))), "Name", "Enter a name");
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(new AddPathway.Command(World.NewId(), Hub, new("Start", null, null, null, [mine]))));
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(new AddPathway.Command(World.NewId(), Hub, new("Start", null, null, null, [mine]))));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_pathway"));
    }
}
