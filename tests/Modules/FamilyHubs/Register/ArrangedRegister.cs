using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Register;

/// <summary>A register to write in, as a page or a device does: each entry in a transaction of its own.</summary>
public abstract class ArrangedRegister : ArrangedHub
{
    internal sealed record Row(Guid Id, Guid PersonId, AttendanceState State, AttendanceRole Role, Outcome Outcome, int? AgeInMonths, string? Lsoa, string? Locality, bool FirstEver, DateTimeOffset MadeAt);

    internal sealed record Closed(int Headcount, string? Explained, DateTimeOffset? ReopenedAt, int LateEntries);

    internal AttendanceEntry Entry(Guid session, Guid person, AttendanceRole role = AttendanceRole.Mother, Outcome outcome = Outcome.Attended, DateTimeOffset? at = null, Guid? device = null, Guid? household = null) =>
        new(World.NewId(), session, person, household ?? Family, role, outcome, at ?? World.Clock.Now(), device);

    internal Task<Noted> Attend(AttendanceEntry entry, Actor? by = null) => Write(by, (desk, ct) => desk.Attend(entry, ct));

    internal Task<Noted> Count(Guid session, int adults, int children, Guid? id = null, DateTimeOffset? at = null) =>
        Write(null, (desk, ct) => desk.Count(new(id ?? World.NewId(), session, adults, children, at ?? World.Clock.Now()), ct));

    internal Task<Noted> Remove(Guid id, Guid? device = null, DateTimeOffset? at = null) => Write(null, (desk, ct) => desk.Remove(id, at ?? World.Clock.Now(), device, ct));

    internal Task Close(Guid session, int headcount, string? explained = null, DateTimeOffset? at = null, Actor? by = null) => Write(by, async (desk, ct) =>
    {
        await desk.Close(session, headcount, explained, at ?? World.Clock.Now(), null, ct);
        return new Noted(session, false, null);
    });

    internal Task<Sums> Sums(Guid session) => Worker.With(s => s.GetRequiredService<RegisterDesk>().Sums(session, CancellationToken.None));

    internal Task<Noted> Write(Actor? by, Func<RegisterDesk, CancellationToken, Task<Noted>> write) => (by ?? Worker).With(async services =>
    {
        Noted? noted = null;
        await services.GetRequiredService<Db>().InOne(async () => noted = await write(services.GetRequiredService<RegisterDesk>(), CancellationToken.None));
        return noted!;
    });

    internal Task<IReadOnlyList<Row>> Rows(Guid session) => World.Sql<Row>("""
        SELECT id, person_id, state, role, outcome, age_in_months, lsoa, locality, first_ever, made_at FROM familyhubs_attendance
        WHERE session_id = @session AND removed_at IS NULL ORDER BY person_id
        """, new { session });

    internal async Task<Closed?> Register(Guid session) =>
        (await World.Sql<Closed>("SELECT headcount, explained, reopened_at, late_entries FROM familyhubs_register WHERE session_id = @session", new { session })).SingleOrDefault();

    /// <summary>A session of this morning that is over: from 8 to half past 9, and now it is 10.</summary>
    internal Task<Guid> Over(Guid? activity = null, Neighbourhood.FamilyHubs.Sessions.SessionStatus status = Neighbourhood.FamilyHubs.Sessions.SessionStatus.Held) =>
        Session(activity, status, starts: World.Clock.Now().AddHours(-2));

    internal async Task<Guid> Booked(Guid session, Guid household, params Guid[] people)
    {
        var booking = World.NewId();
        await World.Arrange("""
            INSERT INTO familyhubs_booking (id, session_id, household_id, places, source, status, queued_at, booked_at, version)
            VALUES (@booking, @session, @household, @places, 'Hub', 'Booked', @now, @now, 1)
            """, new { booking, session, household, places = people.Length, now = World.Clock.Now() });
        foreach (var person in people)
            await World.Arrange("INSERT INTO familyhubs_booking_person (booking_id, person_id, told) VALUES (@booking, @person, 0)", new { booking, person });
        return booking;
    }

    internal Task<IReadOnlyList<string>> OutcomesOf(Guid booking) =>
        World.Sql<string>("SELECT COALESCE(outcome, '-') FROM familyhubs_booking_person WHERE booking_id = @booking ORDER BY person_id", new { booking });

    internal static async Task Refuses(Task act, string input, string words)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => act);
        Assert.Equal(input, refused.Input);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }
}
