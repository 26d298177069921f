using Neighbourhood.Access.Contracts;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class OpenAccountTests : ArrangedSupporters
{
    private static readonly string Key = new('a', 64);

    [Fact]
    public async Task With_the_account_what_they_wrote_goes_and_a_new_link_is_for_the_same_account()
    {
        var (id, account) = (await Interviewed(), World.NewId());
        await Coordinator.Send(new OpenAccount.Command(id, account, "Robin Alder", "robin@example.org", Key));
        Assert.Equal(new OpenSupporterAccount(account, "Robin Alder", "robin@example.org", Key), Assert.Single(Accounts));
        Assert.Empty(await World.Sql<string>("SELECT words FROM peersupport_enquiry WHERE words IS NOT NULL"));
        await Coordinator.Send(new OpenAccount.Command(id, World.NewId(), null, null, new string('b', 64)));
        Assert.Equal([account, account], Accounts.Select(a => a.AccountId));
        Assert.Equal($"Worker {account}", (await Coordinator.Ask(new SeeSupporter(id))).Name);
    }

    [Fact]
    public async Task Before_the_interview_after_leaving_and_by_anybody_else_there_is_none()
    {
        var id = await Enquired();
        await Refuses("", () => Coordinator.Send(new OpenAccount.Command(id, World.NewId(), "R", "r@example.org", Key)));
        var (left, _) = await Supporting(SupporterStatus.Left);
        await Refuses("", () => Coordinator.Send(new OpenAccount.Command(left, World.NewId(), "R", "r@example.org", Key)));
        await IsTheCoordinatorsAlone(a => a.Send(new OpenAccount.Command(id, World.NewId(), "R", "r@example.org", Key)));
        Assert.Empty(Accounts);
    }
}
