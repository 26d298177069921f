using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

/// <summary>PracticeFigures, ViewPracticeSheet, ListPractices.</summary>
public sealed class PracticeSheetTests : ArrangedAsked
{
    private static readonly DateOnly MidMarch = new(2026, 3, 15);

    private static PracticeFigures.Sent One(Guid id, Guid? person, bool child, DateOnly on) => new(id, on.AtLondon(new TimeOnly(12, 0)), person, child);

    [Fact]
    public void Twelve_months_with_this_one_last_and_what_is_older_left_out()
    {
        var year = PracticeFigures.Of([One(Guid.CreateVersion7(), null, false, new(2025, 4, 1)), One(Guid.CreateVersion7(), null, false, new(2025, 3, 31)), One(Guid.CreateVersion7(), null, false, MidMarch)], MidMarch, id => id);
        Assert.Equal((new DateOnly(2025, 4, 1), MidMarch, 12, 2), (year.From, year.To, year.ByMonth.Count, year.Referrals));
        Assert.Equal((1, 1), (year.ByMonth[0].Referrals, year.ByMonth[^1].Referrals));
    }

    [Fact]
    public void A_child_counts_once_in_the_month_when_they_were_first_sent_also_where_two_records_are_one()
    {
        var (child, twin, merged, adult) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var year = PracticeFigures.Of(
        [
            One(second, child, true, new(2026, 2, 2)), One(first, child, true, new(2025, 12, 1)), One(first, twin, true, new(2025, 12, 1)), One(first, adult, false, new(2025, 12, 1)),
            One(second, merged, true, new(2026, 2, 2)),
        ], MidMarch, id => id == merged ? twin : id);
        Assert.Equal((2, 2), (year.Referrals, year.Children));
        Assert.Equal((1, 2), (year.ByMonth.Single(m => m.First == new DateOnly(2025, 12, 1)).Referrals, year.ByMonth.Single(m => m.First == new DateOnly(2025, 12, 1)).Children));
        Assert.Equal((1, 0), (year.ByMonth.Single(m => m.First == new DateOnly(2026, 2, 1)).Referrals, year.ByMonth.Single(m => m.First == new DateOnly(2026, 2, 1)).Children));
    }

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
    public async Task A_hub_manager_sees_by_practice_what_came_to_their_own_hubs()
    {
        await Sent();
        await OtherGp.Send(Referral());
        await Gp.Send(Referral(OtherHub));
        var shown = await Manager.Ask(new ListPractices.Query());
        Assert.Equal([("Harbour Lane Surgery", "Z99901", 1, 1), ("Other surgery", null, 1, 1)], shown.Rows.Select(r => (r.Practice, r.OdsCode, r.Referrals, r.Children)));
        Assert.Equal(["Harbour Lane Surgery"], (await OtherManager.Ask(new ListPractices.Query())).Rows.Select(r => r.Practice));
        await Assert.ThrowsAsync<Denied>(() => Worker.Ask(new ListPractices.Query()));
        await Assert.ThrowsAsync<Denied>(() => Gp.Ask(new ListPractices.Query()));
    }
}
