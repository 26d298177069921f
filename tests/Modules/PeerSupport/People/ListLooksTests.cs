using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.People;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.People;

/// <summary>Who leaves hands over; who moves, joins or is joined is looked at again; the coordinator decides.</summary>
public sealed class ListLooksTests : ArrangedAround
{
    private void Knows(Guid home, Guid? neighbourhood) => World.Answers<GetHousehold, GetHousehold.Answer?>(q => Families.TryGetValue(q.HouseholdId, out var members)
        ? new(q.HouseholdId, "A family", Masking.Full, null, null, "Sale South", 2, q.HouseholdId == home ? neighbourhood : Sale, members) : null);

    [Fact]
    public async Task A_supporter_whose_account_ends_leaves_nobody_alone_and_has_left_with_the_last()
    {
        var (supporter, actor) = await Supporting();
        var (active, old) = await Matched(supporter, MatchStatus.Active);
        var (made, waiting) = await Matched(supporter, MatchStatus.Matched, NewFamily().Mother);
        Assert.Equal(["2 people whom they support"], (await Coordinator.Ask(new GatherHandOver(actor.Id, Today))).Select(p => p.Says));
        await Told(new AccountEnded(actor.Id, Today), new AccountEnded(actor.Id, Today));
        Assert.Equal((MatchStatus.SaidNo, RequestStatus.Screening), (await MatchIs(made), await RequestIs(waiting)));
        Assert.Equal(("left", SupporterStatus.Paused), (await Paused(active), await SupporterIs(supporter)));
        var row = Assert.Single(await Coordinator.Ask(new ListLooks.Query()));
        Assert.Equal(LookWhy.SupporterLeft, row.Why);
        Assert.Equal("", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new ListLooks.Command(Programme, row.Id, ListLooks.Then.Looked)))).Input);
        Assert.Equal("", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new ListLooks.Command(Programme, row.Id, null)))).Input);

        await Coordinator.Send(new ListLooks.Command(Programme, row.Id, ListLooks.Then.HandOn));
        await Coordinator.Send(new ListLooks.Command(Programme, row.Id, ListLooks.Then.HandOn)); // a second press does nothing twice
        Assert.Equal([MatchStatus.Ended], [await MatchIs(active)]);
        Assert.Equal((RequestStatus.Ended, SupporterStatus.Left), (await RequestIs(old), await SupporterIs(supporter)));
        var again = Assert.Single(await World.Sql<Guid>("SELECT id FROM peersupport_request WHERE person_id = @Mother AND status = 'New'", new { Mother }));
        Assert.Equal(["NewBaby"], await World.Sql<string>("SELECT topic FROM peersupport_request_topic WHERE request_id = @again", new { again }));
        Assert.Equal([1], await World.Sql<int>("SELECT COUNT(*) FROM peersupport_request WHERE id = @again AND share_agreed_on IS NOT NULL AND due_on > asked_on", new { again }));
        Assert.Empty(await Asks());
    }

    [Fact]
    public async Task Who_wants_nobody_else_is_asked_for_no_more()
    {
        var (supporter, actor) = await Supporting();
        var (_, request) = await Matched(supporter, MatchStatus.Active);
        await Told(new AccountEnded(actor.Id, Today));
        await Settle(LookWhy.SupporterLeft, ListLooks.Then.End);
        Assert.Equal(["WantedToStop"], await World.Sql<string>("SELECT end_code FROM peersupport_request WHERE id = @request", new { request }));
        Assert.Equal([1], await World.Sql<int>("SELECT COUNT(*) FROM peersupport_request"));
        Assert.Equal(SupporterStatus.Left, await SupporterIs(supporter));
    }

    [Fact]
    public async Task With_a_supervisor_each_supporter_is_put_to_the_coordinator_and_with_a_coordinator_the_deputy_hears_first()
    {
        var (supporter, _) = await Supporting();
        Assert.Equal(["1 supporter whom they supervise"], (await Coordinator.Ask(new GatherHandOver(Supervisor.Id, Today))).Select(p => p.Says));
        Assert.Equal(["1 programme of peer support"], (await Coordinator.Ask(new GatherHandOver(Coordinator.Id, Today))).Select(p => p.Says));
        Assert.Empty(await Coordinator.Ask(new GatherHandOver(Hub.Id, Today)));
        await Told(new AccountEnded(Supervisor.Id, Today));
        var row = Assert.Single(await Coordinator.Ask(new ListLooks.Query()));
        Assert.Equal((LookWhy.SupervisorLeft, $"/peersupport/supporters/{supporter}"), (row.Why, row.Path));
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM peersupport_supporter WHERE supervisor_user_id IS NOT NULL"));

        await Told(new AccountEnded(Coordinator.Id, Today));
        Assert.Equal([Deputy], await World.Sql<Guid>("SELECT coordinator_user_id FROM peersupport_programme WHERE id = @Programme AND deputy_user_id IS NULL", new { Programme }));
        Assert.Equal(Programme, Tasks.Last().AssigneeTeamId);
        await Told(new AccountEnded(Deputy, Today));
        Assert.Equal([1], await World.Sql<int>("SELECT COUNT(*) FROM peersupport_programme WHERE id = @Programme AND coordinator_user_id IS NULL", new { Programme }));
    }

    [Fact]
    public async Task Where_a_supporter_and_a_parent_come_to_know_one_another_they_fall_silent_until_the_match_ends()
    {
        var person = World.NewId();
        var (supporter, _) = await Supporting(person: person);
        var (match, _) = await Matched(supporter, MatchStatus.Active);
        var (free, _) = await Matched((await Supporting()).Id, MatchStatus.Active, Father);
        await Told(new MembershipChanged(Family, person, MembershipChange.Joined, Today));
        Assert.Empty(await Asks());
        Connected.Add((person, Mother));
        await Told(new MembershipChanged(Family, person, MembershipChange.Joined, Today), new HouseholdMoved(Family, Today, Sale));
        Assert.Equal(("conflict", null), (await Paused(match), await Paused(free)));
        Assert.Equal([LookWhy.Connected], await Asks());
        await Assert.ThrowsAsync<Refused>(() => Settle(LookWhy.Connected, ListLooks.Then.Looked));
        Connected.Clear();
        await Settle(LookWhy.Connected, ListLooks.Then.Looked);
        Assert.Null(await Paused(match));
    }

    [Fact]
    public async Task A_family_that_moves_to_another_programme_is_handed_over_where_the_coordinator_says_so_and_its_match_goes_on()
    {
        var (supporter, _) = await Supporting();
        var (match, request) = await Matched(supporter, MatchStatus.Active);
        await World.Arrange("UPDATE peersupport_request SET involvement_id = @id", new { id = World.NewId() });
        await Told(new HouseholdMoved(Family, Today, Sale));
        Assert.Empty(await Asks());
        var elsewhere = World.NewId();
        Knows(Family, elsewhere);
        await Told(new HouseholdMoved(Family, Today, elsewhere), new HouseholdMoved(Family, Today, elsewhere));
        Assert.Equal("Peer support elsewhere", Assert.Single(await Coordinator.Ask(new ListLooks.Query())).There);
        await Settle(LookWhy.Moved, ListLooks.Then.HandOn);
        Assert.Equal([OtherProgramme], await World.Sql<Guid>("SELECT programme_id FROM peersupport_request WHERE id = @request", new { request }));
        Assert.Equal(MatchStatus.Active, await MatchIs(match));
        Assert.Single(World.Told.OfType<PeerInvolvementEnded>());
        Assert.Equal(OtherProgramme, Assert.Single(World.Told.OfType<PeerInvolvementBegan>()).TeamId);
        Assert.Equal(OtherCoordinator.Id, Tasks.Last().AssigneeUserId);
    }

    [Fact]
    public async Task A_parent_who_lives_in_another_household_now_is_followed_and_the_one_they_left_is_in_no_scope_any_more()
    {
        var request = await Asked();
        await World.Arrange("UPDATE peersupport_request SET involvement_id = @id", new { id = World.NewId() });
        var home = World.NewId();
        Families[home] = [.. Families[Family].Where(m => m.PersonId == Mother)];
        Families[Family] = [.. Families[Family].Where(m => m.PersonId != Mother)];
        await Told(new MembershipChanged(Family, Mother, MembershipChange.Left, Today), new MembershipChanged(home, Mother, MembershipChange.Joined, Today));
        Assert.Equal([home], await World.Sql<Guid>("SELECT household_id FROM peersupport_request WHERE id = @request", new { request }));
        Assert.Equal(Family, Assert.Single(World.Told.OfType<PeerInvolvementEnded>()).HouseholdId);
        Assert.Equal((home, false), Assert.Single(World.Told.OfType<PeerInvolvementBegan>()) is var began ? (began.HouseholdId, began.Shown) : default);
    }

    [Fact]
    public async Task What_stands_twice_for_joined_records_is_put_to_the_coordinator_and_not_joined_by_itself()
    {
        var (_, other, _, _) = NewFamily();
        var (one, two) = (await Asked(), await Asked(person: other));
        await Told(new PersonMerged(Mother, other), new PersonMerged(Mother, other));
        Assert.Equal([LookWhy.Twice, LookWhy.Twice], await Asks());
        Assert.Equal([RequestStatus.Screening, RequestStatus.Screening], [await RequestIs(one), await RequestIs(two)]);
        await Told(new PersonMergeUndone(Mother, other), new PersonMergeUndone(Mother, other));
        Assert.Empty(await Asks());
        Assert.Equal(2, ClosedTasks.Count(t => t.Outcome == TaskOutcome.NoLongerNeeded));
        var household = World.NewId();
        await Told(new HouseholdMergeUndone(household, Family), new HouseholdsMerged(household, Family)); // in the wrong order
        Assert.Empty(await World.Sql<Guid>("SELECT merged_id FROM peersupport_alias"));
    }

    [Fact]
    public async Task Every_task_and_every_line_names_nobody()
    {
        foreach (var why in Enum.GetValues<LookWhy>())
        {
            Assert.NotEmpty(LookWords.Choices(why, null, false));
            Assert.DoesNotMatch("(?i)pregnan|loss|died|consent", LookWords.Title(why) + LookWords.Says(why));
        }
        Assert.All(Enum.GetValues<ListLooks.Then>(), then => Assert.NotNull(LookWords.Told(then)));
        await Task.CompletedTask;
    }
}
