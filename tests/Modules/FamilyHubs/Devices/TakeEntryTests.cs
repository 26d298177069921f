using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.Devices;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;
using Outcome = Neighbourhood.FamilyHubs.Register.Outcome;

namespace Neighbourhood.Modules.FamilyHubs.Devices;

public sealed class TakeEntryTests : ArrangedDoor
{
    [Fact]
    public async Task People_counts_and_a_closing_join_the_register()
    {
        var (device, session) = (await Device(), await Over());
        var answer = await Sync(device, Came(session, Mother), Came(session, Child, "Child", "LeftEarly"), Counted(session, 3, 2), Closing(session, 7));
        Assert.All(answer.Entries, e => Assert.Equal(("joined", null, null), (e.Outcome, e.Reason, e.Conflict)));
        Assert.Equal((7, 7, 0, 0), Sum(answer));
        Assert.Equal(new SessionNow(session, "RegisterClosed", 2, 5, false), Assert.Single(answer.Sessions));
        Assert.Equal(Outcome.LeftEarly, (await Rows(session)).Single(r => r.PersonId == Child).Outcome);
    }

    [Fact]
    public async Task A_repeat_answers_the_same_and_other_content_under_the_same_id_changes_nothing()
    {
        var (device, session) = (await Device(), await Over());
        object[] batch = [Came(session, Mother), Counted(session, 1, 1), Removed(session, World.NewId())];
        var first = await Sync(device, batch);
        var again = await Sync(device, batch);
        Assert.Equal(Said(first), Said(again));
        Assert.Equal(Sum(first), Sum(again));
        var id = first.Entries[0].Id;
        var other = One(await Sync(device, Came(session, Child, "Child", id: id)));
        Assert.Equal(("refused", EntryReason.OtherContent), (other.Outcome, other.Reason));
        var fromAnother = await Sync(await Device(SecondWorker), Came(session, Mother, id: id));
        Assert.Equal(EntryReason.OtherContent, One(fromAnother).Reason);
        Assert.Equal((0, 0, 0, 0), Sum(fromAnother));
        Assert.Equal((3, 3, 0, 0), Sum(await Sync(device)));
        Assert.Equal(Mother, Assert.Single(await Rows(session)).PersonId);
    }

    [Fact]
    public async Task The_same_person_on_two_devices_is_one_attendance_and_the_difference_is_shown()
    {
        var (one, two, session) = (await Device(), await Device(SecondWorker), await Over());
        await Sync(one, Came(session, Mother, "Mother", at: At(-60)));
        var same = await SyncBy(SecondWorker, two, Came(session, Mother, "Mother", at: At(-55)));
        Assert.Equal(("joined", null), (One(same).Outcome, One(same).Conflict));
        Assert.Equal((1, 1, 0, 0), Sum(same));
        var other = await SyncBy(SecondWorker, two, Came(session, Child, "Child"), Came(session, Mother, "Carer", "AttendedLate", at: At(-50)));
        Assert.Equal(EntryConflict.Outcome, other.Entries[1].Conflict);
        Assert.Equal(2, (await Rows(session)).Count);
        Assert.Equal(AttendanceRole.Mother, (await Rows(session)).Single(r => r.PersonId == Mother).Role);
    }

    [Fact]
    public async Task A_new_family_is_made_held_or_refused_and_its_attendance_stays()
    {
        var (device, session) = (await Device(), await Over());
        var (made, held, wrong) = (NewIds(), NewIds(), NewIds());
        Assert.Equal("joined", One(await Sync(device, Brought(session, made))).Outcome);
        Registers = _ => RegisterFamily.Outcome.Held;
        var waits = One(await Sync(device, Brought(session, held)));
        Assert.Equal(("held", EntryReason.Held), (waits.Outcome, waits.Reason));
        Registers = _ => throw new Refused("Postcode", "Enter a postcode or say no fixed address");
        var refused = await Sync(device, Brought(session, wrong, postcode: null));
        Assert.Equal(("refused", EntryReason.Refused), (One(refused).Outcome, One(refused).Reason));
        Assert.Equal(new EntryAnswer.Mend("Postcode", "Enter a postcode or say no fixed address"), Assert.Single(One(refused).Inputs!));
        Assert.Equal((6, 2, 2, 2), Sum(refused));
        Assert.Equal([AttendanceState.Registered, AttendanceState.Registered, AttendanceState.Waiting, AttendanceState.Waiting, AttendanceState.NotRegistered, AttendanceState.NotRegistered],
            (await Rows(session)).Select(r => r.State).Order());
        var form = Registering.First();
        Assert.Equal(("Polish", true, "EasyRead LargePrint", false, "Weekdays before 3pm"),
            (form.Adult!.Language, form.Adult.InterpreterNeeded, string.Join(' ', form.Adult.Accessible!), form.Contact!.SafeToLeaveMessage, form.Contact.SafeTimes));
        Assert.Equal((made.Household, made.Adult, new DateOnly(2025, 4, 1), true, "door"), (form.HouseholdId, form.Adult!.PersonId, form.Children![0].Born!.Value, form.NotKnownYet, form.Source));
    }

