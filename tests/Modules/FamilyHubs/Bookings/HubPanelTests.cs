using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Bookings;

public sealed class HubPanelTests : ArrangedBookings
{
    private Task<HubPanel.Shown?> SeenBy(Actor actor) => actor.With(async s => (HubPanel.Shown?)await s.GetRequiredService<HubPanel>().For(Family, CancellationToken.None));

    private async Task Came(Guid session)
    {
        foreach (var person in new[] { Mother, Child })
            await World.Arrange("""
                INSERT INTO familyhubs_attendance (id, session_id, person_id, household_id, state, role, outcome, first_ever, made_at, noted_at, version)
                VALUES (@id, @session, @person, @Family, 'Registered', 'Child', 'Attended', 0, @now, @now, 1)
                """, new { id = World.NewId(), session, person, Family, now = World.Clock.Now() });
    }

    private async Task Arrange()
    {
        await World.Arrange("""
            INSERT INTO familyhubs_registration (id, household_id, site_id, registered_on, channel, welcome_due_on, version) VALUES (@id, @Family, @Hub, @Today, 'Door', @Today, 1)
            """, new { id = World.NewId(), Family, Hub, Today });
        await Came(await Session(starts: World.Clock.Now().AddDays(-8), status: Neighbourhood.FamilyHubs.Sessions.SessionStatus.RegisterClosed));
        await Books(await Session(starts: Later), Family, [Mother, Child]);
    }

    [Fact]
    public async Task A_hub_worker_sees_the_hub_the_bookings_and_the_last_sessions()
    {
        await Arrange();
        var shown = (await SeenBy(Worker))!;
        Assert.Equal(("Acorn Hub", Today), shown.Joined!.Select(j => (j.Site, j.RegisteredOn)).Single());
        Assert.Equal(("Stay and play", 2), shown.Bookings!.Select(b => (b.Title, b.Places)).Single());
        Assert.Equal(2, shown.Visits!.Single().People);
        Assert.True(shown is { MayBook: true, MayOpen: true, Places: true, Held: false, Came: true });
    }

    [Fact]
    public async Task A_booking_that_one_asks_about_before_it_is_mentioned_says_so()
    {
        await Arrange();
        Assert.False((await SeenBy(Worker))!.Bookings!.Single().AskBefore);
        await World.Arrange("UPDATE familyhubs_booking SET ask_before = 1");
        Assert.True((await SeenBy(Worker))!.Bookings!.Single().AskBefore);
    }

    [Fact]
    public async Task A_chair_sees_only_whether_they_came_and_a_practice_nothing()
    {
        await Arrange();
        var chair = (await SeenBy(World.As(Roles.Chair)))!;
        Assert.True(chair is { Joined: null, Bookings: null, Visits: null, Came: true, MayBook: false });
        Assert.Null(await SeenBy(World.As(Roles.PracticeStaff)));
        var visitor = (await SeenBy(World.As(Roles.HealthVisitor)))!;
        Assert.True(visitor is { Visits.Count: 1, MayBook: false, MayOpen: false });
        Unseen.Add(Family);
        Assert.Null(await SeenBy(Worker));
    }

    [Fact]
    public async Task No_place_stands_beside_a_restricted_family_and_a_held_one_says_so()
    {
        await Arrange();
        Families[Family] = [.. Families[Family].Select((m, i) => i == 0 ? m with { Masking = Masking.Restricted } : m)];
        await World.Arrange("INSERT INTO familyhubs_hold (hold_id, person_id, kind) VALUES (@id, @Child, 'Safety')", new { id = World.NewId(), Child });
        Assert.True(await SeenBy(Worker) is { Places: false, Held: true });
    }

    [Fact]
    public async Task Whoever_sees_the_name_alone_sees_nothing_of_where_the_family_goes()
    {
        await Arrange();
        Assert.NotEmpty(await Timeline());
        World.Answers<GetHousehold, GetHousehold.Answer?>(q => new(q.HouseholdId, "Family", Masking.NameOnly, null, null, "", null, null, []));
        Assert.Null(await SeenBy(Worker));
        Assert.Empty(await Timeline());

        Task<IReadOnlyList<GatherTimeline.Part>> Timeline() => Worker.With(s => s.GetRequiredService<AnswerGatherTimeline>().Handle(new GatherTimeline(Family), CancellationToken.None));
    }
}
