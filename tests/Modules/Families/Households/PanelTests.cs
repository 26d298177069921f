using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.Involvement;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Households;

public sealed class PanelTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _family = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _family = _world.Form().With(_world.Child("Ife", 2024, 4));
        await _world.Hub().Send(_family with { Adult = _family.Adult! with { Language = "Igbo", InterpreterNeeded = true, Accessible = [RegisterFamily.Access.LargePrint] } });
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static Task<T?> Panel<TPanel, T>(Actor viewer, Guid householdId) where TPanel : IPanel where T : class =>
        viewer.With(async services => (T?)await services.GetRequiredService<TPanel>().For(householdId, CancellationToken.None));

    [Fact]
    public async Task The_card_shows_members_address_who_works_with_them_and_how_to_reach_them()
    {
        var me = _world.Hub();
        var members = (await Panel<MembersPanel, MembersPanel.Model>(me, _family.HouseholdId))!;
        Assert.Equal([("Amara Okafor", "mother", "Igbo", true, "Large print"), ("Ife Okafor", "child", null, false, null)],
            members.Rows.OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => (r.Name, r.Role, r.Language, r.InterpreterNeeded, r.Accessible)));
        Assert.True(members.MayChange);

        var address = (await Panel<AddressPanel, AddressPanel.Model>(me, _family.HouseholdId))!;
        Assert.Equal((true, "ZH1 1AA", "North", "Quayside", "2 of 10 (2019)", false), (address.Shown, address.Address, address.Area, address.Ward, address.Decile, address.Outside));

        var involved = (await Panel<InvolvementPanel, InvolvementPanel.Model>(me, _family.HouseholdId))!;
        Assert.Equal(new InvolvementPanel.Line("Sam Field", "Harbour Lane Trust", "Registered the family", new DateOnly(2026, 3, 2)), Assert.Single(involved.Lines) with { EndId = null });

        var reach = (await Panel<ReachPanel, ReachPanel.Model>(me, _family.HouseholdId))!;
        Assert.Equal(("Mobile", "07700 900123", "Not known whether it is safe to leave a message"), reach.Points.Select(p => (p.Kind, p.Value, p.Safe)).Single());
    }

    [Fact]
    public async Task A_postcode_outside_the_areas_is_warned_of_and_its_decile_unknown()
    {
        await _world.Arrange("UPDATE families_household SET postcode = 'ZX9 9ZZ', area_known = 0, imd_decile = NULL, locality = NULL, ward = NULL");
        var address = (await Panel<AddressPanel, AddressPanel.Model>(_world.Hub(), _family.HouseholdId))!;
        Assert.Equal((true, "unknown", "unknown"), (address.Outside, address.Area, address.Decile));
    }

    [Fact]
    public async Task Of_a_restricted_family_no_panel_holds_name_address_or_number()
    {
        await _world.Restrict(_family.Adult!.PersonId);
        var me = _world.Hub();
        var said = System.Text.Json.JsonSerializer.Serialize(new object?[]
        {
            await Panel<MembersPanel, object>(me, _family.HouseholdId), await Panel<AddressPanel, object>(me, _family.HouseholdId),
            await Panel<InvolvementPanel, object>(me, _family.HouseholdId), await Panel<ReachPanel, object>(me, _family.HouseholdId),
        });
        Assert.Contains("Amara", said, StringComparison.Ordinal);
        foreach (var hidden in new[] { "Okafor", "ZH1", "07700", "Quayside", "North" }) Assert.DoesNotContain(hidden, said, StringComparison.Ordinal);
        Assert.False((await Panel<AddressPanel, AddressPanel.Model>(me, _family.HouseholdId))!.MayGiveReason);
        Assert.True((await Panel<AddressPanel, AddressPanel.Model>(_world.As(Roles.FamilyHelp, FamiliesWorld.North), _family.HouseholdId))!.MayGiveReason);
    }

    [Fact]
    public async Task Whoever_does_not_work_with_them_gets_no_panel()
    {
        foreach (var viewer in new[] { _world.Hub(_world.NewId()), _world.As(Roles.InvitedAttendee) })
        {
            Assert.Null(await Panel<MembersPanel, object>(viewer, _family.HouseholdId));
            Assert.Null(await Panel<AddressPanel, object>(viewer, _family.HouseholdId));
            Assert.Null(await Panel<InvolvementPanel, object>(viewer, _family.HouseholdId));
            Assert.Null(await Panel<ReachPanel, object>(viewer, _family.HouseholdId));
        }
    }
}
