using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Matches;

public sealed class MatchDeskTests : ArrangedPeers
{
    private async Task As(Func<MatchDesk, Task> what) => await Coordinator.With(async services =>
    {
        await services.GetRequiredService<Db>().InOne(() => what(services.GetRequiredService<MatchDesk>()));
        return true;
    });

    private async Task Began(Guid request, Guid? decision = null) => await World.Arrange(
        "UPDATE peersupport_request SET involvement_id = @involvement, decision_id = @decision WHERE id = @request", new { request, involvement = World.NewId(), decision });

    [Fact]
    public async Task An_end_closes_the_channel_the_match_and_the_request_and_is_told_once_without_a_word_of_why_it_hurts()
    {
        var (match, request) = await Matched((await Supporting()).Id, MatchStatus.Active);
        await Began(request, World.NewId());
        await World.Arrange("""
            INSERT INTO peersupport_way_in (id, match_id, secret_digest, made_at, ends_at) VALUES (@id, @match, 'digest', @now, @ends)
            """, new { id = World.NewId(), match, now = World.Clock.Now(), ends = World.Clock.Now().AddDays(90) });
        await As(desk => desk.End(match, EndCode.System, TestContext.Current.CancellationToken));
        await As(desk => desk.End(match, EndCode.GoalMet, TestContext.Current.CancellationToken));
        Assert.Equal((MatchStatus.Ended, RequestStatus.Ended), (await MatchIs(match), await RequestIs(request)));
        Assert.Equal("System", (await World.Sql<string>("SELECT end_code FROM peersupport_request")).Single());
        Assert.Equal(1, (await World.Sql<int>("SELECT COUNT(*) FROM peersupport_way_in WHERE ended_at IS NOT NULL")).Single());
        var told = Assert.Single(World.Told.OfType<PeerMatchEnded>());
        Assert.Equal(("system", true), (told.ReasonCode, told.DecisionId is not null));
        Assert.Equal(Family, Assert.Single(World.Told.OfType<PeerInvolvementEnded>()).HouseholdId);
        Assert.All(await World.Sql<string>("SELECT COALESCE(reason, '') FROM peersupport_step"), Assert.Empty);
    }

    [Fact]
    public async Task An_offer_that_ends_was_never_told_of_and_its_request_ends_with_it()
    {
        var (match, request) = await Matched((await Supporting()).Id, MatchStatus.Offered);
        await As(desk => desk.End(match, EndCode.WantedToStop, TestContext.Current.CancellationToken));
        Assert.Equal((MatchStatus.Ended, RequestStatus.Ended), (await MatchIs(match), await RequestIs(request)));
        Assert.Empty(World.Told.OfType<PeerMatchEnded>());
    }

    [Fact]
    public async Task Before_first_contact_a_match_falls_through_and_the_request_looks_again_with_a_new_clock()
    {
        var (match, request) = await Matched((await Supporting()).Id);
        await Began(request);
        World.Clock.Advance(TimeSpan.FromDays(1));
        await As(desk => desk.FellThrough(match, "No time", TestContext.Current.CancellationToken));
        Assert.Equal((MatchStatus.SaidNo, RequestStatus.Screening), (await MatchIs(match), await RequestIs(request)));
        Assert.Equal(FamilyHubs.ArrangedHub.WorkingDay(Today, 5), (await World.Sql<DateOnly>("SELECT due_on FROM peersupport_request")).Single());
        Assert.Single(World.Told.OfType<PeerMatchEnded>());
        Assert.Empty(World.Told.OfType<PeerInvolvementEnded>());
    }

    [Fact]
    public async Task An_offer_that_somebody_did_not_want_leaves_the_clock_running()
    {
        var (match, request) = await Matched((await Supporting()).Id, MatchStatus.Offered);
        var due = (await World.Sql<DateOnly>("SELECT due_on FROM peersupport_request")).Single();
        World.Clock.Advance(TimeSpan.FromDays(1));
        await As(desk => desk.FellThrough(match, null, TestContext.Current.CancellationToken));
        await As(desk => desk.FellThrough(match, null, TestContext.Current.CancellationToken));
        Assert.Equal((MatchStatus.SaidNo, RequestStatus.Screening), (await MatchIs(match), await RequestIs(request)));
        Assert.Equal(due, (await World.Sql<DateOnly>("SELECT due_on FROM peersupport_request")).Single());
        Assert.Equal(["SaidNo"], await StepsOf(match));
    }

    [Fact]
    public async Task The_first_contact_makes_match_and_request_active_once_and_one_in_touch_does_not_fall_through()
    {
        var (match, request) = await Matched((await Supporting()).Id);
        var first = World.Clock.Now();
        await As(desk => desk.FirstContact(match, first, TestContext.Current.CancellationToken));
        World.Clock.Advance(TimeSpan.FromDays(2));
        await As(desk => desk.FirstContact(match, World.Clock.Now(), TestContext.Current.CancellationToken));
        Assert.Equal((MatchStatus.Active, RequestStatus.Active), (await MatchIs(match), await RequestIs(request)));
        Assert.Equal(first, (await World.Sql<DateTimeOffset>("SELECT first_contact_at FROM peersupport_match")).Single());
        await Assert.ThrowsAsync<Refused>(() => As(desk => desk.FellThrough(match, null, TestContext.Current.CancellationToken)));
        await As(desk => desk.End(match, EndCode.GoalMet, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<Refused>(() => As(desk => desk.FirstContact(match, World.Clock.Now(), TestContext.Current.CancellationToken)));
        Assert.Empty(ClosedTasks);
    }

    [Fact]
    public async Task The_task_about_a_late_first_contact_goes_with_the_first_contact_and_with_the_match()
    {
        var supporter = (await Supporting()).Id;
        var ((late, _), (ended, _)) = (await Matched(supporter), await Matched(supporter));
        foreach (var match in new[] { late, ended }) await World.Arrange("UPDATE peersupport_match SET late_task_id = @task WHERE id = @match", new { task = World.NewId(), match });
        await As(desk => desk.FirstContact(late, World.Clock.Now(), TestContext.Current.CancellationToken));
        await As(desk => desk.End(ended, EndCode.NoContact, TestContext.Current.CancellationToken));
        Assert.Equal([TaskOutcome.Done, TaskOutcome.NoLongerNeeded], ClosedTasks.Select(t => t.Outcome));
    }
}
