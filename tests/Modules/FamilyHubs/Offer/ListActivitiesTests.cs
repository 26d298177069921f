using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class ListActivitiesTests : ArrangedOffer
{
    private async Task<string> Titles(ListActivities.Query query) => string.Join(", ", (await Worker.Ask(query)).Activities.Select(a => a.Title));

    [Fact]
    public async Task They_are_found_by_strand_for_whom_and_age_band()
    {
        await Activity("Dads", audience: "Fathers", from: 0, to: 72);
        await Activity("Bump club", audience: "Expectant", from: null, to: null);
        await Activity("Talking", strand: "Targeted", from: 18, to: 42);
        await Activity("Young carers", from: 144, to: 311);
        Assert.Equal("Bump club, Dads, Talking, Young carers", await Titles(new()));
        Assert.Equal("Dads", await Titles(new(Audience: Audience.Fathers)));
        Assert.Equal("Talking", await Titles(new(Strand: Strand.Targeted)));
        Assert.Equal("Dads, Talking", await Titles(new(Band: "0-2")));
        Assert.Equal("Dads", await Titles(new(Band: "6-11")));
        Assert.Equal("Young carers", await Titles(new(Band: "19-25")));
        Assert.Equal("", await Titles(new(Strand.Specialist)));
    }

    [Fact]
    public async Task Only_those_of_ones_own_hubs_are_shown()
    {
        await Activity();
        Assert.Empty((await OtherWorker.Ask(new ListActivities.Query())).Activities);
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListActivities.Query()));
    }

    [Fact]
    public async Task Fifty_are_shown_at_once()
    {
        for (var i = 0; i < ListActivities.AtOnce + 1; i++) await Activity($"Group {i:00}");
        var first = await Worker.Ask(new ListActivities.Query());
        Assert.Equal((ListActivities.AtOnce, true), (first.Activities.Count, first.More));
        Assert.Equal("Group 50", Assert.Single((await Worker.Ask(new ListActivities.Query(Skip: ListActivities.AtOnce))).Activities).Title);
    }
}
