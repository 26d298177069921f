using Neighbourhood.Families.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class AnswerGatherAboutPersonTests : ArrangedTeam
{
    [Fact]
    public async Task The_referrals_that_name_a_person_are_named_by_id()
    {
        var id = await Submitted();
        var part = Assert.Single(await World.AsSystem().Ask(new GatherAboutPerson(Child)));
        Assert.Equal(("Mdt", id), (part.Module, Assert.Single(part.Ids)));
        Assert.Empty(await World.AsSystem().Ask(new GatherAboutPerson(World.NewId())));
    }
}