    [Fact]
    public async Task A_family_that_was_refused_comes_again_put_right_and_counts_once()
    {
        var (device, session, family) = (await Device(), await Over(), NewIds());
        Registers = f => f.Postcode is null ? throw new Refused("Postcode", "Enter a postcode") : RegisterFamily.Outcome.Made;
        Assert.Equal((2, 0, 0, 2), Sum(await Sync(device, Brought(session, family, postcode: null))));
        Assert.Equal((2, 0, 0, 2), Sum(await Sync(device, Brought(session, family, postcode: null)))); // the answer was lost
        var right = await Sync(device, Brought(session, family));
        Assert.Equal(("joined", null), (One(right).Outcome, One(right).Says));
        Assert.Equal((2, 2, 0, 0), Sum(right));
        Assert.All(await Rows(session), r => Assert.Equal(AttendanceState.Registered, r.State));
        Assert.Equal(EntryReason.OtherContent, One(await Sync(device, Brought(session, family, postcode: null))).Reason); // the first, late: what stands stays
        Assert.Equal((2, 2, 0, 0), Sum(await Sync(device)));

        var fewer = NewIds();
        await Sync(device, Brought(session, fewer, postcode: null));
        Assert.Equal((3, 3, 0, 0), Sum(await Sync(device, Brought(session, fewer, childToo: false))));
        Assert.Equal(3, (await Rows(session)).Count);
    }

    [Fact]
    public async Task A_device_takes_back_what_it_noted_and_who_another_noted_stays()
    {
        var (one, two, session, mine) = (await Device(), await Device(SecondWorker), await Over(), World.NewId());
        await Sync(one, Came(session, Mother, id: mine));
        await SyncBy(SecondWorker, two, Came(session, Mother, at: At(-40)));
        var back = await Sync(one, Removed(session, mine));
        Assert.Equal(("joined", null), (One(back).Outcome, One(back).Conflict));
        Assert.Equal((1, 1, 0, 0), Sum(back)); // made is what the device made
        Assert.Single(await Rows(session));
        var other = Assert.Single(await World.Sql<Guid>("SELECT id FROM familyhubs_attendance_entry WHERE removed_at IS NULL"));
        Assert.Equal(EntryConflict.RemovedElsewhere, One(await Sync(one, Removed(session, other))).Conflict);
        Assert.Empty(await Rows(session));
    }

    [Fact]
    public async Task A_count_is_taken_back_too_and_nothing_of_another_session()
    {
        var (device, session, other, id) = (await Device(), await Over(), await Over(), World.NewId());
        await Sync(device, Counted(session, 2, 1, id));
        Assert.Equal(EntryReason.BadContent, One(await Sync(device, Removed(other, id))).Reason);
        Assert.Equal((3, 3, 0, 0), Sum(await Sync(device, Removed(session, id))));
        Assert.Equal(0, (await Sums(session)).All);
    }

