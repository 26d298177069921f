using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Bookings;

/// <summary>A few families are booked, one session is full, and two families wait for a place in it.</summary>
internal sealed class MakesDemoBookings(Db db, ISend send, BookingDesk desk, CurrentUser user, TimeProvider clock) : IDemoPart
{
    private const int Families = 9;

    public int Order => 44;

    public string Says => "bookings, and a session that is full with a waiting list";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        if (!demo.Ids.TryGetValue("session:massage+1", out var full)) return;
        var families = new List<(Guid Household, IReadOnlyList<Guid> Two)>();
        foreach (var household in demo.HouseholdIds)
            if (families.Count < Families && await send.Ask(new GetHousehold(household), ct) is { } answer
                && answer.Members.FirstOrDefault(m => m.Age == "adult") is { } adult && answer.Members.Where(m => m.Age is { } age && age != "adult" && age != "expected").OrderByDescending(m => m.Age!.Contains("month", StringComparison.Ordinal)).FirstOrDefault() is { } child)
                families.Add((household, [adult.PersonId, child.PersonId]));
        user.IsSystemFor(demo.Accounts.TryGetValue("hub", out var worker) ? worker : null);
        // Eight places: four families with two each, and two that wait.
        foreach (var family in families.Take(6)) await Book(full, family, BookingSource.Self, ct);
        foreach (var (family, week) in families.Skip(6).Select((family, index) => (family, (index % 3) + 2)))
            if (demo.Ids.TryGetValue($"session:massage+{week}", out var session)) await Book(session, family, BookingSource.Hub, ct);
        if (demo.Ids.TryGetValue("session:talking+1", out var invited))
            foreach (var family in families.Take(2)) await Book(invited, family, BookingSource.Gp, ct);
        user.IsSystemFor(null);
    }

    private async Task Book(Guid session, (Guid Household, IReadOnlyList<Guid> Two) family, BookingSource source, CancellationToken ct)
    {
        try
        {
            await db.InOne(() => desk.Book(new(clock.NewId(), session, family.Household, family.Two, source), ct), ct);
        }
        catch (Refused)
        {
            // Somebody of the made-up families objects, or contact with them is held: they are not booked here either.
        }
    }
}
