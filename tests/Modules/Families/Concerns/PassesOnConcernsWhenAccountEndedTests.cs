using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Concerns;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Concerns;

public sealed class PassesOnConcernsWhenAccountEndedTests : IAsyncLifetime
{
    private World _world = null!;
    private Actor _leaver = null!, _stays = null!;
    private Guid _concern;
    private bool _left;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        var family = await _world.Family();
        await _world.Involve(family.HouseholdId, team: FamiliesWorld.Mdt);
        (_leaver, _stays) = (_world.As(Roles.SafeguardingLead, FamiliesWorld.Mdt), _world.As(Roles.SafeguardingLead, FamiliesWorld.Mdt));
        _world.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => [.. new[] { _leaver.Id, _stays.Id }.Where(id => !_left || id != _leaver.Id).Select(id => new GetStaff.Worker(id, "Sam Field", null, null, false))]);
        _concern = await _world.Hub().Send(new RaiseConcern(_world.NewId(), family.PersonIds, family.HouseholdId, "A bruise", ConcernKind.Physical, false, _world.Clock.Now()));
        await _leaver.Send(new FollowUpConcern.Command(_concern, 1, ConcernState.LeadTold));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task Leaves()
    {
        _left = true;
        await _world.Happened(new AccountEnded(_leaver.Id, _world.Clock.Today()));
        await _world.Deliver();
    }

    [Fact]
    public async Task An_open_concern_of_a_lead_who_has_left_is_told_to_the_others_and_whoever_takes_its_next_step_has_it()
    {
        await Leaves();
        await Leaves(); // heard again
        Assert.Equal([new SafeguardingConcernPassedOn(_concern)], _world.Told.OfType<SafeguardingConcernPassedOn>());
        Assert.Equal([_stays.Id], (await _world.AsSystem().Ask(new GetConcernRecipients(_concern)))!.UserIds);
        Assert.True(Assert.Single(await _stays.Ask(new ListConcerns.Query())).Mine);
        Assert.Equal("Sam Field has left: told the other leads", (await _stays.Ask(new FollowUpConcern.Query(_concern))).Steps[^1].Says);

        await _stays.Send(new FollowUpConcern.Command(_concern, 3, ConcernState.NotReferred, Reason: "A birthmark"));
        Assert.Equal([_stays.Id], await _world.Sql<Guid>("SELECT lead_id FROM families_concern"));
        Assert.Contains(_stays.Id, await _world.Sql<Guid>("SELECT user_id FROM families_involvement WHERE kind = 'safeguarding' AND to_on IS NULL"));
        await _stays.Send(new FollowUpConcern.Command(_concern, 4, ConcernState.Closed, Outcome: "Nothing to do"));
        Assert.DoesNotContain(_stays.Id, await _world.Sql<Guid>("SELECT user_id FROM families_involvement WHERE kind = 'safeguarding' AND to_on IS NULL"));
    }

    [Fact]
    public async Task A_closed_concern_stays_as_it_was()
    {
        await _leaver.Send(new FollowUpConcern.Command(_concern, 2, ConcernState.NotReferred, Reason: "A birthmark"));
        await _leaver.Send(new FollowUpConcern.Command(_concern, 3, ConcernState.Closed, Outcome: "Nothing to do"));
        await Leaves();
        Assert.Empty(_world.Told.OfType<SafeguardingConcernPassedOn>());
        Assert.Equal([_leaver.Id], await _world.Sql<Guid>("SELECT lead_id FROM families_concern"));
    }
}