    [Fact]
    public async Task How_somebody_came_is_said_later_by_the_device_that_noted_them_and_counts_nobody_twice()
    {
        var (one, two, session, mine) = (await Device(), await Device(SecondWorker), await Over(), World.NewId());
        Assert.Equal("joined", One(await Sync(one, Changed(session, mine, outcome: "AttendedLate"))).Outcome); // it comes before what it changes
        await Sync(one, Came(session, Mother, id: mine));
        Assert.Equal(Outcome.AttendedLate, Assert.Single(await Rows(session)).Outcome);
        var left = await Sync(one, Changed(session, mine, "Carer", at: At(-40)));
        Assert.Equal(("joined", null), (One(left).Outcome, One(left).Conflict));
        Assert.Equal((1, 1, 0, 0), Sum(left));
        Assert.Equal((AttendanceRole.Carer, Outcome.LeftEarly), (Assert.Single(await Rows(session)).Role, (await Rows(session))[0].Outcome));
        Assert.Equal([World.Clock.Now().AddMinutes(-40)], await World.Sql<DateTimeOffset>("SELECT left_at FROM familyhubs_attendance"));
        await Sync(one, Changed(session, mine, outcome: "Attended", at: At(-55))); // an earlier word of it, late
        Assert.Equal(Outcome.LeftEarly, Assert.Single(await Rows(session)).Outcome);

        Assert.Equal("refused", One(await SyncBy(SecondWorker, two, Changed(session, mine))).Outcome); // not its note
        Assert.Equal("refused", One(await Sync(one, Changed(session, mine, outcome: "WasNotBrought"))).Outcome);
        Assert.Equal(EntryReason.BadContent, One(await Sync(one, Changed(session, mine, role: "Wizard"))).Reason);
        await Sync(one, Removed(session, mine));
        Assert.Empty(await Rows(session));
    }

    [Fact]
    public async Task Where_the_register_was_put_right_by_hand_a_later_word_of_the_device_is_shown_and_may_be_taken()
    {
        var (device, session, mine, change) = (await Device(), await Over(), World.NewId(), World.NewId());
        await Sync(device, Came(session, Mother, id: mine));
        await Worker.Send(new CorrectAttendance.Command(mine, AttendanceRole.Mother, Outcome.AttendedLate, null, null, 1));
        Assert.Equal(EntryConflict.Outcome, One(await Sync(device, Changed(session, mine, id: change))).Conflict);
        Assert.Equal(Outcome.AttendedLate, Assert.Single(await Rows(session)).Outcome);
        var shown = (await Worker.Ask(new ListConflicts.Query(session))).Entries.Single(e => e.Id == change);
        Assert.Equal(("Mother, left early", "Mother, came late", true), (shown.Noted, shown.Stands, shown.MayTake));
        await Worker.Send(new SettleEntry.Command(session, change, TakeOther: true));
        Assert.Equal(Outcome.LeftEarly, Assert.Single(await Rows(session)).Outcome);
        Assert.Equal([World.Clock.Now().AddMinutes(-45)], await World.Sql<DateTimeOffset>("SELECT left_at FROM familyhubs_attendance"));
    }

    [Fact]
    public async Task What_was_made_after_a_closing_is_refused_also_where_it_came_before_the_closing_and_its_device_hears_it()
    {
        var (one, two, session) = (await Device(), await Device(SecondWorker), await Over());
        var (father, early, late) = (Families[Family][1].PersonId, World.NewId(), World.NewId());
        var before = await SyncBy(SecondWorker, two, Came(session, Mother, id: early, at: At(-30)), Came(session, Child, "Child", id: late, at: At(-10)), Counted(session, 2, 0), Changed(session, early, at: At(-8)));
        Assert.All(before.Entries, e => Assert.Equal("joined", e.Outcome));
        await Sync(two, Came(session, father, "Father", at: At(-40)));
        await Attend(Entry(session, NewFamily().Mother)); // on the page: its worker saw an open register
        await Sync(one, Closing(session, 5, at: At(-20)));
        Assert.Equal(5, (await Sums(session)).All);
        Assert.DoesNotContain(await Rows(session), r => r.PersonId == Child);
        Assert.Equal(Outcome.Attended, (await Rows(session)).Single(r => r.PersonId == Mother).Outcome);
        var after = await SyncBy(SecondWorker, two);
        Assert.Equal([late], after.Since!.Where(e => e is { Outcome: "refused", Reason: EntryReason.AfterClose }).Select(e => e.Id!.Value).Where(id => id == late));
        Assert.Equal((5, 4, 0, 1), Sum(after));
        Assert.Contains((await Worker.Ask(new ListConflicts.Query(session))).Entries, e => e.Id == late && e.Outcome == EntryOutcome.Refused);
    }

