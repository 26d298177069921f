using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.People;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.People;

/// <summary>Who moves, joins, leaves or is joined: followed where they live, looked at again, and nothing is restored that ended meanwhile.</summary>
public sealed class FollowingTests : ArrangedAround
{
    private Guid Elsewhere { get; set; }

    private void LivesElsewhere(Guid home)
    {
        Elsewhere = World.NewId();
        World.Answers<GetHousehold, GetHousehold.Answer?>(q => Families.TryGetValue(q.HouseholdId, out var members)
            ? new(q.HouseholdId, "A family", Masking.Full, null, null, "Sale South", 2, q.HouseholdId == home ? Elsewhere : Sale, members) : null);
    }

    /// <summary>She lives in another household now, where another programme looks after the place.</summary>
    private Guid Separated()
    {
        var home = World.NewId();
        Families[home] = [.. Families[Family].Where(m => m.PersonId == Mother)];
        Families[Family] = [.. Families[Family].Where(m => m.PersonId != Mother)];
        LivesElsewhere(home);
        return home;
    }

    [Fact]
    public async Task A_parent_who_lives_in_another_place_now_is_put_to_the_coordinator_once_and_her_match_goes_on()
    {
        var (match, request) = await Matched((await Supporting()).Id, MatchStatus.Active);
        await World.Arrange("UPDATE peersupport_request SET involvement_id = @id", new { id = World.NewId() });
        var home = Separated();
        for (var n = 0; n < 2; n++) await Told(new MembershipChanged(Family, Mother, MembershipChange.Left, Today), new MembershipChanged(home, Mother, MembershipChange.Joined, Today));
        Assert.Equal([home], await World.Sql<Guid>("SELECT household_id FROM peersupport_request WHERE id = @request", new { request }));
        Assert.Equal([LookWhy.Moved], await Asks());
        Assert.Single(World.Told.OfType<PeerInvolvementBegan>());
        Assert.Single(World.Told.OfType<PeerInvolvementEnded>());
        Assert.Equal("Peer support elsewhere", Assert.Single(await Coordinator.Ask(new ListLooks.Query())).There);
        await Settle(LookWhy.Moved, ListLooks.Then.HandOn);
        Assert.Equal((MatchStatus.Active, RequestStatus.Active), (await MatchIs(match), await RequestIs(request)));
        Assert.Equal([OtherProgramme], await World.Sql<Guid>("SELECT programme_id FROM peersupport_request WHERE id = @request", new { request }));
        Assert.Empty((await Asks()).Concat(await Asks(OtherCoordinator)));
    }

    [Fact]
    public async Task Who_moves_back_before_anybody_looked_stays_where_they_are()
    {
        var request = await Asked();
        LivesElsewhere(Family);
        await Told(new HouseholdMoved(Family, Today, Elsewhere));
        LivesElsewhere(World.NewId());
        await Told(new HouseholdMoved(Family, Today, Sale));
        Assert.Null(Assert.Single(await Coordinator.Ask(new ListLooks.Query())).There); // there is nobody to hand over to
        await Assert.ThrowsAsync<Refused>(() => Settle(LookWhy.Moved, ListLooks.Then.HandOn));
        await Settle(LookWhy.Moved, ListLooks.Then.Looked);
        Assert.Equal([Programme], await World.Sql<Guid>("SELECT programme_id FROM peersupport_request WHERE id = @request", new { request }));
    }

    [Fact]
    public async Task What_is_over_is_neither_followed_nor_looked_at_again()
    {
        var (match, request) = await Matched((await Supporting()).Id, MatchStatus.Ended);
        var home = Separated();
        await Told(new MembershipChanged(home, Mother, MembershipChange.Joined, Today), new HouseholdMoved(home, Today, Elsewhere), new PersonRestricted(Mother));
        Assert.Equal([Family], await World.Sql<Guid>("SELECT household_id FROM peersupport_request WHERE id = @request", new { request }));
        Assert.Equal(MatchStatus.Ended, await MatchIs(match));
        Assert.Empty(await Asks());
        Assert.Empty(World.Told.OfType<PeerInvolvementBegan>());
    }

    [Fact]
    public async Task What_is_to_be_looked_at_around_a_request_is_over_with_it()
    {
        var request = await Asked();
        await Told(new PersonRestricted(Mother));
        Assert.Equal([LookWhy.Restricted], await Asks());
        await Coordinator.Send(new EndRequest.Command(request, 1, EndCode.WantedToStop));
        Assert.Empty(await Asks());
        Assert.Equal(TaskOutcome.NoLongerNeeded, ClosedTasks.Single(c => c.TaskId == Tasks.Single(t => t.KindCode == "peersupport.look").TaskId).Outcome);
    }

    [Fact]
    public async Task Parted_again_what_ended_with_the_others_death_is_put_to_the_coordinator_and_nothing_is_restored()
    {
        var (_, twin, _, _) = NewFamily();
        var (match, request) = await Matched((await Supporting()).Id, MatchStatus.Active);
        await Told(new PersonDied(twin, Today), new PersonMerged(Mother, twin));
        Assert.Equal((MatchStatus.Ended, RequestStatus.Ended), (await MatchIs(match), await RequestIs(request)));
        Assert.Empty(await Asks());
        for (var n = 0; n < 2; n++) await Told(new PersonMergeUndone(Mother, twin));
        Assert.Equal([LookWhy.Stopped], await Asks());
        Assert.Equal((MatchStatus.Ended, RequestStatus.Ended), (await MatchIs(match), await RequestIs(request)));
        // The other did die: nothing of hers is put to anybody.
        await Told(new PersonDied(twin, Today));
        Assert.Equal([LookWhy.Stopped], await Asks());
    }

    [Fact]
    public async Task Joined_with_her_own_supporters_record_the_two_are_silent_until_they_are_parted()
    {
        var person = World.NewId();
        var (match, _) = await Matched((await Supporting(person: person)).Id, MatchStatus.Active);
        await Told(new PersonMerged(Mother, person), new PersonMerged(Mother, person));
        Assert.Equal("conflict", await Paused(match));
        await Assert.ThrowsAsync<Refused>(() => Settle(LookWhy.Connected, ListLooks.Then.Looked));
        await Told(new PersonMergeUndone(Mother, person), new PersonMergeUndone(Mother, person));
        Assert.Equal("conflict", await Paused(match)); // nothing opens by itself
        await Settle(LookWhy.Connected, ListLooks.Then.Looked);
        Assert.Null(await Paused(match));
    }

    [Fact]
    public async Task Households_that_are_one_are_one_home_and_parted_they_are_two()
    {
        var request = await Asked();
        var other = World.NewId();
        Families[other] = Families[Family];
        await Told(new HouseholdsMerged(other, Family));
        // She lives in the kept one: that is her home under either id, and nothing begins anew.
        Families.Remove(Family);
        await Told(new MembershipChanged(other, Mother, MembershipChange.Joined, Today));
        Assert.Equal([Family], await World.Sql<Guid>("SELECT household_id FROM peersupport_request WHERE id = @request", new { request }));
        Assert.Empty(World.Told.OfType<PeerInvolvementBegan>());
        await Told(new HouseholdMergeUndone(other, Family), new HouseholdMergeUndone(other, Family), new HouseholdsMerged(other, Family));
        Assert.Empty(await World.Sql<Guid>("SELECT merged_id FROM peersupport_alias")); // undone once more than joined
    }
}
