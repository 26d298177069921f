using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.After;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.FamilyHubs.Asked;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.People;

/// <summary>The hub's part of antenatal.md, "Loss", and of scenarios 6 and 7: StopsHubPlansWhenPregnancyEndedInLoss, ListsStoppedWhenPregnancyReopened, AnswerGatherWouldCancel.</summary>
public sealed class StopsHubPlansWhenPregnancyEndedInLossTests : ArrangedAsked
{
    private HubLinkAsked _link = null!;
    private Guid _fromLink, _fathers, _toddlers, _full;

    private Guid Father => Families[Family][1].PersonId;

    private async Task<Guid> Books(Guid session, IReadOnlyList<Guid> people, BookingSource source = BookingSource.Self, Guid? link = null, Guid? household = null)
    {
        var id = World.NewId();
        await With<BookingDesk>(Worker, desk => desk.Book(new(id, session, household ?? Family, people, source, LinkId: link), CancellationToken.None));
        return id;
    }

    private Task<Guid> Ahead(Guid activity, int? capacity = 12) => Session(activity, starts: World.Clock.Now().AddHours(60), capacity: capacity);

    private async Task<string> BookingOf(Guid id) => (await World.Sql<string>("SELECT status FROM familyhubs_booking WHERE id = @id", new { id })).Single();

    private async Task<IReadOnlyList<string>> Would(bool cancelled) =>
        [.. (await World.AsSystem().Ask(new GatherWouldCancel(_link.PregnancyId, Mother))).Where(p => p.WasCancelled == cancelled).Select(p => p.Says)];

    /// <summary>A link with its booking, the father alone in a group for expectant parents, both on a waiting list of one, a toddler's group, and a welcome that is owed.</summary>
    private async Task Planned()
    {
        _link = Linking(backTo: ["midwife"]);
        await Happens(_link);
        await Worker.Send(new AcceptLink.Command(_link.LinkId, 1));
        var (bump, dads) = (await Activity("Bumps"), await Activity("Bumps and dads", audience: "Expectant", from: null, to: null));
        _fromLink = await Books(await Ahead(bump), [Mother], BookingSource.MidwifeLink, _link.LinkId);
        _fathers = await Books(await Ahead(dads), [Father]);
        var full = await Ahead(dads, 2);
        var (others, mother, _, child, _) = NewFamily();
        await Books(full, [mother, child], household: others);
        _full = await Books(full, [Mother, Father]);
        _toddlers = await Books(await Ahead(await Activity("Toddlers")), [Child]);
        await World.Arrange("""
            INSERT INTO familyhubs_registration (id, household_id, site_id, registered_on, channel, welcome_due_on, welcome_task_id, version) VALUES (@id, @Family, @Hub, @Today, 'door', @Today, @task, 1)
            """, new { id = World.NewId(), Family, Hub, Today, task = World.NewId() });
        ClosedTasks.Clear();
        Queued.Clear();
    }

    [Fact]
    public async Task What_was_planned_stops_at_once_nobody_is_told_and_a_siblings_group_stays_marked()
    {
        await Planned();
        Assert.Equal(["3 bookings of sessions", "1 link to a hub", "1 welcome that a hub owes"], await Would(cancelled: false));
        Assert.Empty(await Would(cancelled: true));

        await World.Happened(new PregnancyEndedInLoss(_link.PregnancyId, Mother)); // not yet delivered: it is immediate
        foreach (var id in new[] { _fromLink, _fathers, _full }) Assert.Equal("CancelledByHub", await BookingOf(id));
        Assert.Equal("Booked", await BookingOf(_toddlers));
        Assert.Equal([_toddlers], await World.Sql<Guid>("SELECT id FROM familyhubs_booking WHERE ask_before = 1 AND status = 'Booked'"));
        Assert.Contains(_toddlers, Stopped.Select(s => s.SubjectId));
        Assert.Empty(Queued);
        Assert.Equal(2, ClosedTasks.Count);
        Assert.All(ClosedTasks, t => Assert.Equal((TaskOutcome.NoLongerNeeded, "No longer needed"), (t.Outcome, t.Reason)));
        Assert.Empty((await Worker.Ask(new ListWelcomes.Query())).Families);
        Assert.Equal((LinkState.Withdrawn, "No longer needed. Do not contact, ask the midwife."), ((await Worker.Ask(new SeeLink(_link.LinkId))).State, (await Worker.Ask(new SeeLink(_link.LinkId))).Ended));
        Assert.Superset(new HashSet<Guid> { Mother, Father }, (await World.AsSystem().With(s => s.GetRequiredService<AskedAgain>().Since(World.Clock.Now(), CancellationToken.None))).ToHashSet());
        Assert.Empty(await Would(cancelled: false));
        Assert.Equal(["3 bookings of sessions", "1 link to a hub", "1 welcome that a hub owes"], await Would(cancelled: true));
    }

