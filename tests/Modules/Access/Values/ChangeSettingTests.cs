using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Access;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Access.Values;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Access.Values;

public sealed class ChangeSettingTests
{
    private const string Key = "mdt.maxCases";
    private const string Why = "Eight is too many here";

    [Fact]
    public async Task A_value_holds_for_all_or_for_one_area_and_everybody_is_told()
    {
        await using var world = await AccessWorld.Start();
        var area = Area(world);
        await Editor(world).Send(new ChangeSetting.Command(Key, null, 0, "7", Why));
        await Editor(world).Send(new ChangeSetting.Command(Key, area, 0, " 6 ", Why));
        Assert.Equal(["7", "6"], [await world.AsSystem().Ask(new GetSetting(Key)), await world.AsSystem().Ask(new GetSetting(Key, area))]);
        Assert.Equal([new SettingChanged(Key, null), new SettingChanged(Key, area)], world.Told);
    }

    [Theory]
    [InlineData("-1", Why, "Value")]
    [InlineData("many", Why, "Value")]
    [InlineData("", Why, "Value")]
    [InlineData("9", "", "Reason")]
    [InlineData("9", "why", "Reason")]
    public async Task What_is_wrong_is_named_and_nothing_changes(string value, string reason, string input)
    {
        await using var world = await AccessWorld.Start();
        Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => Editor(world).Send(new ChangeSetting.Command(Key, null, 0, value, reason)))).Input);
        Assert.Empty(await world.Sql<Guid>("SELECT id FROM access_setting"));
        Assert.Empty(await world.Sql<Guid>("SELECT id FROM access_setting_change"));
        Assert.Empty(world.Told);
    }

    [Fact]
    public async Task A_wrong_value_says_what_is_allowed_and_a_reason_is_no_longer_than_500()
    {
        await using var world = await AccessWorld.Start();
        Assert.Contains("a whole number from 1 to 24", (await Assert.ThrowsAsync<Refused>(() => Editor(world).Send(new ChangeSetting.Command("access.sessionHours", null, 0, "48", Why)))).Message, StringComparison.Ordinal);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => Editor(world).Send(new ChangeSetting.Command(Key, null, 0, "9", new string('x', 501))))).Input);
        Assert.Equal("Value", (await Assert.ThrowsAsync<Refused>(() => Editor(world).Send(new ChangeSetting.Command("words.person", null, 0, new string('x', 2001), Why)))).Input);
    }

    [Fact]
    public async Task From_a_stale_page_it_is_a_conflict_that_shows_both()
    {
        await using var world = await AccessWorld.Start();
        await Editor(world).Send(new ChangeSetting.Command(Key, null, 0, "7", Why));
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Editor(world).Send(new ChangeSetting.Command(Key, null, 0, "9", Why)));
        Assert.Equal(("7", "9"), (conflict.Stands.Values.Single(), conflict.Sent.Values.Single()));
        Assert.Equal("Value", (await Assert.ThrowsAsync<Refused>(() => Editor(world).Send(new ChangeSetting.Command(Key, null, 1, "7", Why)))).Input);
        await Editor(world).Send(new ChangeSetting.Command(Key, null, 1, "9", Why));
    }

    [Fact]
    public async Task An_area_that_is_not_there_and_an_area_of_what_holds_for_all_are_refused()
    {
        await using var world = await AccessWorld.Start();
        var area = Area(world);
        Assert.Equal("AreaId", (await Assert.ThrowsAsync<Refused>(() => Editor(world).Send(new ChangeSetting.Command(Key, world.NewId(), 0, "7", Why)))).Input);
        Assert.Equal("AreaId", (await Assert.ThrowsAsync<Refused>(() => Editor(world).Send(new ChangeSetting.Command("access.sessionHours", area, 0, "8", Why)))).Input);
        await Assert.ThrowsAsync<NotFound>(() => Editor(world).Send(new ChangeSetting.Command("no.such", null, 0, "8", Why)));
        await Assert.ThrowsAsync<NotFound>(() => Editor(world).Ask(new ChangeSetting.Query("no.such", null)));
    }

    [Theory]
    [InlineData(Roles.Chair)]
    [InlineData(Roles.HubManager)]
    [InlineData(Roles.Operator)]
    [InlineData(Roles.InformationGovernanceLead)]
    public async Task Only_a_settings_editor_changes_one(string role)
    {
        await using var world = await AccessWorld.Start();
        await Assert.ThrowsAsync<Denied>(() => world.As(role, Guid.Empty).Send(new ChangeSetting.Command(Key, null, 0, "7", Why)));
    }

    [Fact]
    public void What_fits_is_what_the_answer_then_gives_and_no_text_breaks_the_check() => Prop.ForAll(
        Gen.Elements(Settings.All.Values.ToArray()).ToArbitrary(), ArbMap.Default.ArbFor<string>(), (setting, text) =>
        {
            var fits = setting.Fits(text ?? "");
            return setting.Kind switch
            {
                SettingKind.Whole => fits == (int.TryParse(text, out var number) && number >= setting.Least && number <= setting.Most && text!.All(char.IsAsciiDigit)),
                SettingKind.Switch or SettingKind.Choice => fits == setting.Choices.Contains(text),
                _ => true,
            };
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_whole_number_within_its_bounds_fits_and_none_outside_them() => Prop.ForAll(
        Gen.Elements(Settings.All.Values.Where(s => s.Kind == SettingKind.Whole).ToArray()).ToArbitrary(), Gen.Choose(-5, 2_000_000).ToArbitrary(),
        (setting, number) => setting.Fits(number.ToString(System.Globalization.CultureInfo.InvariantCulture)) == (number >= setting.Least && number <= setting.Most)).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Whatever_is_tried_what_holds_fits_and_the_history_says_how_it_came()
    {
        await using var world = await AccessWorld.Start();
        var seen = 0;
        foreach (var value in Gen.OneOf(Gen.Choose(-3, 12).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)), ArbMap.Default.GeneratorFor<string>()).Sample(60))
        {
            try
            {
                await Editor(world).Send(new ChangeSetting.Command(Key, null, seen, value, Why));
                seen++;
            }
            catch (Refused)
            {
                // then the one before it holds
            }
            Assert.True(Settings.All[Key].Fits(await world.AsSystem().Ask(new GetSetting(Key))));
        }
        var history = await world.Sql<string>("SELECT value FROM access_setting_change ORDER BY number");
        Assert.Equal(seen, history.Count);
        Assert.Equal(history[^1], await world.AsSystem().Ask(new GetSetting(Key)));
    }

    private static Actor Editor(World world) => world.As(Roles.SettingsEditor, Guid.Empty);

    private static Guid Area(World world)
    {
        var area = world.NewId();
        world.Answers<GetNeighbourhoods, IReadOnlyList<GetNeighbourhoods.Neighbourhood>>(q => q.Ids is { } ids && !ids.Contains(area) ? [] : [new(area, "Harbour Side", [])]);
        return area;
    }
}

