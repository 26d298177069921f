using Neighbourhood.Families.People;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class RecordSchoolTests : IAsyncLifetime
{
    private World _world = null!;
    private Guid _child;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _child = (await _world.Household()).Child;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private RecordSchool.Command Starts(string? name = "Gull Rise Nursery", string? urn = null, DateOnly? from = null) => new(_world.NewId(), _child, urn, name, from, "her mother");

    [Fact]
    public async Task A_new_school_ends_the_one_before_and_leaving_ends_the_last()
    {
        await _world.Hub().Send(Starts(from: new DateOnly(2025, 9, 1)));
        var second = Starts("Tern Close Primary", "123456", new DateOnly(2026, 2, 2));
        Assert.Equal(second.Id, await _world.Hub().Send(second));
        Assert.Equal(second.Id, await _world.Hub().Send(second));
        Assert.Equal(new (string?, DateOnly?)[] { (null, null), ("Gull Rise Nursery", new DateOnly(2026, 2, 2)) },
            (await _world.Hub().Ask(new RecordSchool.Query(_child))).Schools.Select(s => (s.Urn is null ? s.Name : null, s.ToOn)));
        Assert.Contains("School or nursery", (await _world.Hub().Panel<FactsPanel, FactsPanel.Model>(_child)).Services.Select(f => f.Key));
        await _world.Hub().Send(new RecordSchool.Leave(_child, second.Id));
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub().Send(new RecordSchool.Leave(_child, second.Id)));
        Assert.Empty((await _world.Hub().Panel<FactsPanel, FactsPanel.Model>(_child)).Services);
        Assert.Equal(3, (await _world.Sql<Guid>("SELECT id FROM families_change")).Count);
    }

    [Fact]
    public async Task What_is_wrong_is_refused_by_name()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(new RecordSchool.Command(_world.NewId(), _child, "12x", new string('x', 151), new DateOnly(2030, 1, 1), " ")));
        Assert.Equal(["Urn", "Name", "Source", "From"], refused.Reasons.Select(r => r.Input));
        Assert.Equal("Name", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Starts(null)))).Input);
        await _world.Hub().Send(Starts(from: new DateOnly(2026, 1, 1)));
        Assert.Equal("From", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Starts("Another", from: new DateOnly(2025, 1, 1))))).Input);
    }

    [Fact]
    public async Task Who_does_not_work_with_them_finds_nobody_and_a_restricted_person_needs_a_reason()
    {
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Send(Starts()));
        await _world.Hub().Send(Starts());
        await _world.Restrict(_child);
        Assert.Empty((await _world.Practitioner().Ask(new RecordSchool.Query(_child))).Schools);
        await Assert.ThrowsAsync<Refused>(() => _world.Practitioner().Send(Starts("Another")));
        Assert.Single((await _world.Practitioner().AskFor("To collect her", new RecordSchool.Query(_child))).Schools);
    }
}
