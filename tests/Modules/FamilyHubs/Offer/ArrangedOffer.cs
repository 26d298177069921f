using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

/// <summary>Activities, programmes and pathways of a hub.</summary>
public abstract class ArrangedOffer : ArrangedHub
{
    internal static ActivityTerms Terms { get; } = new()
    {
        Title = "Stay and play",
        About = "Toys, songs and a hot drink.",
        Strand = Strand.Universal,
        Category = "baby-toddler",
        Audience = Audience.AllCarers,
        AgeFrom = "birth",
        AgeTo = "4 years",
        Bookable = Bookable.DropIn,
        Minutes = 90,
        Evidence = Evidence.None,
    };

    internal Task<Guid> Added(ActivityTerms? terms = null, Guid? site = null) => Manager.Send(new AddActivity.Command(World.NewId(), site ?? Hub, terms ?? Terms));

    internal async Task<Guid> Planned(int weeks = 8, int required = 8, Guid? activity = null, Guid? facilitator = null) =>
        await Manager.Send(new PlanProgramme.Command(World.NewId(), activity ?? await Activity("Talking together"), "Spring 2026", facilitator, Today, weeks, required));

    internal async Task<Guid> Enrolled(Guid programme, Guid? household = null, Guid? person = null)
    {
        await Worker.Send(new EnrolFamily.Command(programme, household ?? Family, [person ?? Mother]));
        return (await World.Sql<Guid>("SELECT id FROM familyhubs_enrolment WHERE programme_id = @programme AND person_id = @person AND left_on IS NULL", new { programme, person = person ?? Mother })).Single();
    }

    /// <summary>Somebody comes to so many sessions of the programme.</summary>
    internal async Task Comes(Guid programme, Guid person, int times, string outcome = "Attended")
    {
        for (var i = 0; i < times; i++)
        {
            var session = await Session();
            await World.Arrange("UPDATE familyhubs_session SET programme_id = @programme, status = 'Held' WHERE id = @session", new { programme, session });
            await Was(session, person, outcome);
        }
    }

    internal Task Was(Guid session, Guid person, string outcome = "Attended") => World.Arrange("""
        INSERT INTO familyhubs_attendance (id, session_id, person_id, state, role, outcome, first_ever, made_at, noted_at, version)
        VALUES (@id, @session, @person, 'Registered', 'Mother', @outcome, 0, @now, @now, 1)
        """, new { id = World.NewId(), session, person, outcome, now = World.Clock.Now() });

    internal static async Task IsRefused(Task task, string input, string says)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => task);
        var reason = Assert.Single(refused.Reasons, r => r.Input == input);
        Assert.Contains(says, reason.Text, StringComparison.Ordinal);
    }
}
