using System.Net;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Calendar;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Modules.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Calendar;

public sealed class ShowCalendarTests : ArrangedMeeting
{
    private string _address = "192.0.2.7";

    private async Task<string> Secret(Actor who)
    {
        var secret = CalendarSecret.New();
        await who.Send(new ManageCalendar.Command(CalendarSecret.Digest(World.Services.GetRequiredService<DigestKey>(), secret)));
        return secret;
    }

    /// <summary>What a calendar program gets, which may nothing by itself.</summary>
    private Task<IActionResult> Fetch(string secret) => World.As(World.NewId(), null).On(
        (send, clock) => new ShowCalendar.Page(send, World.Services.GetRequiredService<DigestKey>(), clock) { Secret = secret },
        page =>
        {
            page.HttpContext.Connection.RemoteIpAddress = IPAddress.Parse(_address);
            page.Request.Scheme = "https";
            page.Request.Host = new("meet.example");
            return page.OnGet(default);
        });

    private async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> Events(string secret)
    {
        var content = Assert.IsType<ContentResult>(await Fetch(secret));
        Assert.Equal("text/calendar; charset=utf-8", content.ContentType);
        return CalendarSerializerTests.Parse(content.Content!);
    }

    private async Task<int> Refusal(string secret) => Assert.IsAssignableFrom<StatusCodeResult>(await Fetch(secret)).StatusCode;

    [Fact]
    public async Task A_member_reads_the_meetings_of_their_teams_and_no_others_without_a_word_about_whom()
    {
        await Case();
        var meeting = await ListOpen();
        await OtherChair.Send(new ScheduleMeeting.Command(World.NewId(), (await World.Sql<Guid>("SELECT id FROM mdt_team WHERE name = 'Other team'")).Single(), "Not theirs", Today.AddDays(1), new TimeOnly(9, 0), 60, "Elsewhere"));
        var secret = await Secret(Gp);
        var read = Assert.Single(await Events(secret));
        Assert.Equal(("Sale family MDT", "Room 1", "20260304T140000Z", "20260304T153000Z", "CONFIRMED", "1"),
            (read["SUMMARY"], read["LOCATION"], read["DTSTART"], read["DTEND"], read["STATUS"], read["SEQUENCE"]));
        Assert.Equal($"https://meet.example/mdt/meetings/{meeting}", read["URL"]);
        Assert.Equal(["DTEND", "DTSTAMP", "DTSTART", "LOCATION", "SEQUENCE", "STATUS", "SUMMARY", "UID", "URL"], read.Keys.Order());
    }

    [Fact]
    public async Task A_change_and_a_cancellation_show_at_the_next_fetch_under_the_same_uid()
    {
        var meeting = await Planned();
        var secret = await Secret(Gp);
        var first = Assert.Single(await Events(secret));
        await Chair.Send(new ChangeMeeting.Command(meeting, "Sale family MDT", Today.AddDays(3), new TimeOnly(15, 0), 90, "Hall", 1));
        var moved = Assert.Single(await Events(secret));
        Assert.Equal((first["UID"], "20260305T150000Z", "Hall", "1"), (moved["UID"], moved["DTSTART"], moved["LOCATION"], moved["SEQUENCE"]));
        await Chair.Send(new CancelMeeting.Command(meeting, "No room", 2));
        var cancelled = Assert.Single(await Events(secret));
        Assert.Equal((first["UID"], "CANCELLED", "2"), (cancelled["UID"], cancelled["STATUS"], cancelled["SEQUENCE"]));
    }

    [Fact]
    public async Task Who_is_invited_reads_case_meeting_and_where_only_while_invited()
    {
        await Case();
        var meeting = await ListOpen();
        var item = (await Items(meeting))[0];
        var secret = await Secret(Guest);
        await Coordinator.Send(new InviteToItem.Command(World.NewId(), item, Guest.Id));
        Assert.Empty(await Events(secret)); // the list is not closed yet
        await Coordinator.Send(new CloseList.Command(meeting, await Version(meeting)));
        var read = Assert.Single(await Events(secret));
        Assert.Equal(("Case meeting", "Room 1", "https://meet.example/mdt/invited"), (read["SUMMARY"], read["LOCATION"], read["URL"]));
        await Chair.Send(new RecordArrival.Command(meeting, Gp.Id, null));
        await Chair.Send(new StartMeeting.Command(meeting, await Version(meeting)));
        await Chair.Send(new StartItem.Command(item, await Version(item)));
        Assert.Single(await Events(secret));
        await Recorded(item);
        await Closed(item);
        Assert.Empty(await Events(secret));
    }

    [Fact]
    public async Task An_invitation_that_was_withdrawn_and_a_membership_that_has_ended_show_nothing()
    {
        await Case();
        var meeting = await ListClosed();
        var (member, guest) = (await Secret(Gp), await Secret(Guest));
        var invitation = await Coordinator.Send(new InviteToItem.Command(World.NewId(), (await Items(meeting))[0], Guest.Id));
        Assert.Single(await Events(guest));
        await Coordinator.Send(new WithdrawInvitation.Command((await Items(meeting))[0], invitation));
        Assert.Empty(await Events(guest));
        Assert.Single(await Events(member));
        await World.Arrange("UPDATE mdt_member SET left_on = @Today WHERE user_id = @Id", new { Today, Gp.Id });
        Assert.Empty(await Events(member));
    }

    [Fact]
    public async Task A_secret_that_was_taken_back_and_that_of_an_ended_account_are_not_found_and_count_for_nothing()
    {
        await Planned();
        var (old, ended) = (await Secret(Gp), await Secret(HealthVisitor));
        var secret = await Secret(Gp);
        Assert.Equal(404, await Refusal(old));
        Assert.Single(await Events(secret));
        await Gp.Send(new ManageCalendar.Revoke());
        Assert.Equal(404, await Refusal(secret));
        World.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Select(id => new GetStaff.Worker(id, "Somebody", null, null, true))]);
        Assert.Equal(404, await Refusal(ended));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_calendar_try"));
    }

    [Fact]
    public async Task Whoever_guesses_waits_and_the_next_network_does_not()
    {
        await Planned();
        var secret = await Secret(Gp);
        for (var i = 0; i < 14; i++) Assert.Equal(404, await Refusal($"guess{i}"));
        Assert.Equal(429, await Refusal("guess"));
        Assert.Equal(429, await Refusal(secret));
        Assert.Equal(14, (await World.Sql<int>("SELECT COUNT(*) FROM mdt_calendar_try")).Single());
        Assert.DoesNotContain(_address, await World.Sql<string>("SELECT address FROM mdt_calendar_try"));
        _address = "192.0.2.8";
        Assert.Single(await Events(secret));
        _address = "192.0.2.7";
        World.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Single(await Events(secret));
        Assert.Equal(404, await Refusal("guess"));
        Assert.Single(await World.Sql<Guid>("SELECT id FROM mdt_calendar_try")); // those that count no more are forgotten
    }

    [Fact]
    public void A_network_is_known_by_the_half_of_its_address_that_it_cannot_change()
    {
        var key = new DigestKey(new byte[32]);
        string? Of(string address) => CalendarSecret.From(key, IPAddress.Parse(address));
        Assert.Equal(Of("2001:db8:1:2::1"), Of("2001:db8:1:2:ffff::9"));
        Assert.NotEqual(Of("2001:db8:1:2::1"), Of("2001:db8:1:3::1"));
        Assert.Equal(Of("192.0.2.7"), Of("::ffff:192.0.2.7"));
        Assert.Null(CalendarSecret.From(key, null));
    }
}
