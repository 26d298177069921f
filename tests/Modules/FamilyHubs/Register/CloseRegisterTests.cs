using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Register;

public sealed class CloseRegisterTests : ArrangedRegister
{
    private static Task<Done> Closes(Actor who, Guid session, int? headcount, string? explained = null, params IReadOnlyList<NotThere.Said> missed) =>
        who.Send(new CloseRegister.Command(session, headcount, explained, missed));

    private async Task<Guid> Targeted() => await Over(await Activity("Talking together", strand: "Targeted", bookable: "ReferralOnly"));

    [Fact]
    public async Task The_headcount_agrees_with_named_and_counted_or_is_explained()
    {
        var session = await Over();
        await Attend(Entry(session, Mother));
        await Count(session, 2, 1);
        await Refuses(Closes(Worker, session, null), "Headcount", "how many");
        await Refuses(Closes(Worker, session, 5), "Explained", "You counted 5 and the register has 4");
        await Refuses(Closes(Worker, session, -1), "Headcount", "from 0");
        await Refuses(Closes(Worker, session, 5, new string('x', 501)), "Explained", "500");
        Assert.Empty(World.Told.OfType<SessionHeld>());
        Assert.Equal(SessionStatus.Held, await StatusOf(session));
        await Closes(Worker, session, 5, " One came for the toilet ");
        Assert.Equal(new Closed(5, "One came for the toilet", null, 0), await Register(session));
        Assert.Equal(SessionStatus.RegisterClosed, await StatusOf(session));
        Assert.Equal(["RegisterClosed"], await StepsOf(session));
        Assert.Equal(new SessionHeld(session, Today), Assert.Single(World.Told.OfType<SessionHeld>()));
        await Closes(Worker, session, 5);
        await Refuses(Closes(Worker, session, 6), "", "closed already");
        Assert.Single(World.Told.OfType<SessionHeld>());
    }

    [Fact]
    public async Task It_is_closed_after_its_end_and_not_when_it_was_cancelled()
    {
        await Refuses(Closes(Worker, await Session(), 0), "", "not over yet");
        await Refuses(Closes(Worker, await Over(status: SessionStatus.Cancelled), 0), "", "was cancelled");
        var session = await Over(status: SessionStatus.Open);
        await Closes(Worker, session, 0);
        Assert.Equal(["Running", "Held", "RegisterClosed"], await StepsOf(session));
    }

    [Fact]
    public async Task Its_lead_closes_it_for_three_days_and_then_the_manager()
    {
        var (session, late) = (await Over(), await Over());
        await Refuses(Closes(SecondWorker, session, 0), "", "Who leads this session");
        await Assert.ThrowsAsync<NotFound>(() => Closes(OtherManager, session, 0));
        await Assert.ThrowsAsync<Denied>(() => Closes(Nobody, session, 0));
        World.Clock.Advance(TimeSpan.FromHours(71));
        await Closes(Worker, session, 0);
        World.Clock.Advance(TimeSpan.FromHours(2));
        await Refuses(Closes(Worker, late, 0), "", "more than 72 hours ago");
        await Closes(Manager, late, 0);
        Assert.Equal(SessionStatus.RegisterClosed, await StatusOf(late));
    }

    /// <summary>Scenario 24.</summary>
    [Fact]
    public async Task Scenario_24_a_child_who_was_booked_into_a_targeted_group_was_not_brought_with_a_reason_and_it_is_told()
    {
        var session = await Targeted();
        var booking = await Booked(session, Family, Mother, Child);
        var missing = await Worker.Ask(new SeeMissed(session));
        Assert.Equal((Outcome.WasNotBrought, Outcome.DidNotAttend), (missing.Single(p => p.PersonId == Child).Fixed!.Value, missing.Single(p => p.PersonId == Mother).Fixed!.Value));

        await Closes(Worker, session, 0, null, new NotThere.Said(Child, null, MissedReason.Ill, "A cold", World.NewId()), new NotThere.Said(Mother, null, null, null));

        Assert.Equal(new ChildWasNotBrought(Child, session, Today), Assert.Single(World.Told.OfType<ChildWasNotBrought>()));
        Assert.Equal(["DidNotAttend", "WasNotBrought"], (await OutcomesOf(booking)).Order(StringComparer.Ordinal));
        var said = (await Worker.Ask(new SeeMissed(session))).Single(p => p.PersonId == Child);
        Assert.Equal((MissedReason.Ill, "A cold"), (said.Reason, said.Note));
        Assert.Equal("NotAttended", Assert.Single(await World.Sql<string>("SELECT status FROM familyhubs_booking WHERE id = @booking", new { booking })));
        Assert.Equal((Child, Hub, "hub.not-there"), Assert.Single(Tasks.Select(t => (t.PersonId!.Value, t.AssigneeTeamId!.Value, t.KindCode))));
    }

