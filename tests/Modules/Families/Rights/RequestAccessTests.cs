using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Rights;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Rights;

public sealed class RequestAccessTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _family = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _family = await _world.Family(_world.Form().With(_world.Child("Small", 2020, 1), _world.Child("Big", 2012, 1)));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Actor Lead => _world.As(Roles.InformationGovernanceLead, Guid.Empty);

    private RequestAccess.Command Ask(Guid person, AskedBy? by = AskedBy.Person, string? seen = "Passport seen", DateOnly? on = null, string? competence = null) =>
        new(_world.NewId(), person, by, seen, on ?? new DateOnly(2026, 3, 1), competence);

    [Fact]
    public async Task A_month_runs_from_the_day_and_a_repeat_makes_nothing_twice()
    {
        var command = Ask(_family.Adult!.PersonId, on: new DateOnly(2026, 1, 31));
        await Lead.Send(command);
        await Lead.Send(command);
        var request = Assert.Single(await Lead.Ask(new FindForRights.Open()));
        Assert.Equal(("Amara Okafor", new DateOnly(2026, 2, 28), "Draft"), (request.Name, request.DueOn, request.State));
        Assert.Equal("Amara Okafor", await Lead.Ask(new RequestAccess.Query(_family.Adult.PersonId)));
    }

    [Fact]
    public async Task A_parent_is_not_answered_for_a_child_who_can_decide()
    {
        var (small, big) = (_family.Children![0].PersonId, _family.Children[1].PersonId);
        await Lead.Send(Ask(small, AskedBy.Parent));
        Assert.Equal("CompetenceReason", (await Assert.ThrowsAsync<Refused>(() => Lead.Send(Ask(big, AskedBy.Parent)))).Input);
        await Lead.Send(Ask(big, AskedBy.Parent, competence: "Her doctor says that she cannot decide this"));
        Assert.Equal("CompetenceReason", (await Assert.ThrowsAsync<Refused>(() => Lead.Send(Ask(_family.Adult!.PersonId, AskedBy.Parent)))).Input);
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_told_and_nothing_is_kept()
    {
        var person = _family.Adult!.PersonId;
        Assert.Equal("AskedBy", (await Assert.ThrowsAsync<Refused>(() => Lead.Send(Ask(person, by: null)))).Input);
        Assert.Equal("IdentitySeen", (await Assert.ThrowsAsync<Refused>(() => Lead.Send(Ask(person, seen: "")))).Input);
        Assert.Equal("AskedOn", (await Assert.ThrowsAsync<Refused>(() => Lead.Send(Ask(person, on: new DateOnly(2026, 3, 3))))).Input);
        Assert.Equal("AskedOn", (await Assert.ThrowsAsync<Refused>(() => Lead.Send(Ask(person, on: new DateOnly(2020, 3, 3))))).Input);
        await Assert.ThrowsAsync<NotFound>(() => Lead.Send(Ask(_world.NewId())));
        await Assert.ThrowsAsync<NotFound>(() => Lead.Ask(new RequestAccess.Query(_world.NewId())));
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Send(Ask(person)));
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Ask(new RequestAccess.Query(person)));
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_access_request"));
    }
}
