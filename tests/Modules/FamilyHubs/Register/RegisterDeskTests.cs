using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Register;

public sealed class RegisterDeskTests : ArrangedRegister
{
    [Fact]
    public async Task Age_and_home_are_those_of_the_day_and_the_first_arrival_begins_the_session()
    {
        var session = await Session();
        var entry = Entry(session, Child, AttendanceRole.Child);
        Assert.Equal(new Noted(entry.Id, false, null), await Attend(entry));
        var row = Assert.Single(await Rows(session));
        Assert.Equal((entry.Id, Child, 36, "E01000001", "Sale South", true), (row.Id, row.PersonId, row.AgeInMonths, row.Lsoa, row.Locality, row.FirstEver));
        Assert.Equal(SessionStatus.Running, await StatusOf(session));
        var began = Assert.Single(World.Told.OfType<HubInvolvementBegan>());
        Assert.Equal((Family, Hub, true), (began.HouseholdId, began.SiteId, began.Shown));
    }

    [Fact]
    public async Task A_restricted_person_counts_with_no_area()
    {
        var session = await Session();
        Restricted.Add(Mother);
        await Attend(Entry(session, Mother));
        Assert.Null(Assert.Single(await Rows(session)).Lsoa);
    }

    [Fact]
    public async Task A_repeat_under_the_same_id_changes_nothing_and_another_person_under_it_is_a_conflict()
    {
        var session = await Session();
        var entry = Entry(session, Mother);
        await Attend(entry);
        Assert.Equal(new Noted(entry.Id, false, null), await Attend(entry));
        Assert.Single(await Rows(session));
        await Assert.ThrowsAsync<Conflict>(() => Attend(entry with { PersonId = Child }));
    }

    [Fact]
    public async Task Somebody_noted_on_two_devices_is_there_once_and_reads_as_the_earlier_says()
    {
        var session = await Session();
        var (late, early) = (Entry(session, Mother, at: World.Clock.Now()), Entry(session, Mother, AttendanceRole.Carer, at: World.Clock.Now().AddMinutes(-5)));
        await Attend(late);
        Assert.Equal(new Noted(late.Id, true, "role-differs"), await Attend(early));
        var row = Assert.Single(await Rows(session));
        Assert.Equal((late.Id, AttendanceRole.Carer, early.MadeAt), (row.Id, row.Role, row.MadeAt));
        Assert.Equal(new Noted(late.Id, true, null), await Attend(early));
        Assert.Equal("outcome-differs", (await Attend(Entry(session, Mother, outcome: Outcome.LeftEarly))).ConflictCode);
        Assert.Equal(1, (await Sums(session)).Named);
    }

    [Fact]
    public async Task Records_that_were_joined_are_one_person_on_the_register()
    {
        var session = await Session();
        var (other, kept) = (NewFamily().Mother, Mother);
        await Attend(Entry(session, Mother));
        await World.Arrange("INSERT INTO familyhubs_alias (merged_id, kept_id, of_household) VALUES (@other, @kept, 0)", new { other, kept });
        Assert.True((await Attend(Entry(session, other))).Joined);
        Assert.Equal(1, (await Sums(session)).Named);
    }

    [Fact]
    public async Task A_device_takes_back_what_it_noted_and_a_worker_takes_back_the_person()
    {
        var session = await Session();
        var (one, two) = (World.NewId(), World.NewId());
        var (first, second) = (Entry(session, Mother, device: one), Entry(session, Mother, AttendanceRole.Carer, device: two, at: World.Clock.Now().AddMinutes(1)));
        await Attend(first);
        await Attend(second);
        await Remove(first.Id, one);
        Assert.Equal(first.Id, Assert.Single(await Rows(session)).Id);
        await Remove(first.Id);
        Assert.Empty(await Rows(session));
        Assert.Equal(0, (await Sums(session)).Named);
        await Remove(first.Id);
        await Assert.ThrowsAsync<NotFound>(() => Remove(World.NewId()));
        await Attend(Entry(session, Mother));
        Assert.Single(await Rows(session));
    }

    [Fact]
    public async Task What_was_taken_back_before_it_came_is_not_there()
    {
        var session = await Session();
        var (entry, device) = (Entry(session, Mother), World.NewId());
        await Remove(entry.Id, device);
        await Attend(entry with { DeviceId = device });
        Assert.Empty(await Rows(session));
    }

    [Fact]
    public async Task People_who_are_not_named_are_counted_once_and_can_be_taken_back()
    {
        var session = await Session();
        var id = World.NewId();
        await Count(session, 3, 2, id);
        await Count(session, 3, 2, id);
        Assert.Equal(new Sums(0, 3, 2), await Sums(session));
        await Remove(id);
        Assert.Equal(new Sums(0, 0, 0), await Sums(session));
        await Refuses(Count(session, 0, 0), "Adults", "how many");
        await Refuses(Count(session, -1, 0), "Adults", "from 0");
        await Refuses(Count(session, 0, 999), "Children", "to 200");
    }