    [Fact]
    public async Task At_sixteen_the_worker_chooses_and_until_then_nothing_is_said()
    {
        var session = await Targeted();
        var (home, mother, _, teenager, _) = NewFamily();
        Families[home] = [.. Families[home].Select(m => m.PersonId == teenager ? m with { Age = "16 years" } : m)];
        var booking = await Booked(session, home, teenager);
        await Closes(Worker, session, 0);
        Assert.Equal(["-"], await OutcomesOf(booking));
        await Refuses(Worker.Send(new SayWhyNotThere.Command(session, [new(teenager, Outcome.LeftEarly, null, null)])), "Missed", "was not brought");
        await Worker.Send(new SayWhyNotThere.Command(session, [new(teenager, Outcome.DidNotAttend, MissedReason.Work, null)]));
        Assert.Equal(["DidNotAttend"], await OutcomesOf(booking));
        Assert.Empty(World.Told.OfType<ChildWasNotBrought>());
        Assert.NotEqual(Guid.Empty, mother);
    }

    [Fact]
    public async Task Who_cancelled_in_advance_is_not_missed_nor_is_anybody_of_a_universal_session()
    {
        var (targeted, universal) = (await Targeted(), await Over());
        var cancelled = await Booked(targeted, Family, Child);
        await World.Arrange("UPDATE familyhubs_booking SET status = 'CancelledByFamily' WHERE id = @cancelled", new { cancelled });
        var booking = await Booked(universal, Family, Child);
        await Closes(Worker, targeted, 0);
        await Closes(Worker, universal, 0);
        Assert.Equal(["-"], await OutcomesOf(cancelled));
        Assert.Equal(["-"], await OutcomesOf(booking));
        Assert.Empty(World.Told.OfType<ChildWasNotBrought>());
        Assert.Equal("NotAttended", Assert.Single(await World.Sql<string>("SELECT status FROM familyhubs_booking WHERE id = @booking", new { booking })));
    }

    [Fact]
    public async Task A_family_that_waited_and_came_anyway_is_booked_first_and_one_that_waited_and_did_not_come_missed_nothing()
    {
        var (session, other) = (await Over(), NewFamily());
        var (came, stayed) = (await Booked(session, Family, Mother, Child), await Booked(session, other.Household, other.Mother));
        await World.Arrange("UPDATE familyhubs_booking SET status = 'Waiting', booked_at = NULL");
        await Attend(Entry(session, Mother));
        await Closes(Worker, session, 1);
        Assert.Equal(["Booked", "Attended"], await StepsOf(came));
        Assert.Empty(await StepsOf(stayed));
        Assert.Equal(["Attended", "Waiting"], await World.Sql<string>("SELECT status FROM familyhubs_booking WHERE session_id = @session ORDER BY status", new { session }));
        Assert.Equal([came], await World.Sql<Guid>("SELECT id FROM familyhubs_booking WHERE booked_at IS NOT NULL AND promoted_at IS NOT NULL"));
        Assert.Empty(Queued);
    }

