using Neighbourhood.Access.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Modules.FamilyHubs.Bookings;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.People;

public sealed class HubWorkTests : ArrangedBookings
{
    [Fact]
    public async Task Who_leaves_has_what_they_led_listed_for_each_hub_and_before_that_for_whoever_ends_the_account()
    {
        var site = OtherHub;
        await Session(starts: Later);
        await Session(starts: Later.AddDays(1), status: SessionStatus.Planned);
        await Session(await Activity("Cooking", site), site: site, starts: Later);
        await Session(starts: Later, status: SessionStatus.Cancelled);
        await World.Arrange("""
            INSERT INTO familyhubs_programme (id, activity_id, site_id, cohort, facilitator_user_id, starts_on, weeks, required_sessions, completion_pct, version)
            VALUES (@id, @activity, @Hub, 'Spring', @user, @Today, 8, 8, 75, 1)
            """, new { id = World.NewId(), activity = await Activity(), Hub, user = Worker.Id, Today });
        Assert.Equal("3 sessions, 1 course at family hubs", Assert.Single(await Manager.Ask(new GatherHandOver(Worker.Id, Today)), p => p.Url == "/familyhubs/sessions").Says);
        Assert.Empty(await Manager.Ask(new GatherHandOver(SecondWorker.Id, Today)));

        await World.Happened(new AccountEnded(Worker.Id, Today));
        await World.Deliver();
        Assert.Equal([(Hub, "2 sessions, 1 course"), (site, "1 session")], Tasks.Select(t => (t.AssigneeTeamId!.Value, t.Title![(t.Title!.IndexOf("over ", StringComparison.Ordinal) + 5)..])).OrderBy(t => t.Item1 == site));
    }

    [Fact]
    public async Task A_family_that_moved_is_asked_by_each_of_their_hubs_about_a_nearer_place_and_keeps_what_is_booked()
    {
        var session = await Session(starts: Later, capacity: 2);
        await BooksTwo(session);
        var waits = await Books(session, Family, [Mother]);
        await World.Happened(new HouseholdMoved(Family, Today, Sale)); // within the neighbourhood of the hub
        await World.Happened(new HouseholdMoved(World.NewId(), Today, null)); // somebody whom no hub knows
        await World.Deliver();
        Assert.Empty(Tasks);
        await World.Happened(new HouseholdMoved(Family, Today, World.NewId()));
        await World.Deliver();
        var task = Assert.Single(Tasks);
        Assert.Equal((Family, Hub, $"/household/{Family}"), (task.HouseholdId, task.AssigneeTeamId, task.Path));
        Assert.Equal(Neighbourhood.FamilyHubs.Bookings.BookingStatus.Waiting, await BookingOf(waits));

        await World.Happened(new ContactHeld(World.NewId(), [Child], HoldKind.Safety, Today));
        await World.Deliver();
        await World.Happened(new HouseholdMoved(Family, Today, null));
        await World.Deliver();
        Assert.Single(Tasks); // nobody is asked to ring them
    }
}
