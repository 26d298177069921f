using Neighbourhood.Access;
using Neighbourhood.Access.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Access;

public sealed class AnswerGetSettingTests
{
    [Fact]
    public async Task The_areas_own_value_comes_before_that_of_all_and_that_before_the_default()
    {
        await using var world = await AccessWorld.Start();
        var (here, there) = (world.NewId(), world.NewId());
        Assert.Equal("8", await Ask(here));
        await Set(null, "9");
        Assert.Equal("9", await Ask(here));
        await Set(here, "10");
        Assert.Equal(["10", "9", "9"], [await Ask(here), await Ask(there), await Ask(null)]);

        Task<string> Ask(Guid? area) => world.AsSystem().Ask(new GetSetting("mdt.maxCases", area));

        Task Set(Guid? area, string value) => world.Arrange(
            "INSERT INTO access_setting (id, setting_key, area_id, value) VALUES (@id, 'mdt.maxCases', @area, @value)", new { id = world.NewId(), area, value });
    }

    [Fact]
    public async Task A_key_that_is_not_declared_and_a_value_of_the_wrong_kind_are_errors_of_the_program()
    {
        await using var world = await AccessWorld.Start();
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.AsSystem().Ask(new GetSetting("mdt.noSuchThing")));
        await world.Arrange("INSERT INTO access_setting (id, setting_key, area_id, value) VALUES (@id, 'mdt.maxCases', NULL, 'many')", new { id = world.NewId() });
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.AsSystem().Ask(new GetSetting("mdt.maxCases")));
    }

    [Fact]
    public void Every_default_is_of_its_kind() => Assert.All(Settings.All.Values, s => Assert.True(s.Fits(s.Default), s.Key));

    [Theory]
    [InlineData("mdt.reviewWeeks", "6..12", true)]
    [InlineData("mdt.reviewWeeks", "12..6", false)]
    [InlineData("mdt.reviewWeeks", "6", false)]
    [InlineData("mdt.maxCases", "-1", false)]
    [InlineData("mdt.maxCases", "99999999999", false)]
    [InlineData("mdt.shortcuts", "yes", false)]
    [InlineData("ig.breakGlassReasons", "one;;two", false)]
    public void A_value_fits_its_kind_or_not(string key, string value, bool fits) => Assert.Equal(fits, Settings.All[key].Fits(value));
}
