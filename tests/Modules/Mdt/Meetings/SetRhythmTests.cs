using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class SetRhythmTests : ArrangedMeeting
{
    /// <summary>Every four weeks from Monday 9 March; Easter Monday is one of its days.</summary>
    private SetRhythm.Command Monthly(int version = 0) => new(Mdt, new DateOnly(2026, 3, 9), 28, new TimeOnly(14, 0), 90, " Sale MDT ", "Room 1", version);

    private sealed record Held(Guid Id, DateTimeOffset StartsAt, string Status);

    private async Task<IReadOnlyList<Held>> Diary() => await World.Sql<Held>("SELECT id, starts_at, status FROM mdt_meeting WHERE mdt_id = @Mdt ORDER BY starts_at, id", new { Mdt });

    private async Task<IReadOnlyList<DateOnly>> Days() => [.. (await Diary()).Where(m => m.Status != "Cancelled").Select(m => m.StartsAt.LondonDay())];

    private static DateOnly On(int month, int day) => new(2026, month, day);

    [Fact]
    public async Task Half_a_year_of_meetings_stands_in_the_diary_at_the_same_time_of_day_and_on_working_days()
    {
        await Coordinator.Send(Monthly());
        Assert.Equal([On(3, 9), On(4, 7), On(5, 4), On(6, 1), On(6, 29), On(7, 27), On(8, 24)], await Days());
        Assert.All(await Diary(), m => Assert.Equal(new TimeOnly(14, 0), TimeOnly.FromTimeSpan(m.StartsAt.London().TimeOfDay))); // before and after the clocks changed
        Assert.Equal(7, Told<MeetingScheduled>().Count);
        Assert.Empty(Told<MdtNoticeGiven>());
        var shown = await Chair.Ask(new SeeRhythm(Mdt));
        Assert.Equal((28, On(3, 9), 7, "Sale MDT"), (shown.CadenceDays, shown.Next!.Value, shown.Following, shown.Rhythm!.Title));
        Assert.Equal((On(4, 6), false), (shown.Meetings[1].PlannedOn, shown.Meetings[1].Apart));
        Assert.Equal(["Planned"], await World.Sql<string>("SELECT DISTINCT to_status FROM mdt_step WHERE subject = 'Meeting'"));
    }

    [Fact]
    public async Task A_second_press_and_the_passing_of_an_hour_add_nothing()
    {
        await Coordinator.Send(Monthly());
        await Coordinator.Send(Monthly());
        await World.Tick();
        Assert.Equal(7, (await Diary()).Count);
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(Monthly() with { Minutes = 60 }));
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(Monthly(7)));
    }

    [Fact]
    public async Task A_day_that_has_a_meeting_gets_no_second_one()
    {
        await Planned(7); // 9 March
        await Coordinator.Send(Monthly());
        Assert.Equal([On(3, 9), On(4, 7), On(5, 4), On(6, 1), On(6, 29), On(7, 27), On(8, 24)], await Days());
    }

    [Fact]
    public async Task Another_rhythm_moves_what_is_planned_keeps_what_was_changed_alone_and_tells_once()
    {
        await Coordinator.Send(Monthly());
        var before = await Diary();
        await Coordinator.Send(new ChangeMeeting.Command(before[1].Id, "Sale MDT", On(4, 9), new TimeOnly(10, 0), 90, "Room 1", 1));
        await Chair.Send(new CancelMeeting.Command(before[2].Id, "No chair", 1));
        var notices = Told<MdtNoticeGiven>().Count;

        await Coordinator.Send(Monthly(1) with { FirstOn = On(3, 11), EveryDays = 56, Place = "Room 2" });
        var after = await Diary();
        Assert.Equal([On(3, 11), On(4, 9), On(5, 6), On(7, 1), On(8, 26)], await Days());
        Assert.Equal((before[0].Id, before[1].Id, before[3].Id), (after[0].Id, after[1].Id, after.Single(m => m.StartsAt.LondonDay() == On(5, 6)).Id));
        Assert.Equal(["Room 1", "Room 2"], (await World.Sql<string>("SELECT DISTINCT place FROM mdt_meeting WHERE status <> 'Cancelled'")).Order());
        Assert.Equal([56], await World.Sql<int>("SELECT cadence_days FROM mdt_team WHERE id = @Mdt", new { Mdt }));
        Assert.Equal([MdtNoticeKind.MeetingChanged, MdtNoticeKind.MeetingCancelled], Told<MdtNoticeGiven>().Skip(notices).Select(n => n.Kind));
        Assert.Equal(1, after.Count(m => m.Status == "Cancelled" && m.Id != before[2].Id && before.Select(b => b.Id).Contains(m.Id)));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_and_nothing_is_kept()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new SetRhythm.Command(Mdt, null, 6, null, 481, " ", null, 0)));
        Assert.Equal(["FirstOn", "EveryDays", "StartsAt", "Minutes", "Title", "Place"], refused.Reasons.Select(r => r.Input));
        await IsRefused(Coordinator.Send(Monthly() with { FirstOn = Today.AddDays(-1) }), "FirstOn", "today or later");
        await IsRefused(Coordinator.Send(Monthly() with { FirstOn = DateOnly.MaxValue }), "FirstOn", "within a year");
        Assert.Empty(await Diary());
        Assert.Empty(World.Told);
    }

    [Fact]
    public async Task Only_for_ones_own_team()
    {
        await GuardedFor(who => who.Send(Monthly()));
        await GuardedFor(who => who.Ask(new SeeRhythm(Mdt)));
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(Monthly()));
    }

    [Fact]
    public async Task The_page_offers_the_next_planned_day_and_keeps_what_was_typed()
    {
        await Coordinator.Send(Monthly());
        World.Clock.Advance(TimeSpan.FromDays(10));
        var page = await Coordinator.On((send, _) => new SetRhythm.Page(send) { MdtId = Mdt }, async p => { await p.OnGet(default); return p; });
        Assert.Equal((On(4, 6), new TimeOnly(14, 0), 28, 1), (page.FirstOn!.Value, page.StartsAt!.Value, page.EveryDays!.Value, page.Version));
        var refused = await Coordinator.On((send, _) => new SetRhythm.Page(send) { MdtId = Mdt, Place = "Hall", Version = 1 }, async p => { await p.OnPost(default); return p; });
        Assert.Equal((422, "Hall"), (refused.Response.StatusCode, refused.Place));
    }
}
