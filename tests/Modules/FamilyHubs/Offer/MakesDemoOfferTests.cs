using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.FamilyHubs.Demo;
using Neighbourhood.FamilyHubs.Feedback;
using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class MakesDemoOfferTests : ArrangedOffer
{
    private Task<int> Make(Demo demo) => World.AsSystem().With(async services =>
    {
        await services.GetRequiredService<MakesDemoOffer>().Make(demo, default);
        return 0;
    });

    [Fact]
    public async Task A_programme_has_people_of_whom_some_have_completed_it_a_pathway_its_activities_and_yesterday_its_feedback()
    {
        var demo = new Demo(60, "x");
        demo.Accounts["hub"] = Worker.Id;
        for (var i = 0; i < 12; i++) demo.HouseholdIds.Add(NewFamily().Household);
        await World.AsSystem().With(async services =>
        {
            await services.GetRequiredService<MakesDemoHubs>().Make(demo, default);
            return 0;
        });
        await Make(demo);
        var shown = await World.AsSystem().Ask(new SeeProgramme(demo.Ids["programme"]));
        Assert.Equal([true, true, false, false, false], shown.People.Select(p => p.Completed));
        Assert.Equal(("Running", 8, 3), (shown.State, shown.Sessions.Count, shown.Changes.Count));
        Assert.Equal(4, Assert.Single(await World.AsSystem().Ask(new ListPathways.Query())).Steps.Count);
        Assert.Equal(8, Assert.Single((await World.AsSystem().Ask(new ListFeedback.Query())).Sessions).Given);
    }

    [Fact]
    public async Task What_other_parts_did_not_leave_is_done_without()
    {
        await Make(new Demo(60, "x"));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_programme"));
    }
}
