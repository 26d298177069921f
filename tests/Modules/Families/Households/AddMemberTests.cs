using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Households;

public sealed class AddMemberTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _family = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        await _world.Hub().Send(_family = _world.Form());
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private AddMember.Command Tom() => new(_world.NewId(), _family.HouseholdId, "Tom", "Bell", false, "Father", new DateOnly(1990, 5, 1));

    [Fact]
    public async Task Somebody_joins_the_family_is_found_and_told()
    {
        var tom = Tom();
        await _world.Hub().Send(tom);
        var card = (await _world.Hub().Ask(new GetHousehold(_family.HouseholdId)))!;
        Assert.Equal("Okafor and Bell", card.Name);
        Assert.Equal("father", card.Members.Single(m => m.PersonId == tom.Id).Role);
        Assert.Single((await _world.Hub().Find("bell")).Rows);
        Assert.Equal(new MembershipChanged(_family.HouseholdId, tom.Id, MembershipChange.Joined, new DateOnly(2026, 3, 2)), _world.Told[^1]);
    }

    [Fact]
    public async Task A_second_press_adds_nobody_twice()
    {
        var (tom, me) = (Tom(), _world.Hub());
        await me.Send(tom);
        await me.Send(tom);
        Assert.Equal(2, (await _world.Sql<Guid>("SELECT id FROM families_member")).Count);
        await Assert.ThrowsAsync<Conflict>(() => me.Send(tom with { FirstName = "Tim" }));
    }

    [Fact]
    public async Task A_name_and_what_they_are_must_be_said()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Tom() with { FirstName = "", FamilyName = "7", Role = "Cat", Born = new DateOnly(2030, 1, 1) }));
        Assert.Equal(["FirstName", "FamilyName", "Role", "Born"], refused.Reasons.Select(r => r.Input));
        Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_person"));
    }

    [Fact]
    public async Task An_id_that_somebody_has_is_a_conflict() =>
        await Assert.ThrowsAsync<Conflict>(() => _world.Hub().Send(Tom() with { Id = _family.Adult!.PersonId }));

    [Fact]
    public async Task Another_sites_worker_does_not_find_the_family() =>
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Send(Tom()));

    [Fact]
    public async Task Whom_the_worker_knows_already_is_shown_and_asked_about_first()
    {
        var me = _world.Hub();
        var known = _world.Form("Tom", "Alder", phone: "01632 960 001");
        await me.Send(known with { Adult = known.Adult! with { Born = new DateOnly(1990, 7, 1) } });
        var refused = await Assert.ThrowsAsync<Refused>(() => me.Send(Tom()));
        Assert.Equal("NotKnownYet", refused.Input);
        Assert.StartsWith("This person may be known already: Tom Alder", refused.Message, StringComparison.Ordinal);
        var tom = Tom() with { NotKnownYet = true };
        Assert.Equal(tom.Id, await me.Send(tom));
        Assert.Equal(Masking.Full, (await me.Ask(new GetHousehold(_family.HouseholdId)))!.Masking);
        Assert.Equal([true], await _world.Sql<bool>("SELECT said_other FROM families_pair WHERE one_id = @Id OR other_id = @Id", new { tom.Id }));
    }

    [Fact]
    public async Task A_hit_on_somebody_out_of_sight_keeps_the_new_member_restricted_until_it_is_decided()
    {
        var other = await _world.Family(_world.Form("Tom", "Stone", "ZH1 1AA", "01632 960 002"));
        await _world.Arrange("UPDATE families_person SET date_of_birth = '1990-05-17', birth_month_only = 0 WHERE id = @PersonId", other.Adult!);
        var (tom, me) = (Tom(), _world.Hub());
        await me.Send(tom);
        Assert.Equal(Masking.Restricted, (await me.Ask(new GetHousehold(_family.HouseholdId)))!.Masking);

        var pair = Assert.Single((await _world.As(Roles.DataQuality, Guid.Empty).Ask(new ListPairs.Query())).Rows);
        Assert.True(pair.HeldApart);
        await _world.As(Roles.DataQuality, Guid.Empty).Send(new ComparePair.Command(pair.Id, 1, PairDecision.NotSame, null, "Another man of that name"));
        Assert.Equal(Masking.Full, (await me.Ask(new GetHousehold(_family.HouseholdId)))!.Masking);
    }
}
