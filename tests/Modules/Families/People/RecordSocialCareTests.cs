using Neighbourhood.Families.People;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class RecordSocialCareTests : IAsyncLifetime
{
    private World _world = null!;
    private Guid _child;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _child = (await _world.Household()).Child;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private RecordSocialCare.Command Begins(string code = "CP") => new(_world.NewId(), _child, code, new DateOnly(2026, 1, 5), "the social care record", null);

    [Fact]
    public async Task Several_stand_at_once_each_with_where_it_was_seen_and_end_on_their_own()
    {
        var plan = Begins();
        await _world.Hub().Send(plan);
        await _world.Hub().Send(Begins("FH"));
        Assert.Equal(["Child protection plan, since 5 January 2026 (the social care record)", "Family Help, since 5 January 2026 (the social care record)"],
            (await _world.Hub().Panel<FactsPanel, FactsPanel.Model>(_child)).Services.Select(f => f.Value).Order(StringComparer.Ordinal));
        await _world.Hub().Send(new RecordSocialCare.End(_child, plan.Id));
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub().Send(new RecordSocialCare.End(_child, plan.Id)));
        Assert.Equal(new (string, DateOnly?)[] { ("CP", new DateOnly(2026, 3, 2)), ("FH", null) },
            (await _world.Hub().Ask(new RecordSocialCare.Query(_child))).Statuses.OrderBy(s => s.Code, StringComparer.Ordinal).Select(s => (s.Code, s.ToOn)));
        await _world.Hub().Send(Begins());
    }

    [Fact]
    public async Task What_is_wrong_is_refused_by_name()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(new RecordSocialCare.Command(_world.NewId(), _child, "XX", new DateOnly(2030, 1, 1), "", new DateOnly(2030, 1, 1))));
        Assert.Equal(["Code", "From", "Source", "SeenOn"], refused.Reasons.Select(r => r.Input));
        var plan = Begins();
        await _world.Hub().Send(plan);
        Assert.Equal("Code", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Begins()))).Input);
        Assert.Equal("On", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(new RecordSocialCare.End(_child, plan.Id, new DateOnly(2025, 1, 1))))).Input);
    }

    [Fact]
    public async Task Who_does_not_work_with_them_finds_nobody_and_a_restricted_person_needs_a_reason()
    {
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Send(Begins()));
        await _world.Hub().Send(Begins());
        await _world.Restrict(_child);
        Assert.Empty((await _world.Practitioner().Ask(new RecordSocialCare.Query(_child))).Statuses);
        await Assert.ThrowsAsync<Refused>(() => _world.Practitioner().Send(Begins("CIN")));
        Assert.Single((await _world.Practitioner().AskFor("Before a meeting", new RecordSocialCare.Query(_child))).Statuses);
    }
}