    [Fact]
    public async Task Who_was_taken_back_after_the_closing_stands_again()
    {
        var (one, two, session, mine) = (await Device(), await Device(SecondWorker), await Over(), World.NewId());
        var booking = await Booked(session, Family, Mother);
        await SyncBy(SecondWorker, two, Came(session, Mother, id: mine), new { id = World.NewId(), kind = "removal", sessionId = session, attendanceId = mine, at = At(-10) });
        Assert.Empty(await Rows(session));
        var closed = await Sync(one, Closing(session, 1, at: At(-20)));
        Assert.Null(One(closed).Conflict); // the headcount agrees: she was there
        Assert.Equal(mine, Assert.Single(await Rows(session)).Id);
        Assert.Equal(["Attended"], await OutcomesOf(booking));
        Assert.Equal("Attended", Assert.Single(await World.Sql<string>("SELECT status FROM familyhubs_booking WHERE id = @booking", new { booking })));
    }

    [Fact]
    public async Task What_the_page_noted_and_a_device_took_back_after_the_closing_stands_again()
    {
        var (one, two, session, line) = (await Device(), await Device(SecondWorker), await Over(), World.NewId());
        var noted = Entry(session, Mother);
        await Attend(noted);
        await Count(session, 2, 0, line);
        foreach (var gone in new[] { noted.Id, line }) await SyncBy(SecondWorker, two, Removed(session, gone, at: At(-10)));
        Assert.Equal(0, (await Sums(session)).All);
        Assert.Null(One(await Sync(one, Closing(session, 3, at: At(-20)))).Conflict);
        Assert.Equal((noted.Id, 3), (Assert.Single(await Rows(session)).Id, (await Sums(session)).All));
    }

    [Fact]
    public async Task Who_was_taken_back_after_the_closing_before_they_came_stands_when_they_come()
    {
        var (one, two, session, mine) = (await Device(), await Device(SecondWorker), await Over(), World.NewId());
        await SyncBy(SecondWorker, two, Removed(session, mine, at: At(-10)));
        await Sync(one, Closing(session, 0, at: At(-20)));
        Assert.Equal("joined", One(await SyncBy(SecondWorker, two, Came(session, Mother, id: mine))).Outcome);
        Assert.Equal(mine, Assert.Single(await Rows(session)).Id);
        Assert.NotNull((await Register(session))!.ReopenedAt);
    }

    [Fact]
    public async Task She_whom_a_midwife_linked_has_come_where_taking_her_back_was_after_the_closing()
    {
        var (one, two, session, mine, link) = (await Device(), await Device(SecondWorker), await Over(), World.NewId(), World.NewId());
        await World.Happened(new HubLinkAsked(link, Mother, World.NewId(), Hub, null, [], null, ["midwife"]));
        await World.Deliver();
        await Worker.Send(new AcceptLink.Command(link, 1));
        Task<IReadOnlyList<string>> State() => World.Sql<string>("SELECT state FROM familyhubs_link WHERE id = @link", new { link });
        await SyncBy(SecondWorker, two, Came(session, Mother, id: mine), Removed(session, mine, at: At(-10)));
        Assert.Equal(["Accepted"], await State());
        await Sync(one, Closing(session, 1, at: At(-20)));
        Assert.Equal(["Attended"], await State());
        Assert.Single(World.Told.OfType<HubFirstAttended>());
    }

    [Fact]
    public async Task A_child_whom_an_earlier_closing_puts_aside_was_not_brought()
    {
        var (one, two) = (await Device(), await Device());
        var session = await Over(await Activity(strand: "Targeted"));
        var booking = await Booked(session, Family, Child);
        await Sync(one, Came(session, Child, "Child", at: At(-15)), Closing(session, 1, at: At(-10)));
        Assert.Equal(["Attended"], await OutcomesOf(booking));
        await Sync(two, Closing(session, 0, at: At(-20)));
        Assert.Empty(await Rows(session));
        Assert.Equal(["WasNotBrought"], await OutcomesOf(booking));
        Assert.Equal(Child, Assert.Single(World.Told.OfType<ChildWasNotBrought>()).PersonId);
        Assert.Equal([two], await World.Sql<Guid>("SELECT closed_device_id FROM familyhubs_register WHERE session_id = @session", new { session }));
    }

