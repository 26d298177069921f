using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class ChangeProfileTests : ArrangedSupporters
{
    [Fact]
    public async Task What_they_offer_changes_and_a_stale_page_overwrites_nothing()
    {
        var id = await Interviewed();
        var version = await VersionOf(id);
        await Coordinator.Send(new ChangeProfile.Command(id, version, Offers() with { Languages = ["Somali"], MaxMatches = 1, Been = [Topic.Loss] }));
        Assert.Equal(["Somali"], await World.Sql<string>("SELECT language FROM peersupport_language"));
        Assert.Equal(["Loss"], await World.Sql<string>("SELECT topic FROM peersupport_experience"));
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new ChangeProfile.Command(id, version, Offers())));
        Assert.Equal(["Somali"], await World.Sql<string>("SELECT language FROM peersupport_language"));
    }

    [Fact]
    public async Task Nobody_supervises_themselves_and_before_the_interview_there_is_nothing_to_change()
    {
        var (id, supporter) = await Supporting();
        await Refuses("SupervisorUserId", () => Coordinator.Send(new ChangeProfile.Command(id, 1, Offers(supporter.Id))));
        var enquired = await Enquired();
        await Refuses("", () => Coordinator.Send(new ChangeProfile.Command(enquired, 1, Offers())));
        await Refuses("Languages", () => Coordinator.Send(new ChangeProfile.Command(id, 1, Offers() with { Languages = [] })));
        await IsTheCoordinatorsAlone(a => a.Send(new ChangeProfile.Command(id, 1, Offers())));
    }

    [Theory]
    [InlineData("English, Polish;Polish\npolish , ", 2)]
    [InlineData(" ,, ", 0)]
    [InlineData(null, 0)]
    public void Languages_are_read_with_commas_between_them_each_once(string? typed, int count) => Assert.Equal(count, Profile.Spoken(typed).Count);
}
