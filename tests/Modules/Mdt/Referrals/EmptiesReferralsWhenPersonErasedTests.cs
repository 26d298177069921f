using Neighbourhood.Families.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class EmptiesReferralsWhenPersonErasedTests : ArrangedTeam
{
    private Task<IReadOnlyList<string>> Words() => World.Sql<string>("SELECT situation FROM mdt_referral WHERE situation IS NOT NULL");

    [Fact]
    public async Task Words_about_a_person_go_when_nobody_else_whom_they_name_is_kept()
    {
        await Accepted();
        await World.Happened(new PersonErased(Child));
        await World.Deliver();
        Assert.Single(await Words());

        await World.Happened(new PersonErased(Mother));
        await World.Deliver();
        Assert.Empty(await Words());
        Assert.Empty(await World.Sql<string>("SELECT discussion FROM mdt_item WHERE discussion IS NOT NULL"));
    }
}