    [Fact]
    public async Task What_was_made_before_the_closing_joins_and_opens_the_count_and_what_was_made_after_is_refused()
    {
        var (one, two, session) = (await Device(), await Device(SecondWorker), await Over());
        await Sync(one, Came(session, Mother), Closing(session, 1, at: At(-20)));
        var late = await SyncBy(SecondWorker, two, Came(session, Child, "Child", at: At(-30)));
        Assert.Equal("joined", One(late).Outcome);
        Assert.True(Assert.Single(late.Sessions).Reopened);
        var after = await SyncBy(SecondWorker, two, Came(session, Families[Family][1].PersonId, "Father", at: At(-10)), Counted(session, 1, 0));
        Assert.Equal(("refused", EntryReason.AfterClose), (after.Entries[0].Outcome, after.Entries[0].Reason));
        Assert.Equal((3, 2, 0, 1), Sum(after));
        Assert.Equal(2, (await Rows(session)).Count);
        Assert.Equal(1, (await Register(session))!.Headcount);
    }

    [Fact]
    public async Task Of_two_closings_the_earlier_wins_whichever_comes_first()
    {
        foreach (var earlierFirst in new[] { true, false })
        {
            var (one, two, session) = (await Device(), await Device(), await Over());
            await Sync(one, Came(session, Mother));
            var (early, late) = (Closing(session, 1, at: At(-20)), Closing(session, 4, "Three stood outside", at: At(-10)));
            await Sync(earlierFirst ? one : two, earlierFirst ? early : late);
            await Sync(earlierFirst ? two : one, earlierFirst ? late : early);
            Assert.Equal((1, null), ((await Register(session))!.Headcount, (await Register(session))!.Explained));
            Assert.Equal(EntryConflict.ClosedTwice, Assert.Single(await EntriesOf(two)).ConflictCode);
            Assert.Null((await EntriesOf(one)).Single(e => e.Kind == EntryKind.Close).ConflictCode);
            Assert.Equal(SessionStatus.RegisterClosed, await StatusOf(session));
        }
    }

    [Fact]
    public async Task A_headcount_that_knew_nothing_of_another_device_is_taken_and_the_count_is_the_leads_again()
    {
        var (one, two, session) = (await Device(), await Device(SecondWorker), await Over());
        await SyncBy(SecondWorker, two, Came(session, Child, "Child"));
        var closed = await Sync(one, Came(session, Mother), Closing(session, 1));
        Assert.Equal(EntryConflict.Headcount, closed.Entries[1].Conflict);
        Assert.True(Assert.Single(closed.Sessions).Reopened);
        Assert.Equal("refused", One(await Sync(one, Closing(await Over(), "many"))).Outcome);
        Assert.Equal("refused", One(await Sync(one, Closing(await Over(), 5000))).Outcome);
        Assert.Equal("refused", One(await Sync(one, Closing(await Session(), 0))).Outcome); // it is not over
        Assert.Equal("refused", One(await SyncBy(SecondWorker, two, Closing(await Over(), 0))).Outcome); // not its lead
    }

    [Theory]
    [InlineData(60 * 24, "ahead")]
    [InlineData(-60 * 24 * 15, "behind")]
    public async Task A_device_whose_clock_is_wrong_is_believed_in_all_but_the_time(int minutes, string how)
    {
        var (device, session) = (await Device(), await Over());
        var taken = One(await Sync(device, Came(session, Mother, at: At(minutes))));
        Assert.Equal(("joined", EntryConflict.Clock, how), (taken.Outcome, taken.Conflict, how));
        Assert.Equal(World.Clock.Now(), Assert.Single(await Rows(session)).MadeAt);
        Assert.Null(One(await Sync(device, Came(session, Child, "Child", at: At(3)))).Conflict); // clocks differ by minutes
        Assert.Equal(EntryConflict.Clock, One(await Sync(device, Came(session, Families[Family][1].PersonId, "Father", at: "yesterday"))).Conflict);
    }

