using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Households;

public sealed class LeaveHouseholdTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private World _world = null!;
    private RegisterFamily _family = null!;
    private Memberships.Kept _child = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        await _world.Hub().Send(_family = _world.Form().With(_world.Child("Ife", 2008, 4)));
        await _world.Arrange("UPDATE families_member SET from_on = '2020-01-01'");
        _child = await _world.Membership(_family.HouseholdId, _family.Children![0].PersonId);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private LeaveHousehold.Command Leave(string? code = "GrownUp", DateOnly? on = null) => new(_family.HouseholdId, _child.Id, _child.Version, on, code);

    [Fact]
    public async Task Who_leaves_is_told_stands_in_the_history_and_keeps_a_home_of_their_own()
    {
        var hub = _world.Hub();
        await hub.Send(Leave(on: new DateOnly(2026, 2, 1)));
        Assert.Equal(["Amara Okafor"], (await hub.Ask(new GetHousehold(_family.HouseholdId)))!.Members.Select(m => m.Name));
        var told = _world.Told.OfType<MembershipChanged>().ToList();
        Assert.Equal(new MembershipChanged(_family.HouseholdId, _child.PersonId, MembershipChange.Left, new DateOnly(2026, 2, 1)), told[0]);
        Assert.Equal(MembershipChange.Joined, told[1].Change);
        Assert.Equal((Masking.Full, null), ((await hub.Ask(new GetHousehold(told[1].HouseholdId)))!.Masking, (await hub.Ask(new GetHousehold(told[1].HouseholdId)))!.Postcode));

        var card = await hub.With(async s => (MembersPanel.Model?)await s.GetRequiredService<MembersPanel>().For(_family.HouseholdId, CancellationToken.None));
        Assert.Equal(["Ife Okafor, child, 1 January 2020 to 1 February 2026 (grew up and left home)"], card!.Former);
    }

    [Fact]
    public async Task With_another_home_none_is_made_and_a_mistake_leaves_no_history()
    {
        var other = _world.Form("Ben", "Birch", "ZH2 2BB", "07700 900456");
        await _world.Hub().Send(other);
        await _world.Arrange("UPDATE families_member SET lives_here = 'Part' WHERE person_id = @PersonId", _child);
        await _world.Hub().Send(new JoinHousehold.Command(_world.NewId(), _child.PersonId, HomeIs.Known, other.HouseholdId, "Child", "Part", null));
        var wrong = await _world.Membership(other.HouseholdId, _child.PersonId);
        await _world.Hub().Send(new LeaveHousehold.Command(other.HouseholdId, wrong.Id, wrong.Version, null, Leaving.Mistake));
        Assert.Equal(2, (await _world.Sql<Guid>("SELECT id FROM families_household")).Count);
        Assert.Single((await _world.Hub().Ask(new GetHousehold(other.HouseholdId)))!.Members);
        var card = await _world.Hub().With(async s => (MembersPanel.Model?)await s.GetRequiredService<MembersPanel>().For(other.HouseholdId, CancellationToken.None));
        Assert.Empty(card!.Former);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_plainly()
    {
        Assert.Equal("Code", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Leave("Boredom")))).Input);
        Assert.Equal("On", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Leave(on: Today.AddDays(1))))).Input);
        Assert.Equal("On", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Leave(on: new DateOnly(2019, 12, 31))))).Input);
        Assert.Equal("Code", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Leave(Leaving.Mistake)))).Input);
        await Assert.ThrowsAsync<Conflict>(() => _world.Hub().Send(Leave() with { Version = 9 }));
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub().Send(Leave() with { MembershipId = _world.NewId() }));
        Assert.Empty(_world.Told.OfType<MembershipChanged>());
    }

    [Fact]
    public async Task Another_teams_worker_reaches_nothing()
    {
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Send(Leave()));
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Ask(new LeaveHousehold.Query(_family.HouseholdId, _child.Id)));
        Assert.Equal("Ife Okafor", (await _world.Hub().Ask(new LeaveHousehold.Query(_family.HouseholdId, _child.Id))).Name);
    }
}
