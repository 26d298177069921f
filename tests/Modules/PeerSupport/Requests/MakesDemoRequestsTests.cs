using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.FamilyHubs;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

public sealed class MakesDemoRequestsTests : ArrangedPeers
{
    [Fact]
    public async Task On_whichever_day_it_is_made_a_supporter_is_due_by_working_days_as_the_product_counts()
    {
        for (var weekday = 0; weekday < 7; weekday++, World.Clock.Advance(TimeSpan.FromDays(1)))
        {
            var demo = new Demo(60, "password");
            (demo.Ids["peer:programme"], demo.Accounts["peercoordinator"]) = (Programme, Coordinator.Id);
            // The first six families have a good deal already.
            for (var n = 0; n < 11; n++) demo.HouseholdIds.Add(NewFamily().Household);
            await World.AsSystem().With(async scope =>
            {
                await scope.GetServices<IDemoPart>().OfType<MakesDemoRequests>().Single().Make(demo, default);
                return 0;
            });
            foreach (var name in (string[])["new", "screening", "matched", "active"])
            {
                var row = (await World.Sql<Due>("SELECT asked_on, due_on FROM peersupport_request WHERE id = @id", new { id = demo.Ids[$"peer:request:{name}"] })).Single();
                Assert.Equal(ArrangedHub.WorkingDay(row.AskedOn, 5), row.DueOn);
            }
        }
    }

    private sealed record Due(DateOnly AskedOn, DateOnly DueOn);
}
