using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

public sealed class BestFirstTests : ArrangedAsked
{
    private static readonly Guid Near = Guid.Parse("00000000-0000-7000-8000-000000000001");

    private static SeeProposal.Session One(string title, int day, Guid? place = null, int? capacity = null, int taken = 0, int? from = 0, int? to = 59, Audience audience = Audience.AllCarers) =>
        new(Guid.Parse($"00000000-0000-7000-8000-0000000001{day:00}"), title, "Acorn Hub", place, new DateTimeOffset(2026, 3, day, 10, 0, 0, TimeSpan.Zero), capacity, taken, audience, from, to);

    [Fact]
    public void Age_comes_before_place_place_before_room_and_room_before_time()
    {
        SeeProposal.Session[] sessions =
        [
            One("for teenagers", 3, Near, from: 132, to: 228), One("before the birth", 4, Near, audience: Audience.Expectant), One("far", 5), One("near and full", 6, Near, 8, 8), One("near, later", 8, Near, 8, 7), One("near", 7, Near),
        ];
        Assert.Equal(["near", "near, later", "near and full", "far", "for teenagers", "before the birth"], BestFirst.Order(sessions, [36], Near).Select(s => s.Title));
        Assert.Equal(["for teenagers", "before the birth", "far", "near", "near, later", "near and full"], BestFirst.Order(sessions, [], null).Select(s => s.Title));
    }

    [Fact]
    public async Task The_first_ten_are_shown_and_all_where_they_are_asked_for()
    {
        var (proposal, teens, toddlers) = (await Proposed(), await Activity("Teens", from: 132, to: 228), await Activity("Toddlers", from: 12, to: 48));
        for (var day = 1; day <= 6; day++)
        {
            await Session(teens, starts: World.Clock.Now().AddDays(day));
            await Session(toddlers, starts: World.Clock.Now().AddDays(day + 20));
        }
        var seen = await Worker.Ask(new SeeProposal(proposal));
        Assert.Equal((10, 2), (seen.Sessions.Count, seen.More));
        Assert.All(seen.Sessions.Take(6), s => Assert.Equal("Toddlers", s.Title));
        var all = await Worker.Ask(new SeeProposal(proposal, All: true));
        Assert.Equal((12, 0), (all.Sessions.Count, all.More));
    }
}
