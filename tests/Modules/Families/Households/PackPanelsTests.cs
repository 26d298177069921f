using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Contact;
using Neighbourhood.Families;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Warnings;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Households;

/// <summary>Rule 6 of case meetings: no concern, warning note, screen or young person's private plan stands on the card in a pack.</summary>
public sealed class PackPanelsTests : IAsyncLifetime
{
    private World _world = null!;
    private Guid _household;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start(new FamiliesModule(), new ContactModule(), new MdtModule());
        var family = _world.Form();
        await _world.Hub().Send(family);
        _household = family.HouseholdId;
        await _world.Involve(_household, team: FamiliesWorld.Mdt);
        await _world.Hub().Send(new AddWarningNote.Command(_world.NewId(), family.Adult!.PersonId, new(
            "VisitInPairs", new DateOnly(2026, 3, 1), new DateOnly(2026, 9, 1), null, true, new DateOnly(2026, 3, 1), "InPerson", "That two of us come", null, "Two workers visit together", "Ruth Field",
            new DateOnly(2026, 2, 27))));
        await _world.Hub().Send(new RaiseConcern(_world.NewId(), [family.Adult!.PersonId], _household, "She was pushed", ConcernKind.Other, true, _world.Clock.Now()));
        await _world.Deliver();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task<string> Drawn(Actor viewer, Func<IPanel, bool> panels) => viewer.With(async services =>
    {
        var said = "";
        foreach (var panel in services.GetServices<IPanel>().Where(panels))
            if (await services.GetRequiredService<Guard>().Reaches(panel.Permission, "HouseholdId", _household, default) && await panel.For(_household, default) is { } model)
                said += JsonSerializer.Serialize(model, model.GetType());
        return said;
    });

    [Fact]
    public async Task Given_a_household_with_a_concern_and_a_warning_note_the_card_in_a_pack_shows_neither_to_anybody()
    {
        foreach (var role in new[] { Roles.Chair, Roles.Coordinator, Roles.CoreMember, Roles.SafeguardingLead })
        {
            var viewer = _world.As(role, FamiliesWorld.Mdt);
            Assert.Contains("Two workers visit together", await Drawn(viewer, p => true), StringComparison.Ordinal); // it looked at something
            var pack = await Drawn(viewer, p => p.InPack);
            Assert.Contains("Amara", pack, StringComparison.Ordinal);
            foreach (var hidden in new[] { "Two workers", "Visit in pairs", "VisitInPairs", "pushed", "oncern", "afeguarding" }) Assert.DoesNotContain(hidden, pack, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_panel_stands_in_a_pack_only_when_it_says_so() => Assert.Equal(
        ["AddressPanel", "CasePanel", "InvolvementPanel", "MembersPanel"],
        await _world.AsSystem().With(s => Task.FromResult(s.GetServices<IPanel>().Where(p => p.InPack).Select(p => p.GetType().Name).Order(StringComparer.Ordinal).ToArray())));
}
