using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class AnswerGatherForAccessTests : ArrangedTeam
{
    [Fact]
    public async Task What_a_team_was_told_is_withheld_where_it_names_others_and_a_draft_is_nobodys_answer()
    {
        await Submitted();
        var part = Assert.Single(await World.AsSystem().Ask(new GatherForAccess(Child)));
        Assert.Equal(("Mdt", "What a team was asked", Withholding.OthersData), (part.Module, part.Kind, part.Withheld!.Value));
        Assert.Equal([Mother], part.Others);
        await World.Arrange("UPDATE mdt_referral SET status = 'Draft'");
        Assert.Empty(await World.AsSystem().Ask(new GatherForAccess(Child)));
    }

    [Fact]
    public async Task Only_the_rights_of_a_person_open_it() =>
        await Assert.ThrowsAsync<Denied>(() => Chair.Ask(new GatherForAccess(Child)));
}
