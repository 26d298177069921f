using Neighbourhood.Families.Contracts;
using Neighbourhood.Mdt.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

public sealed class TellsTeamWhenMembershipChangedTests : ArrangedHandOver
{
    [Fact]
    public async Task Coordinator_and_lead_are_told_to_reread_who_is_told_what()
    {
        await Arranged();
        await World.Happened(new MembershipChanged(Family, Mother, MembershipChange.Left, Today));
        await World.Happened(new MembershipChanged(World.NewId(), Mother, MembershipChange.Joined, Today)); // no case there
        await World.Deliver();
        Assert.Equal([Coordinator.Id, Referrer.Id], Told(MdtNoticeKind.FamilyChanged));
        Assert.Equal("MembersChanged", (await StepsOf(Case))[^1]);
    }

    [Fact]
    public async Task Not_who_declared_a_conflict_with_the_family()
    {
        await Arranged();
        await Conflicted(await Item(Case), Coordinator.Id);
        await World.Happened(new MembershipChanged(Family, Mother, MembershipChange.Left, Today));
        await World.Deliver();
        Assert.Equal([Chair.Id, Referrer.Id], Told(MdtNoticeKind.FamilyChanged));
    }
}
