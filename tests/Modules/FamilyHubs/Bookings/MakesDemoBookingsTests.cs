using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Bookings;

public sealed class MakesDemoBookingsTests : ArrangedBookings
{
    [Fact]
    public async Task One_session_is_full_and_two_families_wait()
    {
        var demo = new Demo(10, "a password");
        var (full, next) = (await Session(starts: Later, capacity: 8), await Session(starts: Later.AddDays(7), capacity: 8));
        (demo.Ids["session:massage+1"], demo.Ids["session:massage+2"]) = (full, next);
        foreach (var _ in Enumerable.Range(0, 9)) demo.HouseholdIds.Add(NewFamily().Household);
        await World.AsSystem().With(async s =>
        {
            await s.GetRequiredService<MakesDemoBookings>().Make(demo, CancellationToken.None);
            return 0;
        });
        Assert.Equal((4, 2), ((await TextsOf(full)).Count(t => t == "Booked 2"), (await TextsOf(full)).Count(t => t == "Waiting 2")));
        Assert.Equal(["Booked 2"], await TextsOf(next));
    }
}
