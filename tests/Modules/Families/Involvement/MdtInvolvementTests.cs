using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Involvement;

public sealed class MdtInvolvementTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private World _world = null!;
    private RegisterFamily _family = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _family = await _world.Family();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Actor Chair => _world.As(Roles.Chair, FamiliesWorld.Mdt);

    private MdtInvolvementBegan Began(Guid id) => new(id, _family.HouseholdId, null, FamiliesWorld.Mdt, null, "case", Today, true);

    private async Task<int> Found() => (await Chair.Find("okafor")).Rows.Count;

    [Fact]
    public async Task A_team_reaches_the_family_while_it_works_with_them()
    {
        var id = _world.NewId();
        await _world.Happened(Began(id));
        await _world.Deliver();
        Assert.Equal(1, await Found());

        await _world.Happened(new MdtInvolvementEnded(id, _family.HouseholdId, Today));
        await _world.Deliver();
        Assert.Equal(0, await Found());
    }

    [Fact]
    public async Task What_ended_begins_again_under_its_id_only_when_it_says_so()
    {
        var id = _world.NewId();
        await _world.Happened(Began(id));
        await _world.Happened(new MdtInvolvementEnded(id, _family.HouseholdId, Today));
        await _world.Happened(Began(id));
        await _world.Deliver();
        Assert.Equal(0, await Found());

        await _world.Happened(Began(id) with { Again = true }); // a closed case was reopened
        await _world.Deliver();
        Assert.Equal(1, await Found());
    }

    [Fact]
    public async Task An_id_that_another_family_uses_neither_ends_nor_rewrites_what_stands_there()
    {
        var (id, other, guest) = (_world.NewId(), await _world.Family(_world.Form("Ben", "Birch", "ZH2 2BB", "07700 900456")), _world.NewId());
        await _world.Happened(Began(id));
        await _world.Deliver();
        await _world.Happened(new MdtInvolvementBegan(id, other.HouseholdId, null, null, guest, "invited", Today, false));
        await _world.Happened(new MdtInvolvementEnded(id, other.HouseholdId, Today));
        await _world.Deliver();
        Assert.Equal(1, await Found());
    }

    [Fact]
    public async Task An_end_that_comes_before_its_beginning_never_leaves_it_open()
    {
        var id = _world.NewId();
        await _world.Happened(new MdtInvolvementEnded(id, _family.HouseholdId, Today));
        await _world.Deliver();
        Assert.Equal(0, await Found());
        await _world.Happened(Began(id));
        await _world.Deliver();
        Assert.Equal(0, await Found());
        Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_involvement WHERE id = @id", new { id }));
    }

    [Fact]
    public async Task The_same_beginning_twice_is_one_and_a_second_end_changes_nothing()
    {
        var id = _world.NewId();
        await _world.Happened(Began(id));
        await _world.Happened(Began(id));
        await _world.Deliver();
        Assert.Equal(1, await Found());
        await _world.Happened(new MdtInvolvementEnded(id, _family.HouseholdId, Today));
        await _world.Happened(new MdtInvolvementEnded(id, _family.HouseholdId, Today.AddDays(10)));
        await _world.Deliver();
        Assert.Equal("2026-03-02", Assert.Single(await _world.Sql<string>("SELECT CONCAT(to_on, '') FROM families_involvement WHERE id = @id", new { id })));
    }

    [Fact]
    public async Task An_invited_worker_sees_the_name_and_reaches_nothing()
    {
        var invited = _world.As(Roles.InvitedAttendee);
        await _world.Happened(new MdtInvolvementBegan(_world.NewId(), _family.HouseholdId, null, null, invited.Id, "invited", Today, false));
        await _world.Deliver();
        Assert.Equal(("Amara Okafor", Masking.NameOnly), (await invited.Ask(new GetPeople(_family.PersonIds))).Select(p => (p.Name, p.Masking)).Single());
    }

    [Fact]
    public async Task A_lead_practitioner_reaches_the_family_as_their_own_work()
    {
        var lead = _world.As(Roles.FamilyHelp);
        await _world.Happened(new MdtInvolvementBegan(_world.NewId(), _family.HouseholdId, null, null, lead.Id, "lead", Today, true));
        await _world.Deliver();
        Assert.Equal(Masking.Full, (await lead.Ask(new GetHousehold(_family.HouseholdId)))!.Masking);
    }
}
