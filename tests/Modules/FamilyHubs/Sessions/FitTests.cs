using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.FamilyHubs.Sessions;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sessions;

public sealed class FitTests
{
    private static IReadOnlyList<string> Warnings(int? age, Audience audience = Audience.AllCarers, int? from = null, int? to = null, bool? send = null) =>
        Fit.Warnings(from, to, audience, age, 19, 25, send);

    [Fact]
    public void A_child_outside_the_ages_of_the_activity_is_said_and_the_ends_belong_to_it()
    {
        Assert.Empty(Warnings(1, from: 1, to: 9));
        Assert.Empty(Warnings(9, from: 1, to: 9));
        Assert.Equal("This is for children from 1 month; this child is 0 months.", Assert.Single(Warnings(0, from: 1, to: 9)));
        Assert.Equal("This is for children up to 4 years; this child is 9 years.", Assert.Single(Warnings(110, from: 0, to: 59)));
    }

    [Fact]
    public void A_carer_is_no_child_of_the_wrong_age_but_an_adult_in_a_group_of_young_people_is()
    {
        Assert.Empty(Warnings(30 * 12, Audience.Fathers, 0, 72));
        Assert.Single(Warnings(30 * 12, Audience.YoungPeople));
        Assert.Single(Warnings((16 * 12) + 3, Audience.Mothers, 0, 59)); // a mother of sixteen: the worker knows more
    }

    [Fact]
    public void Hubs_are_to_nineteen_and_to_twenty_five_with_send()
    {
        Assert.Empty(Warnings((19 * 12) + 11, Audience.YoungPeople));
        Assert.Contains("Over 19", Assert.Single(Warnings(20 * 12, Audience.YoungPeople)), StringComparison.Ordinal);
        Assert.Contains("Over 19", Assert.Single(Warnings(20 * 12, Audience.YoungPeople, send: false)), StringComparison.Ordinal);
        Assert.Empty(Warnings((25 * 12) + 11, Audience.YoungPeople, send: true));
        Assert.Contains("0 to 19", Assert.Single(Warnings(26 * 12, Audience.ChildAlone, send: true)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_age_that_is_not_known_says_nothing() =>
        Prop.ForAll<int, int>((from, to) => Warnings(null, Audience.ChildAlone, from, to).Count == 0).QuickCheckThrowOnFailure();

    [Fact]
    public void There_is_a_warning_exactly_where_the_age_is_outside() => Prop.ForAll(
        (from age in Gen.Choose(0, 215) from least in Gen.Choose(0, 100) from length in Gen.Choose(0, 100) select (age, least, most: least + length)).ToArbitrary(),
        x => (Warnings(x.age, from: x.least, to: x.most).Count > 0) == (x.age < x.least || x.age > x.most)).QuickCheckThrowOnFailure();

    [Fact]
    public void More_places_than_the_leads_may_look_after_is_said()
    {
        Assert.Null(Fit.Ratio(null, 0, 40));
        Assert.Null(Fit.Ratio(8, 2, 16));
        Assert.Equal("17 places are booked. 2 leads can look after 16 children here: check whether another lead is needed.", Fit.Ratio(8, 2, 17));
        Assert.Contains("Nobody leads", Fit.Ratio(8, 0, 1), StringComparison.Ordinal);
    }
}