    [Fact]
    public async Task No_program_mentions_the_siblings_group_and_where_it_is_not_on_somebody_asks_first()
    {
        await Planned();
        await World.Happened(new PregnancyEndedInLoss(_link.PregnancyId, Mother));
        World.Clock.Advance(TimeSpan.FromHours(24));
        await World.Tick();
        Assert.DoesNotContain(Queued, m => Families[Family].Any(f => f.PersonId == m.ToPersonId));
        var session = (await World.Sql<Guid>("SELECT session_id FROM familyhubs_booking WHERE id = @_toddlers", new { _toddlers })).Single();
        await With<BookingDesk>(Worker, desk => desk.CancelAll(session, "The room is flooded", false, CancellationToken.None));
        Assert.DoesNotContain(Queued, m => Families[Family].Any(f => f.PersonId == m.ToPersonId));
        Assert.Contains(Tasks, t => t.Title!.StartsWith("Do not contact, ask first", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_siblings_booking_says_so_where_it_is_read_and_nothing_says_why()
    {
        await Planned();
        await World.Happened(new PregnancyEndedInLoss(_link.PregnancyId, Mother));
        var session = (await World.Sql<Guid>("SELECT session_id FROM familyhubs_booking WHERE id = @_toddlers", new { _toddlers })).Single();
        Assert.True(Assert.Single((await Worker.Ask(new ViewBookings.Query(session))).Rows).AskBefore);
        await World.Arrange("UPDATE familyhubs_session SET status = 'Running' WHERE id = @session", new { session });
        Assert.Equal(Booking.AskBefore, Assert.Single((await Worker.Ask(new SeeRegister(session))).Expected).Care);
        await Held(Child);
        Assert.Equal(Booking.DoNotContact, Assert.Single((await Worker.Ask(new SeeRegister(session))).Expected).Care);
        foreach (var said in await World.Sql<string>("SELECT reason FROM familyhubs_step WHERE reason IS NOT NULL UNION SELECT cancelled_reason FROM familyhubs_booking WHERE cancelled_reason IS NOT NULL"))
            Assert.DoesNotContain("loss", said, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Somebody_else_of_the_household_with_a_link_of_her_own_keeps_what_is_hers()
    {
        await Planned();
        var hers = World.NewId();
        Families[Family] = [.. Families[Family], new(hers, "Sister", Masking.Full, "other", "adult", "full", null, null)];
        await Happens(Linking() with { PersonId = hers });
        var booking = await Books(await Ahead(await Activity("Bumps again", audience: "Expectant", from: null, to: null)), [hers]);
        await World.Happened(new PregnancyEndedInLoss(_link.PregnancyId, Mother));
        Assert.Equal("Booked", await BookingOf(booking));
    }

    [Fact]
    public async Task A_place_on_a_course_for_expectant_parents_ends_too()
    {
        await Planned();
        var (programme, id) = (World.NewId(), World.NewId());
        await World.Arrange("""
            INSERT INTO familyhubs_programme (id, activity_id, site_id, cohort, starts_on, weeks, required_sessions, completion_pct, version)
            VALUES (@programme, @activity, @Hub, 'Spring', @Today, 8, 8, 75, 1)
            """, new { programme, activity = await Activity(audience: "Expectant"), Hub, Today });
        await World.Arrange("INSERT INTO familyhubs_enrolment (id, programme_id, person_id, household_id, enrolled_on, version) VALUES (@id, @programme, @Father, @Family, @Today, 1)", new { id, programme, Father, Family, Today });
        Assert.Contains("1 place on a course", await Would(cancelled: false));
        await World.Happened(new PregnancyEndedInLoss(_link.PregnancyId, Mother));
        Assert.Single(await World.Sql<Guid>("SELECT id FROM familyhubs_enrolment WHERE left_on IS NOT NULL"));
    }

    [Fact]
    public async Task A_link_that_is_heard_of_afterwards_is_no_longer_needed_and_a_welcome_cannot_be_noted()
    {
        await Planned();
        var registration = (await World.Sql<Guid>("SELECT id FROM familyhubs_registration")).Single();
        await World.Happened(new PregnancyEndedInLoss(_link.PregnancyId, Mother));
        var late = Linking() with { PregnancyId = _link.PregnancyId };
        await Happens(late);
        Assert.Equal(LinkState.Withdrawn, await LinkOf(late.LinkId));
        await IsRefused(Worker.Send(new RecordWelcome.Command(registration, WelcomeCode.Spoke, null, 2)), "", "no longer needed");
    }

    [Fact]
    public async Task Where_nothing_was_planned_nothing_stops_and_again_changes_nothing()
    {
        var happened = new PregnancyEndedInLoss(World.NewId(), Mother);
        await World.Happened(happened);
        await World.Happened(happened);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_stopped"));
        Assert.Empty(Queued);
    }

    [Fact]
    public async Task Re_opened_nothing_is_restored_and_each_hub_has_a_list_to_look_at_with_the_midwife()
    {
        await Planned();
        await World.Happened(new PregnancyEndedInLoss(_link.PregnancyId, Mother));
        await Held(Mother);
        Assert.Empty(await Worker.Ask(new ListStopped.Query()));
        await Happens(new PregnancyReopened(_link.PregnancyId, Mother));
        foreach (var id in new[] { _fromLink, _fathers, _full }) Assert.Equal("CancelledByHub", await BookingOf(id));
        Assert.Equal(LinkState.Withdrawn, await LinkOf(_link.LinkId));
        Assert.Empty(Queued);
        var task = Assert.Single(Tasks, t => t.KindCode == "hub.stopped");
        Assert.Equal((Hub, "/familyhubs/stopped"), (task.AssigneeTeamId!.Value, task.Path));
        var rows = await Worker.Ask(new ListStopped.Query());
        Assert.Equal(5, rows.Count);
        Assert.All(rows, r => Assert.True(r.AskMidwife && r.Held));
        Assert.Equal(["3 bookings of sessions", "1 link to a hub", "1 welcome that a hub owes"], await Would(cancelled: true));
        // A death that was recorded by mistake does not list it, and she may be linked anew.
        await Happens(Linking() with { PregnancyId = _link.PregnancyId });
        Assert.Single(await World.Sql<Guid>("SELECT id FROM familyhubs_link WHERE state = 'Asked'"));
    }
}
