using Neighbourhood.Families.Concerns;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Concerns;

public sealed class FollowUpConcernTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _family = null!;
    private Guid _concern;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _family = await _world.Family();
        await _world.Involve(_family.HouseholdId, team: FamiliesWorld.Mdt);
        _concern = await _world.Hub().Send(new RaiseConcern(_world.NewId(), _family.PersonIds, _family.HouseholdId, "A bruise on the arm", ConcernKind.Physical, true, _world.Clock.Now()));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Actor Lead => _world.As(Roles.SafeguardingLead, FamiliesWorld.Mdt, organisationId: FamiliesWorld.Organisation);

    private FollowUpConcern.Command Step(ConcernState to, int version) => new(_concern, version, to);

    private FollowUpConcern.Command Referred(int version) =>
        Step(ConcernState.Referred, version) with { ReferredTo = ReferredTo.Mash, Reference = "M-1", ReferredOn = new DateOnly(2026, 3, 2), ReferredAt = new TimeOnly(9, 30) };

    [Fact]
    public async Task It_goes_from_raised_to_closed_with_reference_time_and_outcome()
    {
        await Lead.Send(Step(ConcernState.LeadTold, 1));
        await Lead.Send(Referred(2));
        await Lead.Send(Step(ConcernState.Closed, 3) with { Outcome = "A plan was made" });
        var answer = await Lead.Ask(new FollowUpConcern.Query(_concern));
        Assert.Equal((ConcernState.Closed, ReferredTo.Mash, "M-1", "A plan was made"), (answer.State, answer.ReferredTo, answer.Reference, answer.Outcome));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero), answer.ReferredAt);
        Assert.Equal([ConcernState.Raised, ConcernState.LeadTold, ConcernState.Referred, ConcernState.Closed], answer.Steps.Select(s => s.State));
        Assert.Equal(["Amara Okafor"], answer.People);
    }

    [Fact]
    public async Task Who_reads_a_concern_is_kept_also_where_it_names_nobody()
    {
        var concern = await _world.Hub().Send(new RaiseConcern(_world.NewId(), [], null, "Shouting at night", ConcernKind.Physical, false, _world.Clock.Now()));
        var lead = Lead;
        await lead.Ask(new FollowUpConcern.Query(concern));
        Assert.Equal([concern.ToString()], await _world.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'view' AND what = 'Families.FollowUpConcern' AND user_id = @Id", new { lead.Id }));
    }

    [Fact]
    public async Task Not_referred_needs_a_reason_and_may_be_referred_later()
    {
        await Lead.Send(Step(ConcernState.LeadTold, 1));
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => Lead.Send(Step(ConcernState.NotReferred, 2)))).Input);
        await Lead.Send(Step(ConcernState.NotReferred, 2) with { Reason = "An old birthmark" });
        await Lead.Send(Referred(3));
    }

    [Fact]
    public async Task A_referral_needs_whom_reference_and_time_and_lies_not_ahead()
    {
        await Lead.Send(Step(ConcernState.LeadTold, 1));
        var refused = await Assert.ThrowsAsync<Refused>(() => Lead.Send(Step(ConcernState.Referred, 2)));
        Assert.Equal(["ReferredTo", "Reference", "ReferredOn", "ReferredAt"], refused.Reasons.Select(r => r.Input));
        Assert.Equal("ReferredOn", (await Assert.ThrowsAsync<Refused>(() => Lead.Send(Referred(2) with { ReferredOn = new DateOnly(2026, 3, 3) }))).Input);
    }

    [Theory]
    [InlineData("Raised")]
    [InlineData("Referred")]
    [InlineData("NotReferred")]
    [InlineData("Closed")]
    public async Task A_step_is_not_left_out(string name)
    {
        Assert.Equal("To", (await Assert.ThrowsAsync<Refused>(() => Lead.Send(Step(Enum.Parse<ConcernState>(name), 1)))).Input);
        Assert.Equal("To", (await Assert.ThrowsAsync<Refused>(() => Lead.Send(Step(ConcernState.LeadTold, 1) with { To = null }))).Input);
    }

    [Fact]
    public void From_closed_nothing_follows() => Assert.Empty(Concern.Next(ConcernState.Closed));

    [Fact]
    public async Task A_stale_page_is_a_conflict()
    {
        await Lead.Send(Step(ConcernState.LeadTold, 1));
        await Assert.ThrowsAsync<Conflict>(() => Lead.Send(Step(ConcernState.NotReferred, 1) with { Reason = "An old birthmark" }));
    }

    [Fact]
    public async Task Others_are_denied_and_another_teams_lead_does_not_find_it()
    {
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Ask(new FollowUpConcern.Query(_concern)));
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.Chair, FamiliesWorld.Mdt).Ask(new FollowUpConcern.Query(_concern)));
        var other = _world.As(Roles.SafeguardingLead, _world.NewId());
        await Assert.ThrowsAsync<NotFound>(() => other.Ask(new FollowUpConcern.Query(_concern)));
        await Assert.ThrowsAsync<NotFound>(() => other.Send(Step(ConcernState.LeadTold, 1)));
    }

    [Fact]
    public async Task Whoever_takes_it_on_works_with_the_family_until_it_is_closed()
    {
        var far = await _world.Family(_world.Form("Ben", "Birch", "ZH2 2BB", "07700 900222"));
        var concern = await _world.Hub().Send(new RaiseConcern(_world.NewId(), far.PersonIds, null, "A bruise", ConcernKind.Physical, false, _world.Clock.Now()));
        var lead = _world.As(Roles.SafeguardingLead, _world.NewId());
        Assert.Equal(["Somebody you do not work with"], (await lead.Ask(new FollowUpConcern.Query(concern))).People);

        await lead.Send(new FollowUpConcern.Command(concern, 1, ConcernState.LeadTold));
        Assert.Equal(["Ben Birch"], (await lead.Ask(new FollowUpConcern.Query(concern))).People);
        await lead.Send(new FollowUpConcern.Command(concern, 2, ConcernState.NotReferred, Reason: "An old birthmark"));
        await lead.Send(new FollowUpConcern.Command(concern, 3, ConcernState.Closed, Outcome: "Nothing to do"));
        Assert.Null(await lead.Ask(new GetHousehold(far.HouseholdId)));
    }

    [Fact]
    public async Task What_lies_with_no_team_is_every_leads()
    {
        var unknown = await _world.Hub().Send(new RaiseConcern(_world.NewId(), [], null, "Somebody shouted", ConcernKind.Other, false, _world.Clock.Now()));
        var other = _world.As(Roles.SafeguardingLead, _world.NewId());
        Assert.Equal(unknown, Assert.Single(await other.Ask(new ListConcerns.Query())).Id);
        Assert.Equal("Somebody shouted", (await other.Ask(new FollowUpConcern.Query(unknown))).Seen);
    }
}