    [Fact]
    public async Task A_session_elsewhere_unknown_planned_or_cancelled_is_refused_and_each_alone()
    {
        var (device, session) = (await Device(), await Over());
        var elsewhere = await Session(await Activity(site: OtherHub), SessionStatus.Held, OtherHub, World.Clock.Now().AddHours(-2));
        var answer = await Sync(device, Came(elsewhere, Mother), Came(World.NewId(), Mother), Came(await Over(status: SessionStatus.Planned), Mother), Came(await Over(status: SessionStatus.Cancelled), Mother), Came(session, Mother));
        Assert.Equal([EntryReason.OtherSite, EntryReason.NotFound, EntryReason.Refused, EntryReason.Refused, null], answer.Entries.Select(e => e.Reason));
        Assert.Equal((5, 1, 0, 4), Sum(answer));
        Assert.All(answer.Entries.SkipLast(1), e => Assert.EndsWith(".", e.Says, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_id_that_a_device_sends_opens_no_family_that_the_worker_may_not_see()
    {
        var (device, session) = (await Device(), await Over());
        var (hidden, stranger, _, child, _) = NewFamily();
        Unseen.Add(hidden);
        Assert.Equal(EntryReason.NotYours, One(await Sync(device, Came(session, stranger))).Reason);
        await Sync(device, new { id = World.NewId(), kind = "attendance", sessionId = session, personId = Mother, householdId = hidden, role = "mother", outcome = "attended", at = At(-60) });
        Assert.Equal([Family], await World.Sql<Guid>("SELECT household_id FROM familyhubs_involvement"));
        await Booked(session, hidden, child); // a family that is booked here is known here
        Assert.Equal("joined", One(await Sync(device, Came(session, child, "Child"))).Outcome);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_in_words()
    {
        var (device, session) = (await Device(), await Over());
        var family = NewIds();
        object[] entries =
        [
            Came(session, Mother, role: "Wizard"), Came(session, Mother, outcome: "WasNotBrought"), Came(session, Mother, outcome: "7"), Counted(session, 0, 0), Counted(session, -3, 1), Counted(session, 1e20, "x"),
            new { id = World.NewId(), kind = "family", sessionId = session, householdId = family.Household }, new { id = World.NewId(), kind = "removal", sessionId = session, at = At(-9) },
            new { id = World.NewId(), kind = "attendance", sessionId = session, role = "Child", outcome = "Attended" },
        ];
        var answer = await Sync(device, entries);
        Assert.Equal(entries.Length, answer.Entries.Count);
        Assert.All(answer.Entries, e => Assert.True(e is { Outcome: "refused", Says.Length: > 5 }, $"{e}"));
        Assert.Empty(await Rows(session));
    }
}

public sealed class RefuseEntryTests : ArrangedDoor
{
    [Fact]
    public async Task A_refusal_is_kept_with_its_reason_and_what_came_later_is_judged_anew()
    {
        var (device, session, id) = (await Device(), await Over(), World.NewId());
        var entry = new DeviceEntry(id, EntryKind.Attendance, session, World.Clock.Now()) { PersonId = Mother, Role = AttendanceRole.Mother };
        var command = new RefuseEntry.Command(device, entry, EntryReason.Refused, [new("", "Choose how they were there")]);
        var answer = await Worker.Send(command);
        Assert.Equal((id, "refused", EntryReason.Refused, "Choose how they were there."), (answer.Id, answer.Outcome, answer.Reason, answer.Says));
        Assert.Equal(answer, await Worker.Send(command));
        Assert.Equal((1, EntryOutcome.Refused), (Assert.Single(await EntriesOf(device)).People, (await EntriesOf(device))[0].Outcome));
        Assert.Equal("joined", (await Worker.Send(new TakeEntry.Command(device, entry with { Outcome = Outcome.Attended }))).Outcome);
        Assert.Equal(EntryReason.OtherContent, (await Worker.Send(command)).Reason);
        Assert.Equal(EntryOutcome.Joined, Assert.Single(await EntriesOf(device)).Outcome);
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(command));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(command));
    }
}
