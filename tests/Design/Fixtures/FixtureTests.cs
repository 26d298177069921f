using System.Text.Json;
using System.Text.RegularExpressions;

namespace Neighbourhood.Design.Tests;

/// <summary>Our tag helpers write the very HTML that nhsuk-frontend's own templates write.</summary>
public sealed partial class FixtureTests
{
    private static readonly Dictionary<string, Func<JsonElement, Tag>> Adapters = new(StringComparer.Ordinal)
    {
        ["action-link"] = BlockAdapters.ActionLink,
        ["back-link"] = BlockAdapters.BackLink,
        ["breadcrumb"] = BlockAdapters.Breadcrumb,
        ["button"] = BlockAdapters.Button,
        ["card"] = BlockAdapters.Card,
        ["character-count"] = FieldAdapters.CharacterCount,
        ["checkboxes"] = FieldAdapters.Checkboxes,
        ["date-input"] = ListAdapters.DateInput,
        ["details"] = BlockAdapters.Details,
        ["error-summary"] = ListAdapters.ErrorSummary,
        ["fieldset"] = BlockAdapters.Fieldset,
        ["input"] = FieldAdapters.Input,
        ["inset-text"] = BlockAdapters.InsetText,
        ["notification-banner"] = BlockAdapters.NotificationBanner,
        ["pagination"] = ListAdapters.Pagination,
        ["panel"] = BlockAdapters.Panel,
        ["radios"] = FieldAdapters.Radios,
        ["select"] = FieldAdapters.Select,
        ["summary-list"] = ListAdapters.SummaryList,
        ["tables"] = ListAdapters.Table,
        ["tag"] = BlockAdapters.Tag,
        ["textarea"] = FieldAdapters.Textarea,
        ["warning-callout"] = BlockAdapters.WarningCallout,
    };

    public static TheoryData<string, string> Compared()
    {
        var rows = new TheoryData<string, string>();
        foreach (var fixture in Fixture.All.Where(fixture => Adapters.ContainsKey(fixture.Component) && LeftOut.Reason(fixture) is null))
            rows.Add(fixture.Component, fixture.Name);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Compared))]
    public async Task A_tag_helper_writes_what_the_fixture_shows(string component, string name)
    {
        var fixture = Fixture.All.Single(one => one.Component == component && one.Name == name);
        var (expected, actual) = await Both(fixture);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task The_list_of_fixtures_left_out_is_exact()
    {
        var wrong = new List<string>();
        foreach (var (component, name) in LeftOut.Names)
        {
            var fixture = Fixture.All.FirstOrDefault(one => one.Component == component && one.Name == name);
            if (fixture is null) wrong.Add($"{component}: {name}: there is none");
            else if (await Equal(fixture)) wrong.Add($"{component}: {name}: is the same, and need not be left out");
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_component_is_compared_or_left_out_with_a_reason()
    {
        var components = Fixture.All.Select(fixture => fixture.Component).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(components, Adapters.Keys.Concat(LeftOut.Components.Keys).Order(StringComparer.Ordinal));
        Assert.True(Compared().Count > 400, $"only {Compared().Count} fixtures are compared");
    }

    private static async Task<bool> Equal(Fixture fixture)
    {
        var (expected, actual) = await Both(fixture);
        return string.Equals(expected, actual, StringComparison.Ordinal);
    }

    private static async Task<(string Expected, string Actual)> Both(Fixture fixture)
    {
        var html = await Adapters[fixture.Component](fixture.Context).Render();
        if (fixture.Component == "date-input") html = Boxes(html);
        // nhsuk-frontend leaves a second press alone unless told; ours prevents it unless told.
        if (fixture.Component == "button" && fixture.Context.At("preventDoubleClick") is null)
            html = html.Replace(" data-prevent-double-click=\"true\"", "", StringComparison.Ordinal);
        return (Dom.Canonical(fixture.Html), Dom.Canonical(html));
    }

    /// <summary>The fixtures call the boxes example-day and day; ours are example_Day and example.Day, which bind.</summary>
    private static string Boxes(string html) => BoxName().Replace(html, match =>
        match.Groups["attribute"].Value == "name" ? $"name=\"{match.Groups["box"].Value.ToLowerInvariant()}\""
            : $"{match.Groups["attribute"].Value}=\"{match.Groups["id"].Value}-{match.Groups["box"].Value.ToLowerInvariant()}\"");

    [GeneratedRegex("(?<attribute>id|for|name)=\"(?<id>[a-z-]+)[_.](?<box>Day|Month|Year)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BoxName();
}