public sealed class ResetSettingTests
{
    private const string Key = "mdt.maxCases";

    [Fact]
    public async Task Back_to_the_default_takes_a_reason_and_is_told()
    {
        await using var world = await AccessWorld.Start();
        var editor = world.As(Roles.SettingsEditor, Guid.Empty);
        await editor.Send(new ChangeSetting.Command(Key, null, 0, "7", "A first reason"));
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => editor.Send(new ResetSetting.Command(Key, null, 1, "no")))).Input);
        await Assert.ThrowsAsync<Conflict>(() => editor.Send(new ResetSetting.Command(Key, null, 0, "A stale page")));
        Assert.Equal("7", (await editor.Ask(new ResetSetting.Query(Key, null))).Value);
        await editor.Send(new ResetSetting.Command(Key, null, 1, "Eight was right"));
        Assert.Equal("8", await world.AsSystem().Ask(new GetSetting(Key)));
        Assert.Equal(2, world.Told.Count);
        await Assert.ThrowsAsync<Refused>(() => editor.Send(new ResetSetting.Command(Key, null, 2, "It has none any more")));
    }

    [Fact]
    public async Task Only_a_settings_editor_does_it()
    {
        await using var world = await AccessWorld.Start();
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Operator, Guid.Empty).Send(new ResetSetting.Command(Key, null, 0, "A good reason")));
        await Assert.ThrowsAsync<NotFound>(() => world.As(Roles.SettingsEditor, Guid.Empty).Send(new ResetSetting.Command("no.such", null, 0, "A good reason")));
    }
}

