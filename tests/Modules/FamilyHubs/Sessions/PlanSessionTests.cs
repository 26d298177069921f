using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Mdt;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sessions;

public sealed class PlanSessionTests : ArrangedSession
{
    [Fact]
    public async Task It_stands_in_the_diary_open_with_its_lead_and_a_repeat_makes_no_second_one()
    {
        var command = OneOff(await Activity(), room: await Room()) with { Topic = " Summer party " };
        var id = await Worker.Send(command);
        Assert.Equal(id, await Worker.Send(command));
        var row = Assert.Single(await Diary());
        Assert.Equal((id, SessionStatus.Open, 12, 1, "Summer party", "Room 1, Acorn Hub"), (row.Id, row.Status, row.Capacity, row.Leads, row.Topic, row.Where));
        Assert.Equal(Today.AddDays(1).AtLondon(new TimeOnly(10, 0)), row.StartsAt);
        Assert.Equal(["Planned", "Open"], await StepsOf(id));
    }

    [Fact]
    public async Task One_that_is_not_to_be_booked_yet_needs_neither_lead_nor_places()
    {
        var id = await Worker.Send(OneOff(await Activity(), opens: false, capacity: null) with { LeadIds = null });
        Assert.Equal(SessionStatus.Planned, await StatusOf(id));
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_said_at_once()
    {
        var refused = await Assert.ThrowsAsync<Refused>(async () => await Worker.Send(OneOff(await Activity(), capacity: null) with
        {
            ActivityId = null,
            Day = null,
            StartsAt = null,
            Minutes = 5,
            LeadIds = [],
            Link = "javascript:alert(1)",
            Place = new string('a', 201),
        }));
        Assert.Equal(["ActivityId", "Capacity", "Day", "LeadIds", "Link", "Minutes", "Place", "StartsAt"], refused.Reasons.Select(r => r.Input).Order(StringComparer.Ordinal));
        Assert.Empty(await Diary());
    }

    [Fact]
    public async Task The_past_the_far_future_and_too_many_places_are_refused()
    {
        var activity = await Activity();
        await Refused("Day", "today or later", () => Worker.Send(OneOff(activity, Today.AddDays(-1))));
        await Refused("Day", "within a year", () => Worker.Send(OneOff(activity, Today.AddYears(2))));
        await Refused("StartsAt", "later than now", () => Worker.Send(OneOff(activity, Today, new TimeOnly(9, 0))));
        await Refused("Capacity", "from 1 to 1000", () => Worker.Send(OneOff(activity, capacity: 0)));
        await Refused("Capacity", "not both", () => Worker.Send(OneOff(activity) with { NoLimit = true }));
    }

    [Fact]
    public async Task Scenario_33_given_two_overlapping_bookings_of_a_room_sent_at_once_then_exactly_one_succeeds()
    {
        var (activity, room) = (await Activity(), await Room());
        var sent = await Task.WhenAll(new[] { new TimeOnly(10, 0), new TimeOnly(10, 30) }.Select(at => Task.Run(async () =>
        {
            try
            {
                await Worker.Send(OneOff(activity, at: at, room: room));
                return "";
            }
            catch (Refused refused)
            {
                return Assert.Single(refused.Reasons).Input;
            }
        })));
        Assert.Equal(["", "RoomId"], sent.Order(StringComparer.Ordinal));
        Assert.Single(await Diary());
    }

    [Fact]
    public async Task A_room_has_one_session_at_a_time_and_what_has_it_is_said()
    {
        var (activity, room) = (await Activity(), await Room());
        var first = OneOff(activity, room: room);
        await Worker.Send(first);
        await Refused("RoomId", "Room 1 is taken on Tuesday 3 March 2026 from 10am to 11:30am by Stay and play", () => Worker.Send(OneOff(activity, at: new TimeOnly(11, 0), room: room)));
        await Worker.Send(OneOff(activity, at: new TimeOnly(11, 30), room: room)); // begins when the other ends
        await Worker.Send(OneOff(activity, at: new TimeOnly(8, 30), room: room));
        await Worker.Send(OneOff(activity, at: new TimeOnly(11, 0), room: await Room("Room 2")));
        Assert.Equal(4, (await Diary()).Count);
    }

    [Fact]
    public async Task The_room_of_a_cancelled_session_is_free()
    {
        var (activity, room) = (await Activity(), await Room());
        var first = await Worker.Send(OneOff(activity, room: room));
        await Worker.Send(new CancelSession.Command(first, "other", "Not needed", 1));
        await Worker.Send(OneOff(activity, room: room));
    }

    [Fact]
    public async Task Rooms_programmes_activities_and_leads_are_those_of_this_place()
    {
        var (activity, other) = (await Activity(), await Activity(site: OtherHub));
        await Refused("RoomId", "room of this place", async () => await Worker.Send(OneOff(activity, room: await Room(site: OtherHub))));
        await Refused("ActivityId", "activity of your hub", () => Worker.Send(OneOff(other)));
        await Refused("ProgrammeId", "programme of this activity", () => Worker.Send(OneOff(activity) with { ProgrammeId = World.NewId() }));
        await Refused("Place", "not both", async () => await Worker.Send(OneOff(activity, room: await Room()) with { Place = "The park" }));
        Ended(Worker.Id);
        await Refused("LeadIds", "work here now", () => Worker.Send(OneOff(activity)));
    }

    [Fact]
    public async Task At_another_place_or_online_it_needs_no_room_and_online_needs_a_link()
    {
        var activity = await Activity();
        var park = await Worker.Send(OneOff(activity) with { Place = "The park" });
        Assert.Equal("The park (Acorn Hub)", (await Diary()).Single(s => s.Id == park).Where);
        await World.Arrange("UPDATE familyhubs_activity SET virtual = 1 WHERE id = @activity", new { activity });
        await Refused("Link", "enter the link", () => Worker.Send(OneOff(activity)));
        await Worker.Send(OneOff(activity) with { Link = "https://meet.example/play" });
    }

    [Fact]
    public async Task A_place_that_is_closed_by_then_is_refused()
    {
        var activity = await Activity();
        await World.Arrange("UPDATE familyhubs_site SET closed_on = @on WHERE id = @Hub", new { on = Today.AddDays(10), Hub });
        await Worker.Send(OneOff(activity, Today.AddDays(9)));
        await Refused("SiteId", "closed on that day", () => Worker.Send(OneOff(activity, Today.AddDays(10))));
    }

    [Fact]
    public async Task Another_hubs_worker_finds_no_such_place_and_nobody_else_may()
    {
        var activity = await Activity();
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(OneOff(activity)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(OneOff(activity)));
    }

    [Fact]
    public async Task A_form_without_its_place_hears_of_all_that_is_missing_at_once()
    {
        await Worker.With(async services =>
        {
            var one = PageOf.In(services, s => new PlanSession.Page(s.GetRequiredService<ISend>(), s.GetRequiredService<PlanChoices>(), World.Clock) { Opens = true });
            Assert.IsType<PageResult>(await one.OnPost(CancellationToken.None));
            Assert.Equal(["ActivityId", "Capacity", "Day", "LeadIds", "Minutes", "SiteId", "StartsAt"], one.ModelState.Keys.Order(StringComparer.Ordinal));
            var many = PageOf.In(services, s => new PlanSeries.Page(s.GetRequiredService<ISend>(), s.GetRequiredService<PlanChoices>(), World.Clock));
            Assert.IsType<PageResult>(await many.OnPost(CancellationToken.None));
            Assert.Equal(["ActivityId", "Ends", "FirstOn", "How", "Minutes", "SiteId", "StartsAt"], many.ModelState.Keys.Order(StringComparer.Ordinal));
            return 0;
        });
    }

    [Fact]
    public async Task A_place_that_opens_later_holds_nothing_before_and_one_that_closes_later_is_planned_until_then()
    {
        var (activity, room) = (await Activity(), await Room());
        await World.Arrange("UPDATE familyhubs_site SET opened_on = @opens, closed_on = @closes WHERE id = @Hub", new { opens = Today.AddDays(3), closes = Today.AddDays(9), Hub });
        await World.Arrange("UPDATE familyhubs_room SET retired_on = @on", new { on = Today.AddDays(6) });
        await Refused("SiteId", "opens on 5 March 2026", () => Worker.Send(OneOff(activity, Today.AddDays(2))));
        await Refused("SiteId", "closed on that day", () => Worker.Send(OneOff(activity, Today.AddDays(9))));
        await Refused("RoomId", "in use on that day", () => Worker.Send(OneOff(activity, Today.AddDays(6), room: room)));
        await Worker.Send(OneOff(activity, Today.AddDays(5), room: room));
        await Worker.With(async services =>
        {
            var choices = services.GetRequiredService<PlanChoices>();
            await choices.Load([], CancellationToken.None);
            Assert.Contains(choices.Sites, s => s.Value == Hub.ToString());
            Assert.Contains(choices.Rooms, r => r.Value == room.ToString());
            return 0;
        });
    }

    [Fact]
    public async Task The_form_begins_with_what_the_activity_takes_and_is_meant_for()
    {
        var (limited, open) = (await Activity(capacity: 8), await Activity("Open door", capacity: null));
        await World.Arrange("UPDATE familyhubs_activity SET minutes = 45");
        var others = await Activity("Elsewhere", site: OtherHub, capacity: 3);
        async Task<(int?, int?, bool, Guid?)> Begins(Guid? activity) => await Worker.With(async services =>
        {
            var page = PageOf.In(services, s => new PlanSession.Page(s.GetRequiredService<ISend>(), s.GetRequiredService<PlanChoices>(), World.Clock) { ActivityId = activity });
            await page.OnGet(CancellationToken.None);
            return (page.Minutes, page.Capacity, page.NoLimit, page.SiteId);
        });
        Assert.Equal((45, 8, false, Hub), await Begins(limited));
        Assert.Equal((45, null, true, Hub), await Begins(open));
        Assert.Equal((90, null, false, Hub), await Begins(others)); // not one's own: nothing of it
        Assert.Equal((90, null, false, Hub), await Begins(null));
    }
}
