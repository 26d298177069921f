using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Households;

public sealed class FindFamiliesTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("oka")]
    [InlineData("OKAFOR")]
    [InlineData("amara okafor")]
    [InlineData("Okafor, Amára")]
    [InlineData("ZH1 1AA")]
    [InlineData("zh11")]
    [InlineData("7/4/1994")]
    [InlineData("7 April 1994")]
    [InlineData("1994-04-07")]
    [InlineData("999 000 0018")]
    [InlineData("9990000018")]
    [InlineData("07700 900123")]
    [InlineData("+44 7700 900123")]
    public async Task A_family_that_one_works_with_is_found_by_name_postcode_day_of_birth_and_number(string text)
    {
        var form = _world.Form();
        await _world.Hub().Send(form with { Adult = form.Adult! with { Born = new DateOnly(1994, 4, 7), BornMonthOnly = false, NhsNumber = "9990000018" } });
        var row = Assert.Single((await _world.Hub().Find(text)).Rows);
        Assert.Equal(("Amara Okafor", "adult", "Okafor", "North", "ZH1 1AA"), (row.Name, row.Age, row.Family, row.Area, row.Postcode));
    }

    [Theory]
    [InlineData("kafor")]
    [InlineData("okafor bell")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("' OR 1=1 --")]
    [InlineData("ZH2")]
    [InlineData("8/4/1994")]
    [InlineData("999 000 0019")]
    [InlineData("07700 900999")]
    public async Task What_does_not_match_finds_nobody(string text)
    {
        await _world.Hub().Send(_world.Form());
        Assert.Empty((await _world.Hub().Find(text)).Rows);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("a")]
    [InlineData("- -")]
    public void Too_little_is_not_looked_for(string? text) => Assert.Null(Search.Asked(text));

    [Fact]
    public void Over_long_text_is_not_looked_for() => Assert.Null(Search.Asked(new string('a', 201)));

    [Fact]
    public async Task Nobody_is_found_whom_one_does_not_work_with()
    {
        var form = await _world.Family();
        Assert.Empty((await _world.Hub().Find("okafor")).Rows);
        Assert.Single((await _world.As(Roles.FamilyHelp, FamiliesWorld.North).Find("okafor")).Rows);
        Assert.Empty((await _world.As(Roles.FamilyHelp, FamiliesWorld.South).Find("okafor")).Rows);

        var chair = _world.As(Roles.Chair, FamiliesWorld.Mdt);
        await _world.Involve(form.HouseholdId, team: FamiliesWorld.Mdt);
        Assert.Single((await chair.Find("okafor")).Rows);
        await _world.Arrange("UPDATE families_involvement SET to_on = '2026-03-02'");
        Assert.Empty((await chair.Find("okafor")).Rows);
    }

    [Fact]
    public async Task An_invitation_finds_nothing()
    {
        var (form, invited) = (await _world.Family(), _world.As(Roles.CoreMember));
        await _world.Involve(form.HouseholdId, user: invited.Id, kind: "invited");
        Assert.Empty((await invited.Find("okafor")).Rows);
        Assert.Empty(await invited.Ask(new FindHouseholds("okafor")));
    }

    [Fact]
    public async Task Who_has_no_such_role_is_denied() => await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.Operator, Guid.Empty).Find("okafor"));

    [Fact]
    public async Task Twenty_are_shown_and_how_many_there_are_is_not_said()
    {
        for (var at = 0; at < 23; at++) await _world.Family(_world.Form(first: $"Amara{(char)('a' + at)}"));
        var everywhere = _world.As(Roles.DataQuality, Guid.Empty);
        var first = await everywhere.Find("okafor");
        var second = await everywhere.Find("okafor", 20);
        Assert.Equal((20, true, 3, false), (first.Rows.Count, first.More, second.Rows.Count, second.More));
        Assert.Equal(23, first.Rows.Concat(second.Rows).Select(r => r.Name).Order(StringComparer.Ordinal).Distinct().Count());
        Assert.Equal(20, (await everywhere.Find("okafor", -5)).Rows.Count);
    }

    [Fact]
    public async Task A_picker_finds_each_household_once()
    {
        var form = _world.Form().With(_world.Child("Ife", 2024, 4), _world.Child("Tobi", 2020, 1));
        await _world.Hub().Send(form);
        var household = Assert.Single(await _world.Hub().Ask(new FindHouseholds("okafor")));
        Assert.Equal((form.HouseholdId, "Okafor", Masking.Full, "North", 3), (household.Id, household.Name, household.Masking, household.Area, household.Members));
    }

    [Theory]
    [InlineData("okafor")]
    [InlineData("amara")]
    [InlineData("ife")]
    [InlineData("999 000 0018")]
    public async Task A_family_with_somebody_restricted_is_found_only_by_who_may_see_them_and_masked_even_then(string text)
    {
        var form = _world.Form().With(_world.Child("Ife", 2024, 4));
        await _world.Family(form with { Adult = form.Adult! with { NhsNumber = "9990000018" } });
        await _world.Involve(form.HouseholdId, team: FamiliesWorld.Site);
        await _world.Involve(form.HouseholdId, team: FamiliesWorld.Mdt);
        await _world.Restrict(form.Adult!.PersonId);

        Assert.Empty((await _world.Hub().Find(text)).Rows);
        var rows = (await _world.As(Roles.Chair, FamiliesWorld.Mdt).Find(text)).Rows;
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.Equal((Masking.Restricted, "unknown", (string?)null), (r.Masking, r.Area, r.Postcode)));
        Assert.All(rows, r => Assert.DoesNotContain("Okafor", r.Name + r.Family, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ZH1 1AA")]
    [InlineData("ZH1")]
    [InlineData("oka")]
    [InlineData("amar")]
    [InlineData("amara oka")]
    public async Task A_match_that_would_tell_a_restricted_place_or_name_finds_nobody(string text)
    {
        var form = await _world.Family();
        await _world.Involve(form.HouseholdId, team: FamiliesWorld.Mdt);
        var chair = _world.As(Roles.Chair, FamiliesWorld.Mdt);
        Assert.Single((await chair.Find(text)).Rows);
        await _world.Restrict(form.Adult!.PersonId);
        Assert.Empty((await chair.Find(text)).Rows);
        Assert.Empty(await chair.Ask(new FindHouseholds(text)));
    }

    [Fact]
    public async Task Who_has_died_is_found_only_on_request()
    {
        var form = await _world.Family(_world.Form().With(_world.Child("Ife", 2024, 4)));
        await _world.Arrange("UPDATE families_person SET deceased_on = '2026-02-01' WHERE id = @PersonId", new { form.Adult!.PersonId });
        var everywhere = _world.As(Roles.DataQuality, Guid.Empty);
        Assert.Equal(["Ife Okafor"], (await everywhere.Find("okafor")).Rows.Select(r => r.Name));
        Assert.Equal([("Amara Okafor", "has died"), ("Ife Okafor", "23 months")],
            (await everywhere.Ask(new FindFamilies.Query("okafor", Died: true))).Rows.Select(r => (r.Name, r.Age)));
        Assert.Empty(await everywhere.Ask(new FindHouseholds("amara")));
    }

    [Fact]
    public async Task Whom_an_answer_shows_stands_in_the_audit_and_what_was_looked_for_does_not()
    {
        var form = await _world.Family();
        await _world.As(Roles.DataQuality, Guid.Empty).Find("okafor");
        var row = Assert.Single(await _world.Sql<string>("SELECT CONCAT(what, ' ', subjects, ' ', fields) FROM kernel_audit WHERE kind = 'view'"));
        Assert.Equal($"Families.FindFamilies {form.Adult!.PersonId} {{}}", row);
    }
}
