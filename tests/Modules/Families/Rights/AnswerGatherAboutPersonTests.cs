using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Rights;

public sealed class AnswerGatherAboutPersonTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task The_information_governance_lead_sees_what_is_kept_by_kind()
    {
        var form = _world.Form(mayTell: RegisterFamily.Telling.No);
        await _world.Hub().Send(form with { Adult = form.Adult! with { NhsNumber = "1" } });
        await _world.Hub().Send(new RaiseConcern(_world.NewId(), form.PersonIds, null, "Something", ConcernKind.Other, false, _world.Clock.Now()));
        await _world.Hub().Send(new Neighbourhood.Families.People.EditFacts.Command(form.Adult!.PersonId, 1, "2", null, null, null, null, null, null));
        var parts = await _world.As(Roles.InformationGovernanceLead, Guid.Empty).Ask(new GatherAboutPerson(form.Adult!.PersonId));
        Assert.Equal(
            ["NHS numbers set aside 1", "answers about sharing 1", "changes of details 1", "involvement of services 2", "memberships of households 1", "objections to sharing 3", "safeguarding concerns 1", "the person 1", "ways to reach this person 1"],
            parts.Select(p => $"{p.Kind} {p.Ids.Count}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_else_may() =>
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Ask(new GatherAboutPerson(_world.NewId())));
}
