using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.After;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

/// <summary>SeeLink, TakesLinkWhenHubLinkAsked, StopsLinkWhenHubLinkWithdrawn, MovesLinkWhenDueMonthChanged, LinkFirstAttended, AnswerGetHubLink.</summary>
public sealed class LinksTests : ArrangedAsked
{
    private Task Came(Guid person, Guid site) => With<LinkFirstAttended>(Worker, noted => noted.Noted(person, site, site, CancellationToken.None));

    [Fact]
    public async Task The_hub_sees_the_month_her_language_and_what_would_help_and_nothing_else()
    {
        var id = await Linked("midwife", "gp");
        var seen = await Worker.Ask(new SeeLink(id));
        Assert.Equal((new DateOnly(2026, 7, 1), "Polish", false), (seen.DueMonth!.Value, seen.Language, seen.Late));
        Assert.Equal(["meeting-others", "help-to-get-there"], seen.Needs);
        Assert.DoesNotContain(typeof(SeeLink.View).GetProperties(), p => p.Name is "PregnancyId" or "Parity" or "Gestation" or "Factors");
    }

    [Fact]
    public async Task The_same_event_again_changes_nothing_and_pressed_twice_it_is_accepted_once()
    {
        var asked = Linking();
        await Happens(asked, asked);
        await Worker.Send(new AcceptLink.Command(asked.LinkId, 1));
        await Worker.Send(new AcceptLink.Command(asked.LinkId, 1));
        await Happens(asked);
        Assert.Single(Told<HubLinkAnswered>());
        Assert.Single(Tasks);
        Assert.Equal(LinkState.Accepted, await LinkOf(asked.LinkId));
    }

    [Fact]
    public async Task Her_first_time_at_the_hub_is_told_once_only_where_she_said_so_and_only_of_this_hub()
    {
        var id = await AcceptedLink("midwife");
        await Came(Mother, OtherHub);
        await Came(Child, Hub);
        Assert.Equal(LinkState.Accepted, await LinkOf(id));
        await Came(Mother, Hub);
        await Came(Mother, Hub);
        Assert.Equal(new HubFirstAttended(id, "came", Today), Assert.Single(Told<HubFirstAttended>()));
        Assert.Equal(LinkState.Attended, await LinkOf(id));
        await IsRefused(Worker.Send(new WelcomeLink.Command(id, WelcomeCode.Spoke, 3)), "", "come to a session already");

        var silent = await AcceptedLink();
        await Came(Mother, Hub);
        Assert.Equal(LinkState.Attended, await LinkOf(silent));
        Assert.Single(Told<HubFirstAttended>());
    }

    [Fact]
    public async Task She_is_known_under_a_record_that_was_joined_with_hers()
    {
        var (id, other) = (await AcceptedLink("midwife"), World.NewId());
        await World.Arrange("INSERT INTO familyhubs_alias (merged_id, kept_id, of_household) VALUES (@Mother, @other, 0)", new { Mother, other });
        await Came(other, Hub);
        Assert.Equal(LinkState.Attended, await LinkOf(id));
    }

    [Theory]
    [InlineData("held", "No longer needed. Do not contact, ask the midwife.")]
    [InlineData("objection", "No longer needed. Do not contact, ask the midwife.")]
    [InlineData("asked", "She does not want it any more.")]
    [InlineData("moved", "She has moved.")]
    [InlineData("something-new", "No longer needed. Do not contact, ask the midwife.")]
    public async Task Withdrawn_the_hub_stops_and_reads_no_reason_where_contact_is_held(string code, string line)
    {
        var id = await AcceptedLink("midwife");
        await Happens(new HubLinkWithdrawn(id, code), new HubLinkWithdrawn(id, code));
        var seen = await Worker.Ask(new SeeLink(id));
        Assert.Equal((LinkState.Withdrawn, line), (seen.State, seen.Ended));
        Assert.Null(seen.Name);
        Assert.Null(seen.DueMonth);
        Assert.Empty(seen.Needs);
        Assert.Equal(TaskOutcome.NoLongerNeeded, Assert.Single(ClosedTasks).Outcome);
        Assert.DoesNotContain(code == "held" ? "hold" : "secret", ClosedTasks.Single().Reason, StringComparison.Ordinal);
        Assert.Empty(await Worker.Ask(new ListAsked.Query()));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_involvement WHERE to_on IS NULL"));
        await IsRefused(Worker.Send(new WelcomeLink.Command(id, WelcomeCode.Spoke, 2)), "", "Ask the midwife");
        await Came(Mother, Hub);
        Assert.Empty(Told<HubFirstAttended>());
    }

