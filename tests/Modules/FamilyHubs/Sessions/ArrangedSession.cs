using Neighbourhood.Access.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sessions;

/// <summary>A hub with rooms, and ways to plan in one line.</summary>
public abstract class ArrangedSession : ArrangedHub
{
    protected async Task<Guid> Room(string name = "Room 1", Guid? site = null)
    {
        var id = World.NewId();
        await World.Arrange("INSERT INTO familyhubs_room (id, site_id, name, version) VALUES (@id, @site, @name, 1)", new { id, site = site ?? Hub, name });
        return id;
    }

    /// <summary>A place in the session for the mother and child of a new family, whom the mother is told of.</summary>
    protected async Task<Guid> Booked(Guid session, string status = "Booked", int places = 2)
    {
        var (household, mother, _, child, _) = NewFamily();
        var id = World.NewId();
        await World.Arrange("""
            INSERT INTO familyhubs_booking (id, session_id, household_id, places, source, status, queued_at, version) VALUES (@id, @session, @household, @places, 'Hub', @status, @now, 1)
            """, new { id, session, household, places, status, now = World.Clock.Now() });
        await World.Arrange("INSERT INTO familyhubs_booking_person (booking_id, person_id, told) VALUES (@id, @mother, 1)", new { id, mother });
        await World.Arrange("INSERT INTO familyhubs_booking_person (booking_id, person_id, told) VALUES (@id, @child, 0)", new { id, child });
        return id;
    }

    internal Task<IReadOnlyList<ListSessions.Row>> Diary(Actor? who = null, DateOnly? from = null, DateOnly? to = null) =>
        (who ?? Worker).Ask(new ListSessions.Query(from ?? Today, to ?? Today.AddDays(90)));

    internal PlanSession.Command OneOff(Guid activity, DateOnly? day = null, TimeOnly? at = null, Guid? room = null, bool opens = true, int? capacity = 12) =>
        new(World.NewId(), Hub, activity, null, room, null, null, day ?? Today.AddDays(1), at ?? new TimeOnly(10, 0), 90, capacity, false, [Worker.Id], opens, null);

    internal PlanSeries.Command Weekly(Guid activity, string rule = "FREQ=WEEKLY", DateOnly? first = null, Guid? room = null, bool opens = true, bool bankHolidays = true, int? capacity = 12) =>
        new(World.NewId(), Hub, activity, null, room, null, null, rule, first ?? Today.AddDays(7), new TimeOnly(10, 0), 90, capacity, false, [Worker.Id], opens, bankHolidays);

    protected async Task<IReadOnlyList<DateOnly>> DaysOf(Guid series) =>
        await World.Sql<DateOnly>("SELECT day FROM familyhubs_session WHERE series_id = @series AND status <> 'Cancelled' ORDER BY day", new { series });

    protected async Task<int> VersionOfSeries(Guid series) => (await World.Sql<int>("SELECT version FROM familyhubs_series WHERE id = @series", new { series })).Single();

    protected async Task<Guid> SessionOn(Guid series, DateOnly day) =>
        (await World.Sql<Guid>("SELECT id FROM familyhubs_session WHERE series_id = @series AND day_in_series = @day", new { series, day })).Single();

    protected void Ended(params Guid[] accounts) => World.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q =>
        [.. q.UserIds.Select(id => new GetStaff.Worker(id, $"Worker {id}", null, null, accounts.Contains(id)))]);

    protected static async Task Refused(string input, string part, Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<Refused>(act);
        Assert.Contains(refused.Reasons, r => r.Input == input && r.Text.Contains(part, StringComparison.OrdinalIgnoreCase));
    }

    protected IReadOnlyList<QueueMessage> Sent(string template) => [.. Queued.Where(m => m.TemplateCode == template)];
}
