using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sites;

public sealed class CloseSiteTests : SiteTests
{
    private CloseSite.Command Right(int? seen = null, DateOnly? on = null) => new(Hub, on ?? Today.AddDays(7), "The lease ended", OtherHub, seen, 1);

    [Fact]
    public async Task A_place_closes_from_a_day_with_what_takes_its_place_and_others_hear_of_it()
    {
        await Manager.Send(Right());
        var found = await See(Hub);
        Assert.Equal((Today.AddDays(7), "The lease ended", "Birch Hub"), (found.Site.ClosedOn!.Value, found.Site.ClosedReason, found.ReplacedBy));
        Assert.Equal(new SiteClosed(Hub, Today.AddDays(7), OtherHub), Assert.Single(World.Told));
        Assert.Equal(["Closed"], await StepsOf(Hub));
        Assert.Equal(2, (await Worker.Ask(new ListSites.Query())).Sites.Count); // until the day comes
        World.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal("Birch Hub", Assert.Single((await Worker.Ask(new ListSites.Query())).Sites).Name);
        Assert.Equal("Acorn Hub", Assert.Single((await Worker.Ask(new ListSites.Query(Stand: ListSites.Stand.Closed))).Sites).Name);
    }

    [Fact]
    public async Task Sessions_from_the_day_on_are_seen_first_and_stay_planned()
    {
        await Session(starts: World.Clock.Now().AddDays(3));
        var later = await Session(starts: World.Clock.Now().AddDays(9));
        Assert.Equal(2, (await Manager.Ask(new CloseSite.Query(Hub, null))).Sessions.Count);
        Assert.Equal(later, Assert.Single((await Manager.Ask(new CloseSite.Query(Hub, Today.AddDays(7)))).Sessions).Id);

        var refused = await Assert.ThrowsAsync<Refused>(() => Manager.Send(Right()));
        Assert.Equal("Seen", refused.Input);
        Assert.Contains("One session", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Refused>(() => Manager.Send(Right(2))); // another number than there is: somebody planned or cancelled one meanwhile
        Assert.Empty(World.Told);
        await Manager.Send(Right(1));
        Assert.Equal(Neighbourhood.FamilyHubs.Sessions.SessionStatus.Open, await StatusOf(later));
        Assert.Contains((await See(Hub)).Ahead, s => s.Id == later);
    }

    [Fact]
    public async Task A_second_press_tells_nothing_twice_and_another_day_is_refused()
    {
        await Manager.Send(Right());
        await Manager.Send(Right());
        Assert.Single(World.Told);
        await Assert.ThrowsAsync<Refused>(() => Manager.Send(Right(on: Today.AddDays(9))));
    }

    [Theory]
    [InlineData("ClosedOn")]
    [InlineData("Reason")]
    [InlineData("ReplacedById")]
    public async Task What_is_missing_or_wrong_is_refused_by_name(string input)
    {
        var wrong = input switch
        {
            "ClosedOn" => Right() with { ClosedOn = Today.AddYears(-3) },
            "Reason" => Right() with { Reason = "" },
            _ => Right() with { ReplacedById = World.NewId() },
        };
        Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => Manager.Send(wrong))).Input);
        Assert.Equal("ReplacedById", (await Assert.ThrowsAsync<Refused>(() => Manager.Send(Right() with { ReplacedById = Hub }))).Input);
        Assert.Empty(World.Told);
    }

    [Fact]
    public async Task A_stale_page_is_a_conflict() => await Assert.ThrowsAsync<Conflict>(() => Manager.Send(Right() with { Version = 7 }));

    [Fact]
    public async Task Another_hubs_manager_finds_no_such_place_and_a_worker_may_not()
    {
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(Right()));
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(Right()));
    }
}