public sealed class ShowSettingTests
{
    [Fact]
    public async Task It_shows_the_default_each_areas_own_value_and_the_history()
    {
        await using var world = await AccessWorld.Start();
        var (area, editor) = (world.NewId(), await world.Account(password: null));
        world.Answers<GetNeighbourhoods, IReadOnlyList<GetNeighbourhoods.Neighbourhood>>(_ => [new(area, "Harbour Side", [])]);
        var acting = world.As(Roles.SettingsEditor, Guid.Empty, editor);
        await acting.Send(new ChangeSetting.Command("mdt.maxCases", area, 0, "6", "Fewer people here"));
        await acting.Send(new ResetSetting.Command("mdt.maxCases", area, 1, "More people here"));
        await acting.Send(new ChangeSetting.Command("mdt.maxCases", area, 2, "5", "Fewer again"));
        var answer = await world.Manager().Ask(new ShowSetting.Query("mdt.maxCases"));
        Assert.Equal([("All areas", null), ("Harbour Side", "5")], answer.Places.Select(p => (p.Name, p.Value)));
        Assert.Equal([("5", "amara"), (null, "amara"), ("6", "amara")], answer.Changes.Select(c => (c.Value, c.By)));
        Assert.Single((await world.Manager().Ask(new ShowSetting.Query("access.sessionHours"))).Places);
        await Assert.ThrowsAsync<NotFound>(() => world.Manager().Ask(new ShowSetting.Query("no.such")));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Chair).Ask(new ShowSetting.Query("mdt.maxCases")));
    }
}

