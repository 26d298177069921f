using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Households;

public sealed class EditMembershipTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _family = null!;
    private Memberships.Kept _adult = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        await _world.Hub().Send(_family = _world.Form());
        _adult = await _world.Membership(_family.HouseholdId, _family.Adult!.PersonId);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private EditMembership.Command Edit() => new(_family.HouseholdId, _adult.Id, _adult.Version, "Carer", "Part", "Yes", new DateOnly(2025, 1, 1));

    [Fact]
    public async Task A_mistake_is_corrected_and_what_stood_is_kept()
    {
        await _world.Hub().Send(Edit());
        var stands = await _world.Hub().Ask(new EditMembership.Query(_family.HouseholdId, _adult.Id));
        Assert.Equal(("Amara Okafor", "Carer", "Part", "Yes", new DateOnly(2025, 1, 1), 2), (stands.Name, stands.Role, stands.LivesHere, stands.ParentalResponsibility, stands.FromOn, stands.Version));
        Assert.Equal(["Mother|Full|Unknown|2026-03-02"], await _world.Sql<string>("SELECT CONCAT(role, '|', lives_here, '|', parental_responsibility, '|', from_on) FROM families_member_before"));
    }

    [Fact]
    public async Task A_stale_page_is_a_conflict_that_shows_both()
    {
        await _world.Hub().Send(Edit());
        var conflict = await Assert.ThrowsAsync<Conflict>(() => _world.Hub().Send(Edit() with { Role = "Mother" }));
        Assert.Equal(("carer", "mother"), (conflict.Stands["Is"], conflict.Sent["Is"]));
        Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_member_before"));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_plainly()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Edit() with { Role = null, LivesHere = "Often", ParentalResponsibility = null, FromOn = null }));
        Assert.Equal(["Role", "LivesHere", "ParentalResponsibility", "FromOn"], refused.Reasons.Select(r => r.Input));
        Assert.Equal("FromOn", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Edit() with { FromOn = new DateOnly(2026, 3, 3) }))).Input);
    }

    [Fact]
    public async Task Another_familys_membership_is_not_found_here()
    {
        var other = await _world.Family(_world.Form("Ben", "Birch", "ZH2 2BB", "07700 900456"));
        var theirs = await _world.Membership(other.HouseholdId, other.Adult!.PersonId);
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub().Send(Edit() with { MembershipId = theirs.Id }));
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Send(Edit()));
    }
}
