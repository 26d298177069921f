using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

public sealed class ViewPracticeSheetTests : ArrangedAsked
{
    [Fact]
    public async Task A_practice_sees_what_its_own_people_sent_as_it_is_and_nothing_of_another()
    {
        await Sent();
        await SecondGp.Send(Referral(OtherHub));
        var sheet = await Gp.Ask(new ViewPracticeSheet.Query());
        Assert.Equal(("Harbour Lane Surgery", 2, 1), (sheet.Practice, sheet.Year.Referrals, sheet.Year.Children)); // small, and their own
        Assert.Equal(0, (await OtherGp.Ask(new ViewPracticeSheet.Query())).Year.Referrals);
        Assert.Null((await World.As(Roles.PracticeStaff).Ask(new ViewPracticeSheet.Query())).Practice);
        await Assert.ThrowsAsync<Denied>(() => Manager.Ask(new ViewPracticeSheet.Query()));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ViewPracticeSheet.Query()));
    }

    [Fact]
    public async Task What_was_taken_back_does_not_count()
    {
        var id = await Sent();
        await Gp.Send(new TakeBackReferral.Command(id, 1));
        Assert.Equal(0, (await Gp.Ask(new ViewPracticeSheet.Query())).Year.Referrals);
    }

    [Fact]
    public async Task A_child_who_was_sent_twice_or_whose_records_were_joined_counts_once()
    {
        var other = NewFamily();
        await Sent();
        await Sent(Referral(OtherHub));
        await Sent(Referral(household: other.Household, people: [other.Child]));
        Assert.Equal((3, 2), await Counted());
        await World.Arrange("INSERT INTO familyhubs_alias (merged_id, kept_id, of_household) VALUES (@Child, @kept, 0)", new { Child, kept = other.Child });
        Assert.Equal((3, 1), await Counted());
        async Task<(int, int)> Counted() => ((await Gp.Ask(new ViewPracticeSheet.Query())).Year.Referrals, (await Gp.Ask(new ViewPracticeSheet.Query())).Year.Children);
    }

    [Fact]
    public async Task What_is_older_than_twelve_months_does_not_count()
    {
        await Sent();
        World.Clock.Advance(TimeSpan.FromDays(365));
        Assert.Equal(0, (await Gp.Ask(new ViewPracticeSheet.Query())).Year.Referrals);
    }
}
