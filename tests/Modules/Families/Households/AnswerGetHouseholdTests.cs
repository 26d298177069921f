using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Households;

public sealed class AnswerGetHouseholdTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Who_works_with_it_sees_address_area_decile_and_members()
    {
        var form = _world.Form().With(_world.Child("Ife", 2024, 4)) with { Lines = new("1 Quay Street", null, "Kestrel Bay") };
        await _world.Hub().Send(form);
        var card = (await _world.Hub().Ask(new GetHousehold(form.HouseholdId)))!;
        Assert.Equal(("Okafor", Masking.Full, "1 Quay Street, Kestrel Bay, ZH1 1AA", "ZH1 1AA", "North", 2, FamiliesWorld.North),
            (card.Name, card.Masking, card.Address, card.Postcode, card.Area, card.ImdDecile, card.NeighbourhoodId));
        Assert.Equal([("Amara Okafor", "mother", "full"), ("Ife Okafor", "child", "full")], card.Members.OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => (m.Name, m.Role, m.LivesHere)));
    }

    [Fact]
    public async Task An_area_that_is_not_known_is_unknown_and_never_nought()
    {
        var form = _world.Form(postcode: "ZX9 9ZZ");
        await _world.Hub().Send(form);
        var card = (await _world.Hub().Ask(new GetHousehold(form.HouseholdId)))!;
        Assert.Equal(("unknown", (int?)null), (card.Area, card.ImdDecile));
    }

    [Fact]
    public async Task Outside_of_it_there_is_none_and_a_list_says_a_family_you_do_not_work_with()
    {
        var form = await _world.Family();
        Assert.Null(await _world.Hub().Ask(new GetHousehold(form.HouseholdId)));
        Assert.Null(await _world.Hub().Ask(new GetHousehold(_world.NewId())));
        Assert.Contains(form.HouseholdId.ToString(), await _world.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'denied' AND what = 'Families.GetHousehold'"));
        Assert.Equal(new GetHouseholds.Household(form.HouseholdId, "A family you do not work with", Masking.Hidden, "unknown", 0),
            Assert.Single(await _world.Hub().Ask(new GetHouseholds([form.HouseholdId, _world.NewId()]))));
    }

    [Fact]
    public async Task A_restricted_one_has_first_names_and_no_place()
    {
        var form = await _world.Family(_world.Form().With(_world.Child("Ife", 2024, 4)));
        await _world.Restrict(form.Children![0].PersonId);
        var card = (await _world.As(Roles.FamilyHelp, FamiliesWorld.North).Ask(new GetHousehold(form.HouseholdId)))!;
        Assert.Equal(("Amara", Masking.Restricted, null, null, "unknown", null, null), (card.Name, card.Masking, card.Address, card.Postcode, card.Area, card.ImdDecile, card.NeighbourhoodId));
        Assert.Equal(["Amara", "Ife"], card.Members.Select(m => m.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_invitation_shows_the_familys_name_alone()
    {
        var form = await _world.Family(_world.Form().With(_world.Child("Ife", 2024, 4)));
        var invited = _world.As(Roles.InvitedAttendee);
        await _world.Involve(form.HouseholdId, user: invited.Id, kind: "invited");
        var card = (await invited.Ask(new GetHousehold(form.HouseholdId)))!;
        Assert.Equal(("Okafor", Masking.NameOnly, null, null, "unknown"), (card.Name, card.Masking, card.Address, card.Postcode, card.Area));
        Assert.Empty(card.Members);
    }

    [Fact]
    public async Task Lists_are_asked_once_for_many()
    {
        var ids = new List<Guid>();
        for (var at = 0; at < 5; at++) ids.Add((await _world.Family(_world.Form($"Amara{(char)('a' + at)}"))).HouseholdId);
        Assert.Equal(ids.Order(), (await _world.As(Roles.DataQuality, Guid.Empty).Ask(new GetHouseholds(ids))).Select(h => h.Id).Order());
        Assert.Empty(await _world.Hub().Ask(new GetHouseholds([])));
    }
}
