using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class ListSetAsideTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _form = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        var form = _world.Form();
        await _world.Hub().Send(_form = form with { Adult = form.Adult! with { NhsNumber = "999 000 0019" } });
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Scenario_11_a_number_that_fails_is_set_aside_and_listed_and_the_person_is_kept_with_03_and_no_number()
    {
        Assert.Equal("03|none", Assert.Single(await _world.Sql<string>("SELECT CONCAT(nhs_status, '|', COALESCE(nhs_number, 'none')) FROM families_person")));
        var row = Assert.Single((await _world.DataQuality().Ask(new ListSetAside.Query(0))).Rows);
        Assert.Equal(("Amara Okafor", "999 000 0019", "door"), (row.Name, row.AsGiven, row.Source));
        Assert.Single((await _world.Hub().Find("okafor")).Rows);
    }

    [Fact]
    public async Task Of_a_restricted_person_the_number_is_not_in_the_list()
    {
        await _world.Restrict(_form.Adult!.PersonId);
        var row = Assert.Single((await _world.DataQuality().Ask(new ListSetAside.Query(0))).Rows);
        Assert.Equal(("Amara", null), (row.Name, row.AsGiven));
    }

    [Fact]
    public async Task Nobody_else_sees_the_list() => await Assert.ThrowsAsync<Denied>(() => _world.Hub().Ask(new ListSetAside.Query(0)));
}

public sealed class CorrectNumberTests : IAsyncLifetime
{
    private World _world = null!;
    private Guid _person;
    private Guid _number;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        var form = _world.Form();
        await _world.Hub().Send(form with { Adult = form.Adult! with { NhsNumber = "999 000 0019" } });
        _person = form.Adult!.PersonId;
        _number = Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_quarantined_number"));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private CorrectNumber.Command Correct(string? number = "999 000 0018") => new(_person, _number, 1, CorrectNumber.What.Correct, number, null);

    private Task<IReadOnlyList<string>> Kept() => _world.Sql<string>("""
        SELECT CONCAT(COALESCE(p.nhs_number, 'none'), '|', p.nhs_status, '|', q.outcome, '|', q.reason) FROM families_person p JOIN families_quarantined_number q ON q.person_id = p.id
        """);

    [Fact]
    public async Task A_corrected_number_is_typed_so_it_is_not_traced_and_leaves_the_list()
    {
        Assert.Equal("999 000 0019", (await _world.DataQuality().Ask(new CorrectNumber.Query(_person, _number))).AsGiven);
        await _world.DataQuality().Send(Correct());
        Assert.Equal(["9990000018|02|Corrected|"], await Kept());
        Assert.Empty((await _world.DataQuality().Ask(new ListSetAside.Query(0))).Rows);
        await Assert.ThrowsAsync<NotFound>(() => _world.DataQuality().Send(Correct()));
    }

    [Fact]
    public async Task A_dropped_number_says_why_and_changes_nothing_of_the_person()
    {
        await _world.DataQuality().Send(new CorrectNumber.Command(_person, _number, 1, CorrectNumber.What.Drop, null, "A passport number"));
        Assert.Equal(["none|03|Dropped|A passport number"], await Kept());
    }

    [Fact]
    public async Task What_is_wrong_is_refused_by_name_and_a_stale_page_is_a_conflict_with_nothing_kept()
    {
        Assert.Equal("NhsNumber", (await Assert.ThrowsAsync<Refused>(() => _world.DataQuality().Send(Correct("999 000 0012")))).Input);
        Assert.Equal("Why", (await Assert.ThrowsAsync<Refused>(() => _world.DataQuality().Send(Correct() with { Do = CorrectNumber.What.Drop }))).Input);
        Assert.Equal("Do", (await Assert.ThrowsAsync<Refused>(() => _world.DataQuality().Send(Correct() with { Do = null }))).Input);
        await Assert.ThrowsAsync<Conflict>(() => _world.DataQuality().Send(Correct() with { Version = 9 }));
        Assert.Equal(["none|03||"], await Kept());
    }

    [Fact]
    public async Task A_restricted_persons_number_needs_a_reason_and_a_hub_worker_may_not()
    {
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Send(Correct()));
        await _world.Restrict(_person);
        Assert.Null((await _world.DataQuality().Ask(new CorrectNumber.Query(_person, _number))).AsGiven);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => _world.DataQuality().Send(Correct()))).Input);
        await _world.DataQuality().SendFor("On the list of numbers", Correct());
        Assert.Equal(["9990000018|02|Corrected|"], await Kept());
    }
}

public sealed class RecordTraceTests : IAsyncLifetime
{
    private World _world = null!;
    private Guid _person;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _person = (await _world.Household()).Mother;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Only_a_trace_verifies_a_number_and_its_badge_goes()
    {
        await _world.Hub().Send(new EditPerson.Command(_person, 1, "Amara", "Okafor", false, null, null, null, false, "999 000 0018", null));
        Assert.Equal("Present but not traced", (await _world.Hub().Panel<FactsPanel, FactsPanel.Model>(_person)).Number!.Badge);
        Assert.Contains("01", (await _world.DataQuality().Ask(new RecordTrace.Query(_person))).Next);
        await _world.DataQuality().Send(new RecordTrace.Command(_person, 2, "01", "999 000 0018"));
        var number = (await _world.Hub().Panel<FactsPanel, FactsPanel.Model>(_person)).Number!;
        Assert.Equal(("999 000 0018", "01", null), (number.Says, number.Status, number.Badge));
        Assert.Contains("NHS number status", await _world.Sql<string>("SELECT field FROM families_change"));
    }

    [Fact]
    public async Task A_step_that_is_none_a_verified_number_that_is_missing_and_a_stale_page_are_refused()
    {
        Assert.Equal("Status", (await Assert.ThrowsAsync<Refused>(() => _world.DataQuality().Send(new RecordTrace.Command(_person, 1, "02", null)))).Input);
        Assert.Equal("NhsNumber", (await Assert.ThrowsAsync<Refused>(() => _world.DataQuality().Send(new RecordTrace.Command(_person, 1, "01", "x")))).Input);
        await Assert.ThrowsAsync<Conflict>(() => _world.DataQuality().Send(new RecordTrace.Command(_person, 9, "06", null)));
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Send(new RecordTrace.Command(_person, 1, "06", null)));
    }

    [Fact]
    public async Task A_baby_waits_six_weeks_and_then_a_trace_is_required_by_itself()
    {
        var baby = _world.NewId();
        var household = Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_household"));
        await _world.Hub().Send(new Neighbourhood.Families.Households.AddMember.Command(baby, household, "Ada", "Okafor", false, "Child", new DateOnly(2026, 2, 10), BornMonthOnly: false));
        async Task<string> Status() => (await _world.Hub().Panel<FactsPanel, FactsPanel.Model>(baby)).Number!.Status;
        Assert.Equal("08", await Status());
        _world.Clock.MoveTo(new DateTimeOffset(2026, 3, 23, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal("08", await Status());
        _world.Clock.MoveTo(new DateTimeOffset(2026, 3, 24, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal("03", await Status());
        Assert.Equal("03", (await _world.DataQuality().Ask(new RecordTrace.Query(baby))).Status);
    }
}
