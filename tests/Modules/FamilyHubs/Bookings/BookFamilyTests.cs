using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Bookings;

public sealed class BookFamilyTests : ArrangedBookings
{
    private BookFamily.Command For(Guid session, params Guid[] people) => new(World.NewId(), session, Family, people, BookingSource.Self);

    [Fact]
    public async Task A_worker_books_a_family_and_a_second_press_books_nothing_more()
    {
        var session = await Session(starts: Later, capacity: 4);
        var command = For(session, Mother, Child) with { Others = 1 };
        Assert.Equal(command.Id, await Worker.Send(command));
        Assert.Equal(command.Id, await Worker.Send(command));
        Assert.Equal(["Booked 3"], await TextsOf(session));
        Assert.Single(Queued);
        await Assert.ThrowsAsync<Conflict>(() => Worker.Send(command with { Others = 2 }));
    }

    [Fact]
    public async Task The_form_shows_who_can_be_ticked_and_what_is_left_and_a_death_is_not_offered()
    {
        var session = await Session(starts: Later, capacity: 4);
        await BooksTwo(session);
        await World.Arrange("INSERT INTO familyhubs_death (person_id, died_on) VALUES (@Child, @Today)", new { Child, Today });
        var shown = await Worker.Ask(new BookFamily.Query(session, Family));
        Assert.Equal((2, 0, false, null), (shown.Left, shown.Waiting, shown.Held, shown.Already));
        Assert.DoesNotContain(shown.Members, m => m.PersonId == Child);
        Assert.Contains(shown.Members, m => m.PersonId == Mother);
        await Books(session, Family, [Mother]);
        Assert.Equal(BookingStatus.Booked, (await Worker.Ask(new BookFamily.Query(session, Family))).Already);
    }

    [Fact]
    public async Task What_is_missing_is_said_by_the_input()
    {
        var session = await Session(starts: Later);
        await IsRefused(Worker.Send(For(session)), "PersonIds", "Tick who comes");
        await IsRefused(Worker.Send(For(session, Mother) with { Source = null }), "Source", "how it came about");
        await IsRefused(Worker.Send(For(session, Mother) with { Id = Guid.Empty }), "", "open it again");
        await IsRefused(Worker.Send(For(session, World.NewId())), "PersonIds", "people of this family");
        await IsRefused(Worker.Send(For(session, Mother) with { Others = -1 }), "Others", "0 to 10");
        Assert.Empty(await TextsOf(session));
    }

    [Fact]
    public async Task Only_at_an_own_hub_and_only_a_family_that_one_works_with()
    {
        var session = await Session(starts: Later);
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(For(session, Mother)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(For(session, Mother)));
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.Midwife).Send(For(session, Mother)));
        Unseen.Add(Family);
        await Assert.ThrowsAsync<NotFound>(() => Worker.Send(For(session, Mother)));
        await Assert.ThrowsAsync<NotFound>(() => Worker.Ask(new BookFamily.Query(session, Family)));
        Assert.Empty(await TextsOf(session));
    }

    [Fact]
    public async Task From_the_card_the_own_hubs_open_sessions_can_be_chosen()
    {
        var mine = await Session(starts: Later, capacity: 2);
        await BooksTwo(mine);
        await Session(await Activity("Baby yoga", OtherHub), site: OtherHub, starts: Later, lead: OtherWorker.Id);
        await Session(status: Neighbourhood.FamilyHubs.Sessions.SessionStatus.Planned, starts: Later);
        var led = await Session(await Activity("Cooking", OtherHub), site: OtherHub, starts: Later.AddDays(1));
        var shown = await Worker.Ask(new ChooseSession.Query(Family));
        Assert.Equal([(mine, "Full: waiting list"), (led, "12 places left")], shown.Sessions.Select(s => (s.Id, s.Room)));
        Assert.Equal([led], (await Worker.Ask(new ChooseSession.Query(Family, Today.AddDays(3)))).Sessions.Select(s => s.Id));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ChooseSession.Query(Family)));
        Unseen.Add(Family);
        await Assert.ThrowsAsync<NotFound>(() => Worker.Ask(new ChooseSession.Query(Family)));
    }

    [Fact]
    public async Task An_age_that_the_group_is_not_for_is_said_beside_the_child_and_refuses_nothing()
    {
        var session = await Session(await Activity(from: 0, to: 59), starts: Later);
        var older = Families[Family][3].PersonId;
        var ages = (await Worker.Ask(new BookFamily.Query(session, Family))).Ages;
        Assert.Equal(older, Assert.Single(ages).Key);
        Assert.Equal("This is for children up to 4 years; this child is 9 years.", Assert.Single(ages[older]));
        await Worker.Send(For(session, Mother, older));
        Assert.Equal(["Booked 2"], await TextsOf(session));
    }
}
