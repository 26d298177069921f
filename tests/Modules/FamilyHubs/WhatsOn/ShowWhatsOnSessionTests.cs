using Neighbourhood.FamilyHubs.WhatsOn;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.WhatsOn;

public sealed class ShowWhatsOnSessionTests : PublicTests
{
    [Fact]
    public async Task Places_that_are_left_are_a_number_and_nothing_of_anybody()
    {
        var session = await Session(await Activity("Baby massage", bookable: "Book", capacity: 4), starts: Morning(1), capacity: 4);
        await World.Arrange("""
            INSERT INTO familyhubs_booking (id, session_id, household_id, places, source, status, queued_at, version) VALUES (@id, @session, @Family, 3, 'Hub', 'Booked', @now, 1)
            """, new { id = World.NewId(), session, Family, now = World.Clock.Now() });
        var found = await Nobody.Ask(new ShowWhatsOnSession.Query(session));
        Assert.Equal((3, false), (found.Taken, found.IsFull));
        Assert.DoesNotContain(found.GetType().GetProperties(), p => p.Name.Contains("Household", StringComparison.Ordinal) || p.Name.Contains("Person", StringComparison.Ordinal) || p.Name is "Link" or "Notes" or "Topic");
    }

    [Fact]
    public async Task What_is_not_there_and_what_is_not_public_look_alike()
    {
        await Assert.ThrowsAsync<NotFound>(() => Nobody.Ask(new ShowWhatsOnSession.Query(World.NewId())));
        var session = await Open("Stay and play");
        await World.Arrange("UPDATE familyhubs_activity SET is_public = 0");
        await Assert.ThrowsAsync<NotFound>(() => Nobody.Ask(new ShowWhatsOnSession.Query(session)));
    }

    [Fact]
    public async Task The_session_that_was_asked_for_is_answered_among_many()
    {
        for (var i = 0; i < 5; i++) await Open($"Group {i}", i);
        var session = await Open("Baby massage", 2);
        Assert.Equal((session, "Baby massage"), ((await Nobody.Ask(new ShowWhatsOnSession.Query(session))).Id, (await Nobody.Ask(new ShowWhatsOnSession.Query(session))).Title));
    }
}