    [Fact]
    public async Task The_first_session_ever_is_the_earliest_also_when_it_is_noted_later()
    {
        var (monday, tuesday) = (await Session(), await Session(starts: World.Clock.Now().AddDays(1)));
        World.Clock.Advance(TimeSpan.FromDays(1));
        var later = Entry(tuesday, Mother);
        await Attend(later);
        Assert.True(Assert.Single(await Rows(tuesday)).FirstEver);
        await Attend(Entry(monday, Mother));
        Assert.True(Assert.Single(await Rows(monday)).FirstEver);
        Assert.False(Assert.Single(await Rows(tuesday)).FirstEver);
        await Remove(Assert.Single(await Rows(monday)).Id);
        Assert.True(Assert.Single(await Rows(tuesday)).FirstEver);
    }

    [Fact]
    public async Task A_family_that_could_not_be_registered_stays_and_is_put_right_under_the_same_id()
    {
        var session = await Session();
        var entry = Entry(session, Mother) with { State = AttendanceState.NotRegistered };
        await Attend(entry);
        Assert.Empty(World.Told.OfType<HubInvolvementBegan>());
        await Attend(entry with { State = AttendanceState.Registered });
        Assert.Equal(AttendanceState.Registered, Assert.Single(await Rows(session)).State);
        Assert.Single(World.Told.OfType<HubInvolvementBegan>());
        await Attend(entry with { State = AttendanceState.NotRegistered });
        Assert.Equal(AttendanceState.Registered, Assert.Single(await Rows(session)).State);
    }

    [Fact]
    public async Task Whoever_was_booked_came_and_nobody_knows_again_when_it_was_a_slip()
    {
        var session = await Session();
        var booking = await Booked(session, Family, Mother, Child);
        var entry = Entry(session, Mother);
        await Attend(entry);
        Assert.Contains("Attended", await OutcomesOf(booking));
        await Remove(entry.Id);
        Assert.Equal(["-", "-"], await OutcomesOf(booking));
    }

    [Fact]
    public async Task A_register_takes_nothing_before_its_day_or_of_a_session_that_is_not_open()
    {
        await Refuses(Attend(Entry(await Session(starts: World.Clock.Now().AddDays(7)), Mother)), "", "Monday 9 March");
        await Refuses(Attend(Entry(await Session(status: SessionStatus.Planned), Mother)), "", "Open this session first");
        await Refuses(Attend(Entry(await Session(status: SessionStatus.Cancelled), Mother)), "", "was cancelled");
        await Refuses(Attend(Entry(await Session(), Mother, outcome: Outcome.DidNotAttend)), "Outcome", "how they were there");
        await Refuses(Attend(Entry(await Session(), Mother, (AttendanceRole)99)), "Role", "as whom");
        await Assert.ThrowsAsync<NotFound>(() => Attend(Entry(World.NewId(), Mother)));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_attendance"));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_attendance_entry"));
    }

    [Fact]
    public async Task What_was_noted_before_the_close_joins_after_it_and_opens_the_count_again()
    {
        var session = await Over();
        await Close(session, 0, at: World.Clock.Now().AddMinutes(-10));
        Assert.Equal(SessionStatus.RegisterClosed, await StatusOf(session));
        await Refuses(Attend(Entry(session, Mother, at: World.Clock.Now().AddMinutes(-5))), "", "register is closed");
        await Attend(Entry(session, Mother, at: World.Clock.Now().AddMinutes(-60)));
        await Count(session, 1, 0, at: World.Clock.Now().AddMinutes(-50));
        var register = (await Register(session))!;
        Assert.Equal((0, 2, true), (register.Headcount, register.LateEntries, register.ReopenedAt is not null));
        Assert.Equal(SessionStatus.RegisterClosed, await StatusOf(session));
        await Refuses(Close(session, 1), "Explained", "You counted 1 and the register has 2");
        await Close(session, 2);
        Assert.Equal(new Closed(2, null, null, 2), await Register(session));
        Assert.Single(World.Told.OfType<SessionHeld>());
    }

    [Fact]
    public async Task Who_was_noted_twice_opens_no_count_when_the_second_note_is_late()
    {
        var session = await Over();
        await Attend(Entry(session, Mother, at: World.Clock.Now().AddHours(-1)));
        await Close(session, 1);
        Assert.True((await Attend(Entry(session, Mother, at: World.Clock.Now().AddHours(-1)))).Joined);
        Assert.Null((await Register(session))!.ReopenedAt);
    }

    [Fact]
    public async Task Many_who_note_the_same_family_at_once_meet_no_error()
    {
        var session = await Session();
        var noted = await Task.WhenAll(Enumerable.Range(0, 8).SelectMany(_ => new[] { Mother, Child }).Select(person => Task.Run(() => Attend(Entry(session, person)))));
        Assert.Equal(2, (await Rows(session)).Count);
        Assert.Equal(2, noted.Count(n => !n.Joined));
        Assert.Equal(2, (await Sums(session)).Named);
    }
}
