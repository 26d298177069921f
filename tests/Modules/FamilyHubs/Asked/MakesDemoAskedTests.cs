using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

public sealed class MakesDemoAskedTests : ArrangedAsked
{
    [Fact]
    public async Task One_proposal_two_families_that_wait_one_of_them_today_a_link_and_a_year_for_the_practice()
    {
        await Ready();
        var demo = new Demo(60, "password");
        for (var n = 0; n < 20; n++) demo.HouseholdIds.Add(NewFamily().Household);
        (demo.Ids["site:marram"], demo.Ids["organisation:Harbour Lane Surgery"], demo.Accounts["gp"], demo.Accounts["hub"]) = (Hub, Surgery, Gp.Id, Worker.Id);
        await World.AsSystem().With(async services =>
        {
            await services.GetServices<IDemoPart>().OfType<MakesDemoAsked>().Single().Make(demo, CancellationToken.None);
            return 0;
        });
        var rows = await Worker.Ask(new ListAsked.Query());
        Assert.Equal(new[] { AskedKind.Proposal, AskedKind.Referral, AskedKind.Referral, AskedKind.Link }, rows.Select(r => r.Item.Kind).Order());
        Assert.Single(rows, r => r.Item.Urgent);
        Assert.Equal(12, (await Gp.Ask(new ViewPracticeSheet.Query())).Year.Referrals);
        Assert.Single(Tasks, t => t.KindCode == Proposals.TaskKind && t.Priority == TaskPriority.Medium);
    }

    [Fact]
    public async Task Where_the_other_parts_of_the_demo_are_missing_nothing_is_made()
    {
        await World.AsSystem().With(async services =>
        {
            await services.GetServices<IDemoPart>().OfType<MakesDemoAsked>().Single().Make(new Demo(60, "password"), CancellationToken.None);
            return 0;
        });
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_link"));
    }
}