    [Fact]
    public async Task Bookings_that_came_from_the_link_stop_and_nobody_is_told_and_a_toddlers_group_stays()
    {
        var id = await AcceptedLink();
        var (bump, toddlers, later) = (World.NewId(), World.NewId(), World.Clock.Now().AddHours(60));
        var (first, second) = (await Session(starts: later), await Session(starts: later.AddDays(1)));
        await With<BookingDesk>(Worker, desk => desk.Book(new(bump, first, Family, [Mother], BookingSource.MidwifeLink, LinkId: id), CancellationToken.None));
        await With<BookingDesk>(Worker, desk => desk.Book(new(toddlers, second, Family, [Child], BookingSource.Self), CancellationToken.None));
        var before = Queued.Count;
        await Happens(new HubLinkWithdrawn(id, "held"));
        Assert.Equal(["CancelledByHub"], await World.Sql<string>("SELECT status FROM familyhubs_booking WHERE id = @bump", new { bump }));
        Assert.Equal(["Booked"], await World.Sql<string>("SELECT status FROM familyhubs_booking WHERE id = @toddlers", new { toddlers }));
        Assert.Equal(before, Queued.Count);
    }

    [Fact]
    public async Task A_family_that_joined_the_hub_otherwise_stays_with_it()
    {
        var id = await AcceptedLink();
        await World.Arrange("""
            INSERT INTO familyhubs_registration (id, household_id, site_id, registered_on, channel, welcome_due_on, version) VALUES (@id, @Family, @Hub, @Today, 'door', @Today, 1)
            """, new { id = World.NewId(), Family, Hub, Today });
        await Happens(new HubLinkWithdrawn(id, "asked"));
        Assert.Single(await World.Sql<Guid>("SELECT id FROM familyhubs_involvement WHERE to_on IS NULL"));
    }

    [Fact]
    public async Task Events_in_any_order_come_to_the_same()
    {
        foreach (var order in (int[][])[[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
        {
            var asked = Linking();
            IEvent[] events = [asked, new DueMonthChanged(asked.LinkId, new DateOnly(2026, 9, 1)), new HubLinkWithdrawn(asked.LinkId, "asked")];
            foreach (var next in order) await Happens(events[next]);
            Assert.Equal(LinkState.Withdrawn, await LinkOf(asked.LinkId));
            Assert.Equal([new DateOnly(2026, 9, 1)], await World.Sql<DateOnly>("SELECT due_month FROM familyhubs_link WHERE id = @LinkId", new { asked.LinkId }));
        }
    }

    [Fact]
    public async Task Another_month_is_shown_and_not_known_yet_is_a_month_too()
    {
        var id = await Linked();
        await Happens(new DueMonthChanged(id, new DateOnly(2026, 8, 1)));
        Assert.Equal(new DateOnly(2026, 8, 1), (await Worker.Ask(new SeeLink(id))).DueMonth);
        await Happens(new DueMonthChanged(id, null));
        Assert.Null((await Worker.Ask(new SeeLink(id))).DueMonth);
    }

    [Fact]
    public async Task Only_the_hub_that_was_asked_sees_it()
    {
        var id = await Linked();
        await GuardedFor(actor => actor.Ask(new SeeLink(id)));
        await Assert.ThrowsAsync<NotFound>(() => Worker.Ask(new SeeLink(World.NewId())));
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.Midwife).Ask(new SeeLink(id)));
        await Manager.Ask(new SeeLink(id));
    }

    [Fact]
    public async Task A_link_to_a_hub_that_has_closed_goes_to_the_one_in_its_place()
    {
        await Closed(Hub, OtherHub);
        var id = await Linked();
        await OtherWorker.Send(new AcceptLink.Command(id, 1));
    }

    [Fact]
    public async Task Codes_that_are_many_or_long_are_kept_as_far_as_there_is_room()
    {
        var asked = Linking() with { NeedsCodes = [.. Enumerable.Range(0, 60).Select(n => $"need-number-{n}"), " "], LanguageCode = new string('l', 90), BackToCodes = ["midwife", new string('x', 60)] };
        await Happens(asked);
        var seen = await Worker.Ask(new SeeLink(asked.LinkId));
        Assert.All(seen.Needs, n => Assert.StartsWith("need-number-", n, StringComparison.Ordinal));
        Assert.Equal(60, seen.Language!.Length);
    }

    [Fact]
    public async Task A_midwife_reads_how_it_stands_and_what_came_after_only_where_she_said_so()
    {
        var (told, silent, midwife) = (await AcceptedLink("midwife"), await AcceptedLink(), World.As(Roles.Midwife));
        foreach (var id in new[] { told, silent }) await Worker.Send(new WelcomeLink.Command(id, WelcomeCode.Spoke, 2));
        Assert.Equal(("welcomed", "Acorn Hub", Today), ((await midwife.Ask(new GetHubLink(told)))!.State, (await midwife.Ask(new GetHubLink(told)))!.Site, (await midwife.Ask(new GetHubLink(told)))!.AnsweredOn!.Value));
        Assert.Equal("accepted", (await midwife.Ask(new GetHubLink(silent)))!.State);
        Assert.Null(await midwife.Ask(new GetHubLink(World.NewId())));
        await Assert.ThrowsAsync<Denied>(() => Worker.Ask(new GetHubLink(told)));
        Unseen.Add(Family);
        Assert.Null(await midwife.Ask(new GetHubLink(told)));
    }
}
