using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Concerns;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Concerns;

public sealed class HandOverConcernTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _family = null!;
    private Actor _one = null!, _other = null!;
    private Guid _concern;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _family = await _world.Family();
        await _world.Involve(_family.HouseholdId, team: FamiliesWorld.Mdt);
        (_one, _other) = (_world.As(Roles.SafeguardingLead, FamiliesWorld.Mdt), _world.As(Roles.SafeguardingLead, _world.NewId()));
        _world.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. new[] { _one.Id, _other.Id }.Select(id => new GetStaff.Worker(id, "Sam Field", null, null, false))]);
        _concern = await _world.Hub().Send(new RaiseConcern(_world.NewId(), _family.PersonIds, _family.HouseholdId, "A bruise", ConcernKind.Physical, false, _world.Clock.Now()));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task The_other_lead_finds_it_works_with_the_family_and_sees_why()
    {
        await Assert.ThrowsAsync<NotFound>(() => _other.Ask(new FollowUpConcern.Query(_concern)));
        await _one.Send(new FollowUpConcern.Command(_concern, 1, ConcernState.LeadTold));
        await _one.Send(new HandOverConcern.Command(_concern, 2, _other.Id, "On leave from Friday"));

        var answer = await _other.Ask(new FollowUpConcern.Query(_concern));
        Assert.Equal(["Amara Okafor"], answer.People);
        Assert.Equal("Handed over to Sam Field (On leave from Friday)", answer.Steps[^1].Says);
        Assert.True(Assert.Single(await _other.Ask(new ListConcerns.Query())).Mine);
        Assert.Equal([_other.Id], (await _world.AsSystem().Ask(new GetConcernRecipients(_concern)))!.UserIds);
        Assert.Equal(new SafeguardingConcernPassedOn(_concern), _world.Told[^1]);
        Assert.Equal([_other.Id], await _world.Sql<Guid>("SELECT user_id FROM families_involvement WHERE kind = 'safeguarding' AND to_on IS NULL"));

        await _other.Send(new FollowUpConcern.Command(_concern, 3, ConcernState.NotReferred, Reason: "A birthmark"));
        await _other.Send(new FollowUpConcern.Command(_concern, 4, ConcernState.Closed, Outcome: "Nothing to do"));
        Assert.Empty(await _world.Sql<Guid>("SELECT user_id FROM families_involvement WHERE kind = 'safeguarding' AND to_on IS NULL"));
    }

    [Fact]
    public async Task One_that_nobody_has_read_is_still_unread_and_its_half_hour_begins_again()
    {
        _world.Clock.Advance(TimeSpan.FromMinutes(20));
        await _one.Send(new HandOverConcern.Command(_concern, 1, _other.Id, "Not my family"));
        _world.Clock.Advance(TimeSpan.FromMinutes(20));
        await _world.Tick();
        Assert.Equal("Told Sam Field 20 min ago, nobody has looked", (await _other.Ask(new FollowUpConcern.Query(_concern))).Waits);
        _world.Clock.Advance(TimeSpan.FromMinutes(10));
        await _world.Tick();
        Assert.Equal(["Deputy"], await _world.Sql<string>("SELECT turn FROM families_concern"));
    }

    [Fact]
    public async Task It_needs_another_lead_and_a_reason_and_a_page_that_is_not_stale()
    {
        Assert.Equal(["ToUserId", "Reason"], (await Assert.ThrowsAsync<Refused>(() => _one.Send(new HandOverConcern.Command(_concern, 1, _world.NewId(), " ")))).Reasons.Select(r => r.Input));
        await _one.Send(new HandOverConcern.Command(_concern, 1, _other.Id, "On leave"));
        Assert.Equal("ToUserId", (await Assert.ThrowsAsync<Refused>(() => _one.Send(new HandOverConcern.Command(_concern, 2, _other.Id, "Again")))).Input);
        await Assert.ThrowsAsync<Conflict>(() => _one.Send(new HandOverConcern.Command(_concern, 1, _one.Id, "Back")));
    }

    [Fact]
    public async Task A_closed_one_stays_and_who_may_not_does_not()
    {
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Send(new HandOverConcern.Command(_concern, 1, _other.Id, "On leave")));
        await Assert.ThrowsAsync<NotFound>(() => _other.Send(new HandOverConcern.Command(_concern, 1, _other.Id, "Mine")));
        await _world.Arrange("UPDATE families_concern SET state = 'Closed'");
        Assert.Equal("", (await Assert.ThrowsAsync<Refused>(() => _one.Send(new HandOverConcern.Command(_concern, 1, _other.Id, "On leave")))).Input);
    }
}