public sealed class ListSettingsTests
{
    [Fact]
    public async Task A_setting_is_found_by_its_words_or_key_with_what_holds_beside_the_default()
    {
        await using var world = await AccessWorld.Start();
        var area = world.NewId();
        world.Answers<GetNeighbourhoods, IReadOnlyList<GetNeighbourhoods.Neighbourhood>>(_ => [new(area, "Harbour Side", [])]);
        await world.As(Roles.SettingsEditor, Guid.Empty).Send(new ChangeSetting.Command("mdt.maxCases", area, 0, "6", "Fewer people here"));
        Assert.Equal(Settings.All.Count, (await world.Manager().Ask(new ListSettings.Query())).Count);
        var line = Assert.Single(await world.Manager().Ask(new ListSettings.Query("MDT.MaxCases")));
        Assert.Equal(("8", "8", false, 1), (line.Default, line.Holds, line.IsOwn, line.OwnAreas));
        line = Assert.Single(await world.Manager().Ask(new ListSettings.Query("items that a MEETING takes", area)));
        Assert.Equal(("8", "6", true), (line.Default, line.Holds, line.IsOwn));
        Assert.Empty(await world.Manager().Ask(new ListSettings.Query("zzzz")));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Midwife).Ask(new ListSettings.Query()));
    }

    /// <summary>The table of default settings, row by row.</summary>
    [Theory]
    [InlineData("mdt.cadenceDays 28, mdt.slotMinutes 12, mdt.maxCases 8, mdt.listClosesHours 24, mdt.reviewWeeks 6..12, mdt.noChangeLimit 2, mdt.triageWd 2, mdt.minutesWd 2, mdt.summaryWd 5")]
    [InlineData("mdt.actionDefaultDays 14, mdt.escalate1 14, mdt.escalate2 28, mdt.proposalAnswerWd 10, mdt.transferAnswerWd 10, mdt.objectionDecideWd 1, mdt.shortcuts on")]
    [InlineData("sp.ackWd 2, sp.firstContactWd 5, sp.urgentWd 2, sp.minAttempts 3, sp.minModes 2, sp.minDays 2, sp.weeksMin 8, sp.weeksMax 12, sp.weeksDefault 10, sp.neverStartedDays 21, sp.gpSocialShareBenchmark 20")]
    [InlineData("provider.answerWd 5, provider.returnWd 10, outreach.visitGoalDays 30, outreach.householdsPerFte 80..150, outreach.halfDaysPerWorker 1, contactBudget.max 4, contactBudget.windowWeeks 8, contact.quietHours 20:00-08:00")]
    [InlineData("silence.openAt 5, silence.halfLifeDays 90, silence.quietRatio 0.8, silence.minExpected 10, silence.minServices 2, wnb.under 16, wnb.workerChooses 16..17")]
    [InlineData("antenatal.bookByDays 70, antenatal.lateReferralDays 63, antenatal.withinDays 14, antenatal.notBookedFlagDays 90, antenatal.eddUnknownPromptDays 14, antenatal.hubLinkAnswerWd 3, antenatal.hubWelcomeWd 5, antenatal.selfReferralPerAddressHour 5, antenatal.keepUnreachedDays 28")]
    [InlineData("screen.epdsPathway 13, screen.repeatFrom 10, screen.gad7From 3, peer.matchWd 5, peer.firstContactHours 48, peer.noContactPromptM 1, peer.endReviewM 2, peer.maxMatches 3, peer.supervisionWeeks 6, peer.concernDeputyMinutes 60, peer.dbsValidMonths 36, peer.conflictRadius 500, peer.callAdapter none")]
    [InlineData("directory.greenMonths 6, directory.redMonths 12, gap.ownerWd 10, gap.decisionDays 45, gap.checkDays 90, gap.zeroSearches 5, gap.failedPrescriptions 3, gap.waitWeeks 6")]
    [InlineData("hub.sustainedVisits 3, hub.registerCloseHours 24, hub.registerManagerHours 72, hub.programmeCompletePct 75, hub.ageMax 19, hub.sendAgeMax 25, hub.deviceNamesHours 24, hub.devicePinTries 5")]
    [InlineData("insight.suppressBelow 8, insight.roundTo 5, insight.fyStart 04-01, insight.deprivedDeciles 1-3, training.validityMonths 36, panel.answerWd 20, panel.termYears 2, estate.autoReleaseMin 20, estate.notUsedWarn 3")]
    [InlineData("ig.sharingReviewMonths 12, ig.warningNoteMaxMonths 12, nhsNumber.babyTraceDays 42, days.timeZone Europe/London")]
    public void Every_setting_of_the_field_is_declared_with_its_default(string row) => Assert.All(row.Split(", "), pair =>
        Assert.Equal(pair.Split(' ')[1], Settings.All[pair.Split(' ')[0]].Default));

    [Theory]
    [InlineData("words.leadTitle", "lead practitioner")]
    [InlineData("words.publicNameForSP", "Community connections")]
    [InlineData("sp.keptUpMonths", "3,6")]
    [InlineData("outreach.unseenRed", "30,60,90")]
    [InlineData("directory.reminderMonths", "5,6,9,12")]
    [InlineData("training.remindDays", "90,30,7")]
    [InlineData("antenatal.hubOfferWeeks", "notification; booking; 16; 28")]
    [InlineData("safeguarding.numbers", "999, 101")]
    public void So_are_those_whose_default_has_a_comma_or_a_space(string key, string value) => Assert.Equal(value, Settings.All[key].Default);

    [Theory]
    [InlineData("contact.quietHours", "20:00-08:00", true)]
    [InlineData("contact.quietHours", "20:00-20:00", false)]
    [InlineData("contact.quietHours", "8pm-8am", false)]
    [InlineData("insight.fyStart", "13-01", false)]
    [InlineData("insight.fyStart", "02-29", false)]
    [InlineData("silence.quietRatio", "0.75", true)]
    [InlineData("silence.quietRatio", "-0.5", false)]
    [InlineData("silence.quietRatio", "1,5", false)]
    [InlineData("outreach.unseenRed", "30,,90", false)]
    [InlineData("access.secondFactorRoles", "", true)]
    [InlineData("access.secondFactorRoles", "operator; ig-lead", true)]
    [InlineData("access.secondFactorRoles", "wizard", false)]
    [InlineData("safeguarding.numbers", "999, 101, 01632 960001", true)]
    [InlineData("safeguarding.numbers", "ring us", false)]
    [InlineData("safeguarding.leads", "", true)]
    [InlineData("safeguarding.leads", "Mon-Fri 09:00-17:00 lead fern@example.org 01632 960001; Mon-Fri 09:00-17:00 deputy ezra@example.org; Mon-Sun 00:00-24:00 duty 01632 960002", true)]
    [InlineData("safeguarding.leads", "Sat 17:00-09:00 duty 101", true)]
    [InlineData("safeguarding.leads", "Fri-Mon 09:00-17:00 lead fern@example.org", false)]
    [InlineData("safeguarding.leads", "Mon-Fri 09:00-17:00 boss fern@example.org", false)]
    [InlineData("safeguarding.leads", "Mon-Fri 9-5 lead fern@example.org", false)]
    [InlineData("safeguarding.leads", "Mon-Fri 09:00-17:00 lead", false)]
    [InlineData("safeguarding.leads", "Mon-Fri 09:00-17:00 lead Fern", false)]
    [InlineData("safeguarding.leads", ";", false)]
    public void A_value_fits_its_kind_or_not(string key, string value, bool fits) => Assert.Equal(fits, Settings.All[key].Fits(value));

    [Fact]
    public void Every_setting_says_what_it_can_be_and_belongs_to_a_group_with_a_name() => Assert.All(Settings.All.Values, s =>
    {
        Assert.NotEmpty(s.Allowed);
        Assert.NotEqual(s.Group, Groups.Name(s.Group));
    });
}
