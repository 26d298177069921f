using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Rights;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Rights;

public sealed class FindForRightsTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _family = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _family = await _world.Family(_world.Form() with { Adult = new(_world.NewId(), "Amara", "Okafor", Born: new DateOnly(1990, 4, 1), BornMonthOnly: false, NhsNumber: "999 000 0018") });
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Actor Lead => _world.As(Roles.InformationGovernanceLead, Guid.Empty);

    [Fact]
    public async Task A_person_is_found_by_number_and_by_whole_name_with_birth()
    {
        await _world.Restrict(_family.Adult!.PersonId);
        var byNumber = Assert.Single(await Lead.Ask(new FindForRights.Query("9990000018", null, null, null)));
        Assert.Equal((_family.Adult.PersonId, "Amara Okafor", true), (byNumber.PersonId, byNumber.Name, byNumber.Restricted));
        Assert.Equal(byNumber, Assert.Single(await Lead.Ask(new FindForRights.Query(null, "amara", "OKAFOR", new DateOnly(1990, 4, 1)))));
        Assert.Empty(await Lead.Ask(new FindForRights.Query(null, "Amara", "Okafor", new DateOnly(1990, 4, 2))));
    }

    [Fact]
    public async Task A_name_alone_finds_nobody_and_a_wrong_number_is_told()
    {
        Assert.Equal("FirstName", (await Assert.ThrowsAsync<Refused>(() => Lead.Ask(new FindForRights.Query(null, "Amara", "Okafor", null)))).Input);
        Assert.Equal("NhsNumber", (await Assert.ThrowsAsync<Refused>(() => Lead.Ask(new FindForRights.Query("999 000 0019", null, null, null)))).Input);
    }

    [Fact]
    public async Task Nobody_else_may()
    {
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Ask(new FindForRights.Query("9990000018", null, null, null)));
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Ask(new FindForRights.Open()));
    }
}
