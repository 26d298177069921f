using Neighbourhood.Access.Audits;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Access.Audits;

public sealed class ShowWhoLookedTests : IAsyncLifetime
{
    private World _world = null!;
    private Guid _bo;
    private Guid _child;
    private Guid _merged;

    public async ValueTask InitializeAsync()
    {
        _world = await AccessWorld.Start();
        _world.Answers<GetPeople, IReadOnlyList<GetPeople.Person>>(q => [.. q.PersonIds.Where(id => id == _child || id == _merged)
            .Select(id => new GetPeople.Person(id, null, id == _child ? "Aisha Example" : "Aysha Example", Masking.Full, "3 years", null, null))]);
        (_child, _merged) = (_world.NewId(), _world.NewId());
        _bo = await _world.Account("bo@example.org", password: null, role: Roles.HealthVisitor);
        await Row(_bo, "view", _child);
        await Row(_bo, "view", _merged);
        await Row(_bo, "denied", _child);
        await Row(_world.NewId(), "change", _world.NewId());
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Actor Lead => _world.As(Roles.InformationGovernanceLead, Guid.Empty);

    private Task Row(Guid by, string kind, Guid about, string? reason = null)
    {
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        return _world.Arrange("""
            INSERT INTO kernel_audit (id, at, user_id, organisation_id, by_system, kind, what, permission, subjects, fields, reason)
            VALUES (@id, @now, @by, NULL, 0, @kind, 'Families.GetHousehold', 'families.people.read', @subjects, '{}', @reason)
            """, new { id = _world.NewId(), now = _world.Clock.Now(), by, kind, subjects = $"{_world.NewId()} {about}", reason });
    }

    [Fact]
    public async Task Scenario_48_the_lead_can_give_a_person_who_looked_and_a_colleague_cannot_see_it()
    {
        var answer = await Lead.Ask(new ShowWhoLooked.Query([_child], "asked by her mother in a letter of 1 March", Print: true));
        Assert.Equal(["Aisha Example"], answer.Names);
        Assert.Equal(["denied", "view"], answer.Lines.Select(l => l.Kind));
        var worker = Assert.Single(answer.Workers);
        Assert.Equal(("bo", "Health visitor or 0-19 nurse", 1, 1), (worker.Who, worker.Roles, worker.Times, worker.Denied));

        foreach (var role in Roles.All.Where(r => r.Code != Roles.InformationGovernanceLead))
            await Assert.ThrowsAsync<Denied>(() => _world.As(role.Code, Guid.Empty).Ask(new ShowWhoLooked.Query([_child], "I would like to know")));
        var denied = await _world.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'denied' AND what = 'Access.ShowWhoLooked'");
        Assert.Equal(Roles.All.Count - 1, denied.Count);
        Assert.All(denied, d => Assert.Equal(_child.ToString(), d));
    }

    [Fact]
    public async Task Records_that_were_merged_are_asked_for_together()
    {
        var answer = await Lead.Ask(new ShowWhoLooked.Query([_child, _merged, _child], "asked by her mother"));
        Assert.Equal(["Aisha Example", "Aysha Example"], answer.Names.Order(StringComparer.Ordinal));
        Assert.Equal(3, answer.Count);
        Assert.Equal((2, 1), (answer.Workers[0].Times, answer.Workers[0].Denied));
    }

    [Fact]
    public async Task That_the_lead_looked_and_printed_is_recorded_with_the_reason()
    {
        await Lead.Ask(new ShowWhoLooked.Query([_child], "asked by her mother"));
        await Lead.Ask(new ShowWhoLooked.Query([_child], "asked by her mother", Print: true));
        Assert.Equal([$"view {_child} asked by her mother", $"print {_child} asked by her mother"],
            await _world.Sql<string>("SELECT CONCAT(kind, ' ', subjects, ' ', reason) FROM kernel_audit WHERE what = 'Access.ShowWhoLooked' ORDER BY id"));
    }

    [Fact]
    public async Task Without_an_id_or_a_reason_nothing_is_shown()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => Lead.Ask(new ShowWhoLooked.Query([], " ")));
        Assert.Equal(["Ids", "Reason"], refused.Reasons.Select(r => r.Input));
        await Assert.ThrowsAsync<Refused>(() => Lead.Ask(new ShowWhoLooked.Query([.. Enumerable.Range(0, 9).Select(_ => _world.NewId())], "asked by her mother")));
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM kernel_audit WHERE what = 'Access.ShowWhoLooked'"));
    }

    [Fact]
    public async Task Somebody_whose_name_the_lead_may_not_see_is_not_named()
    {
        _world.Answers<GetPeople, IReadOnlyList<GetPeople.Person>>(q => [.. q.PersonIds.Select(id => new GetPeople.Person(id, null, "Somebody you do not work with", Masking.Hidden, null, null, null))]);
        Assert.Empty((await Lead.Ask(new ShowWhoLooked.Query([_child], "asked by her mother"))).Names);
    }
}