    [Fact]
    public async Task Who_came_attended_and_who_comes_late_onto_the_register_attended_too()
    {
        var session = await Targeted();
        var (came, late) = (await Booked(session, Family, Mother, Child), NewFamily());
        var lateBooking = await Booked(session, late.Household, late.Child);
        await Attend(Entry(session, Mother));
        await Closes(Worker, session, 1);
        await Attend(Entry(session, late.Child, AttendanceRole.Child, Outcome.AttendedLate, World.Clock.Now().AddHours(-1), World.NewId(), late.Household));
        Assert.Equal(["AttendedLate"], await OutcomesOf(lateBooking));
        Assert.Equal(["NotAttended", "Attended"], await StepsOf(lateBooking));
        Assert.Equal(["Attended", "Attended"], await World.Sql<string>("SELECT status FROM familyhubs_booking WHERE id IN @ids", new { ids = (Guid[])[came, lateBooking] }));
    }

    [Fact]
    public async Task Who_was_noted_late_and_taken_back_is_missed_as_before_and_told_once()
    {
        var session = await Targeted();
        var booking = await Booked(session, Family, Child);
        await Closes(Worker, session, 0);
        var late = Entry(session, Child, AttendanceRole.Child, at: World.Clock.Now().AddHours(-1), device: World.NewId());
        await Attend(late);
        Assert.Equal(["Attended"], await OutcomesOf(booking));
        Assert.Empty(await Worker.Ask(new SeeMissed(session)));
        await Remove(late.Id, late.DeviceId, World.Clock.Now().AddMinutes(-50));
        Assert.Equal(["-"], await OutcomesOf(booking));
        Assert.Equal("NotAttended", Assert.Single(await World.Sql<string>("SELECT status FROM familyhubs_booking WHERE id = @booking", new { booking })));
        Assert.Equal(Child, Assert.Single(await Worker.Ask(new SeeMissed(session))).PersonId);
        await Closes(Worker, session, 0);
        Assert.Equal(["WasNotBrought"], await OutcomesOf(booking));
        Assert.Single(World.Told.OfType<ChildWasNotBrought>());
    }

    [Fact]
    public async Task Closing_is_offered_from_the_end_to_who_leads_it_and_else_it_says_why_not()
    {
        var session = await Session(); // from half past 10 to 12
        Assert.Equal("This session is not over yet. You can count and close its register from 12pm.", (await Worker.Ask(new SeeRegister(session))).NoClosing);
        Assert.Contains("Who leads this session", (await SecondWorker.Ask(new SeeRegister(await Over()))).NoClosing, StringComparison.Ordinal);
        World.Clock.Advance(TimeSpan.FromMinutes(120));
        Assert.Null((await Worker.Ask(new SeeRegister(session))).NoClosing);
        await Closes(Worker, session, 0);
        Assert.Null((await Worker.Ask(new SeeRegister(session))).NoClosing);
    }

    [Fact]
    public async Task A_child_who_died_or_is_not_born_is_not_asked_about_and_nothing_is_told_of_them()
    {
        var session = await Targeted();
        var unborn = World.NewId();
        var booking = await Booked(session, Family, Mother, Child, unborn);
        World.Answers<GetAges, IReadOnlyList<GetAges.Age>>(q => [.. q.PersonIds.Select(id => new GetAges.Age(id, null, id != Mother, id == unborn))]);
        await World.Happened(new PersonDied(Child, Today));
        Assert.Equal([Mother], (await Worker.Ask(new SeeMissed(session))).Select(p => p.PersonId));
        await Closes(Worker, session, 0, null, new NotThere.Said(Child, null, MissedReason.NotKnown, null, World.NewId()));
        Assert.Empty(World.Told.OfType<ChildWasNotBrought>());
        Assert.Empty(Tasks);
        Assert.Equal(["-", "-", "DidNotAttend"], (await OutcomesOf(booking)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Where_contact_is_held_the_task_says_to_ask_first()
    {
        var session = await Targeted();
        await Booked(session, Family, Child);
        await World.Arrange("INSERT INTO familyhubs_hold (hold_id, person_id, kind) VALUES (@hold, @Child, 'Safety')", new { hold = World.NewId(), Child });
        await Closes(Worker, session, 0, null, new NotThere.Said(Child, null, null, null, World.NewId()));
        Assert.StartsWith("Do not contact, ask first", Assert.Single(Tasks).Title, StringComparison.Ordinal);
    }
}
