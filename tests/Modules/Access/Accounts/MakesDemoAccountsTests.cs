using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Accounts;

public sealed class MakesDemoAccountsTests
{
    [Fact]
    public async Task Every_demo_account_signs_in_with_the_password_that_was_made()
    {
        await using var world = await AccessWorld.Start();
        await world.MakeDemo();
        var demo = new Demo(60, "word-word-word-1234");
        await world.AsSystem().With(async s =>
        {
            await s.GetRequiredService<MakesDemoAccounts>().Make(demo, default);
            return true;
        });
        Assert.Equal(
            ["chair", "coordinator", "dataquality", "familyhelp", "gp", "healthvisitor", "hub", "hubmanager", "ig", "invited", "midwife", "operator", "peercoordinator", "peersupervisor", "peersupporter", "safeguarding", "settings"],
            demo.Accounts.Keys.Order(StringComparer.Ordinal));
        Assert.All(demo.Lines, line => Assert.True(line.Length <= 76, line));

        var hub = await world.Recognise((await world.SignIn("hub@demo.example", demo.Password)).Who);
        Assert.Equal([new Grant(Roles.HubWorker, demo.Ids["site:marram"])], hub!.Grants);
        var manager = await world.Recognise((await world.SignIn("hubmanager@demo.example", demo.Password)).Who);
        Assert.Equal([new Grant(Roles.HubManager, demo.Ids["site:marram"])], manager!.Grants);
        var ig = await world.Recognise((await world.SignIn("ig@demo.example", demo.Password)).Who);
        Assert.Equal([new Grant(Roles.InformationGovernanceLead, null)], ig!.Grants);
        var invited = await world.Recognise((await world.SignIn("invited@demo.example", demo.Password)).Who);
        Assert.Equal([new Grant(Roles.InvitedAttendee, demo.Accounts["invited"])], invited!.Grants);
        var peers = await world.Recognise((await world.SignIn("peercoordinator@demo.example", demo.Password)).Who);
        Assert.Equal([new Grant(Roles.PeerCoordinator, demo.Ids["peer:programme"])], peers!.Grants);
        Assert.Empty((await world.Recognise((await world.SignIn("chair@demo.example", demo.Password)).Who))!.Grants);
        Assert.Empty(await world.Sql<Guid>("SELECT id FROM access_account WHERE is_demo = 0"));
    }
}
