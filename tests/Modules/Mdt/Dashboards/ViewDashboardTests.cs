using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Dashboards;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Dashboards;

public sealed class ViewDashboardTests : ArrangedMeeting
{
    private Actor Leader => World.As(Roles.NamedLeader, Mdt);

    private void Settings() => World.Answers<GetSetting, string>(q => q.Key switch
    {
        "insight.fyStart" => "04-01",
        "insight.suppressBelow" => "8",
        "insight.roundTo" => "5",
        "mdt.reviewWeeks" => ReviewWeeks,
        "mdt.reviewDefaultWeeks" => "8",
        _ => "14",
    });

    private static string Answer(ViewDashboard.Answer shown, string question) => shown.Lines.Single(l => l.Question.Contains(question, StringComparison.Ordinal)).Answer;

    [Fact]
    public async Task The_chair_sees_the_figures_of_their_own_meetings_as_they_are()
    {
        var (meeting, _) = await Finished();
        Settings();
        World.Clock.Advance(TimeSpan.FromDays(3)); // the day of the meeting is over
        var shown = await Chair.Ask(new ViewDashboard.Query(Mdt, null));
        Assert.True(shown.Exact);
        Assert.Equal("1", Answer(shown, "meetings were held"));
        Assert.Equal("100%", Answer(shown, "quorum"));
        Assert.Equal("100%", Answer(shown, "family says"));
        Assert.Equal("1", Answer(shown, "does a meeting talk about"));
        var attendance = shown.Charts.Single(c => c.Title == "Who was there");
        Assert.Equal("100% (1 of 1)", attendance.Bars.Single(b => b.Label == "GP").Shown);
        Assert.Equal("0% (0 of 1)", attendance.Bars.Single(b => b.Label == "Paediatrician").Shown);
        Assert.Equal("1", shown.Charts.Single(c => c.Title == "Families at each meeting").Total);
        Assert.NotEqual(Guid.Empty, meeting);
    }

    [Fact]
    public async Task A_leader_sees_no_count_of_families_below_eight_but_how_many_meetings_there_were()
    {
        await Finished();
        Settings();
        World.Clock.Advance(TimeSpan.FromDays(3));
        var shown = await Leader.Ask(new ViewDashboard.Query(Mdt, FigurePeriod.ThreeMonths));
        Assert.False(shown.Exact);
        Assert.Equal(FigurePeriod.Year, shown.Period); // spans that overlap are not theirs
        Assert.Equal("1", Answer(shown, "meetings were held"));
        Assert.Equal(Suppression.Hidden, Answer(shown, "family says"));
        Assert.Equal(Suppression.Hidden, Answer(shown, "does a meeting talk about"));
        var families = shown.Charts.Single(c => c.Title == "Families at each meeting");
        Assert.Equal([Suppression.Hidden], families.Bars.Select(b => b.Shown));
        Assert.Equal(Suppression.Hidden, families.Total);
        Assert.DoesNotContain(",1,", ViewDashboard.Csv(shown).Split("Families at each meeting")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_figures_is_in_the_audit_as_an_export_and_a_look_at_them_is_not()
    {
        await Finished();
        Settings();
        await Leader.Ask(new ViewDashboard.Query(Mdt, null));
        Assert.Empty(await World.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'export'"));
        await Leader.Ask(new ViewDashboard.Query(Mdt, null, AsFile: true));
        Assert.Equal([Mdt.ToString()], await World.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'export'"));
    }

    [Fact]
    public async Task An_action_is_in_time_when_it_was_done_by_its_day()
    {
        var open = await Case();
        Settings();
        foreach (var (due, done) in new[] { (-3, (int?)-3), (-3, -2), (-2, null), (4, null) })
            await World.Arrange("""
                INSERT INTO mdt_action (id, case_id, text, owner_user_id, due_on, made_at, done_at, version) VALUES (@id, @open, 'A', @by, @due, @now, @done, 1)
                """, new { id = World.NewId(), open, by = Gp.Id, due = Today.AddDays(due), now = World.Clock.Now(), done = done is { } days ? World.Clock.Now().AddDays(days) : (DateTimeOffset?)null });
        var line = (await Chair.Ask(new ViewDashboard.Query(Mdt, FigurePeriod.ThreeMonths))).Lines.Single(l => l.Question.StartsWith("Were actions", StringComparison.Ordinal));
        Assert.Equal("33%", line.Answer);
        Assert.Equal("1 of 3 actions", line.Of);
    }

    [Fact]
    public async Task How_long_cases_were_open_and_how_they_ended_is_counted_in_bands()
    {
        Settings();
        foreach (var (days, code) in new[] { (30, "GoalsMet"), (31, "GoalsMet"), (90, "Declined"), (200, "GoalsMet") })
        {
            var id = await Case();
            await World.Arrange("UPDATE mdt_case SET opened_on = @opened, closed_on = @Today, closed_code = @code WHERE id = @id", new { id, opened = Today.AddDays(-days), Today, code });
        }
        var shown = await Chair.Ask(new ViewDashboard.Query(Mdt, FigurePeriod.TwelveMonths));
        Assert.Equal(["1", "2", "0", "1"], shown.Charts.Single(c => c.Title == "How long cases were open").Bars.Select(b => b.Shown));
        Assert.Equal("75%", Answer(shown, "goals met"));
    }

    [Fact]
    public async Task A_team_without_a_meeting_has_nothing_to_reckon_and_says_so()
    {
        Settings();
        var shown = await Coordinator.Ask(new ViewDashboard.Query(Mdt, "nonsense"));
        Assert.Equal(FigurePeriod.Year, shown.Period);
        Assert.Equal("not known", Answer(shown, "quorum"));
        Assert.Empty(shown.Charts.Single(c => c.Title == "Who was there").Bars);
    }

    [Fact]
    public async Task Another_teams_figures_are_not_found_and_those_without_the_permission_are_denied()
    {
        Settings();
        await GuardedFor(a => a.Ask(new ViewDashboard.Query(Mdt, null)));
        await Assert.ThrowsAsync<NotFound>(() => World.As(Roles.NamedLeader, World.NewId()).Ask(new ViewDashboard.Query(Mdt, null)));
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.HubWorker, Mdt).Ask(new ViewDashboard.Query(Mdt, null)));
        Assert.Equal([Mdt], (await Leader.Ask(new ListDashboards.Query())).Select(t => t.Id));
    }

    [Fact]
    public void What_a_spreadsheet_would_take_for_a_formula_is_text_in_the_file()
    {
        var csv = ViewDashboard.Csv(new("=HYPERLINK(\"x\")", FigurePeriod.Year, new(2026, 4, 1), new(2027, 3, 31), true, 0, [new("@Q", "-1", "+2")], [new("T", "u", 1, [new("=A", 1, "1")], null)]));
        Assert.DoesNotContain(csv.Split('\n', ','), cell => cell.TrimStart('"') is ['=' or '+' or '@' or '-', ..]);
        Assert.Contains("2026-04-01", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-22", "04-01", "2026-04-01", "2027-04-01")]
    [InlineData("2026-03-31", "04-01", "2025-04-01", "2026-04-01")]
    [InlineData("2026-03-01", "02-29", "2026-02-28", "2027-02-28")]
    public void The_financial_year_begins_on_its_day(string today, string starts, string from, string to)
    {
        var days = FigurePeriod.Days(FigurePeriod.Year, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), starts);
        Assert.Equal((from, to), (days.From.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), days.To.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal((days.From.AddYears(-1), days.From), FigurePeriod.Days(FigurePeriod.LastYear, days.From, starts));
    }
}
