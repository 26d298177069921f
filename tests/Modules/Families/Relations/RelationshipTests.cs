using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Relations;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Families.People;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Relations;

public sealed class RelationTypeTests
{
    private static readonly Gen<string> Types = Gen.Elements(RelationType.All.Keys.ToArray());

    [Fact]
    public void The_inverse_of_the_inverse_is_the_same_and_the_elder_is_on_the_other_side() =>
        Prop.ForAll(Types.ToArbitrary(), type =>
            RelationType.Inverse(RelationType.Inverse(type)) == type && RelationType.All[RelationType.Inverse(type)].Elder == -RelationType.All[type].Elder).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_wrong_from_one_side_is_wrong_from_the_other() =>
        Prop.ForAll(Types.ToArbitrary(), Types.ToArbitrary(), Gen.Choose(-60, 60).ToArbitrary(), (type, standing, years) =>
        {
            var (born, other) = (new DateOnly(1990, 1, 1), new DateOnly(1990 + years, 1, 1));
            return RelationType.Wrong(type, born, other, [standing]) is null == RelationType.Wrong(RelationType.Inverse(type), other, born, [RelationType.Inverse(standing)]) is null;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_parent_is_born_before_the_child_also_a_very_young_one()
    {
        Assert.Null(RelationType.Wrong("Parent", new DateOnly(2010, 1, 1), new DateOnly(2026, 1, 1), []));
        Assert.NotNull(RelationType.Wrong("Parent", new DateOnly(2020, 1, 1), new DateOnly(2026, 1, 1), []));
        Assert.NotNull(RelationType.Wrong("Child", new DateOnly(1990, 1, 1), new DateOnly(2026, 1, 1), []));
        Assert.Null(RelationType.Wrong("Parent", null, new DateOnly(2026, 1, 1), []));
        Assert.NotNull(RelationType.Wrong("Parent", null, null, ["Child"]));
    }
}

public sealed class AddRelationshipTests : IAsyncLifetime
{
    private World _world = null!;
    private PersonActor.Home _home = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _home = await _world.Household();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private AddRelationship.Command Parent() => new(_world.NewId(), _home.Mother, _home.Child, "Parent", true, true, "Yes", new DateOnly(2018, 4, 1));

    private Task<IReadOnlyList<string>> Rows() => _world.Sql<string>("""
        SELECT CONCAT(p.first_name, ' ', r.type, ' ', o.first_name, '|', r.main_carer, r.informal_carer, '|', r.parental_responsibility, '|', r.to_on)
        FROM families_relationship r JOIN families_person p ON p.id = r.person_id JOIN families_person o ON o.id = r.other_id ORDER BY p.first_name, r.type
        """);

    [Fact]
    public async Task The_inverse_is_made_with_it_and_both_read_well()
    {
        var add = Parent();
        Assert.Equal(add.Id, await _world.Hub().Send(add));
        Assert.Equal(add.Id, await _world.Hub().Send(add));
        Assert.Equal(["Amara Parent Ife|11|Yes|", "Ife Child Amara|00||"], await Rows());
        var mother = Assert.Single((await _world.Hub().Panel<RelationsPanel, RelationsPanel.Model>(_home.Mother)).Lines);
        Assert.Equal(("Parent of", "Ife Okafor", "main carer, cares for them, parental responsibility, since 1 April 2018"), (mother.Is, mother.Of, mother.More));
        var child = Assert.Single((await _world.Hub().Panel<RelationsPanel, RelationsPanel.Model>(_home.Child)).Lines);
        Assert.Equal(("Child of", "Amara Okafor", "who is the main carer, who has parental responsibility, since 1 April 2018"), (child.Is, child.Of, child.More));
    }

    [Fact]
    public async Task Said_from_the_childs_side_responsibility_is_still_the_parents()
    {
        await _world.Hub().Send(Parent() with { PersonId = _home.Child, OtherId = _home.Mother, Type = "Child", InformalCarer = false });
        Assert.Equal(["Amara Parent Ife|10|Yes|", "Ife Child Amara|00||"], await Rows());
    }

    [Fact]
    public async Task Oneself_doubles_and_a_child_who_would_be_the_parent_are_refused()
    {
        await _world.Hub().Send(Parent());
        foreach (var (person, other, type, input) in new[]
        {
            (_home.Mother, _home.Mother, "Sibling", "OtherId"), (_home.Mother, _home.Child, "Parent", "Type"), (_home.Child, _home.Mother, "Child", "Type"),
            (_home.Child, _home.Mother, "Parent", "Type"), (_home.Child, _home.Father, "Parent", "Type"), (_home.Mother, _home.Father, "Enemy", "Type"),
        })
            Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Parent() with { PersonId = person, OtherId = other, Type = type }))).Input);
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Parent() with { OtherId = null, Type = null, Responsibility = "Perhaps", From = new DateOnly(2030, 1, 1) }));
        Assert.Equal(["OtherId", "Type", "Responsibility", "From"], refused.Reasons.Select(r => r.Input));
        Assert.Equal(2, (await Rows()).Count);
    }

    [Fact]
    public async Task Somebody_whom_the_worker_does_not_work_with_is_nobodys_relative_and_is_masked_at_the_other_end()
    {
        var form = _world.Form("Zofia", "Marsh", "ZH2 2BB");
        await _world.Family(form);
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub().Send(Parent() with { OtherId = form.Adult!.PersonId, Type = "Sibling" }));
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Send(Parent()));
        await _world.DataQuality().Send(Parent() with { OtherId = form.Adult!.PersonId, Type = "Sibling" });
        var line = Assert.Single((await _world.Hub().Panel<RelationsPanel, RelationsPanel.Model>(_home.Mother)).Lines);
        Assert.Equal(("Somebody you do not work with", null), (line.Of, line.OtherId));
        await _world.Restrict(form.Adult.PersonId);
        Assert.Equal("Zofia", Assert.Single((await _world.DataQuality().Panel<RelationsPanel, RelationsPanel.Model>(_home.Mother)).Lines).Of);
    }

    [Fact]
    public async Task The_page_offers_the_family_or_whom_a_search_finds_and_nothing_of_a_restricted_person()
    {
        Assert.Equal(["Ife Okafor", "Kwame Bell"], (await _world.Hub().Ask(new AddRelationship.Query(_home.Mother, null))).People.Select(p => p.Name));
        var form = _world.Form("Zofia", "Marsh", phone: "07700 900 999");
        await _world.Hub().Send(form);
        Assert.Equal(["Zofia Marsh"], (await _world.Hub().Ask(new AddRelationship.Query(_home.Mother, "zofia"))).People.Select(p => p.Name));
        await _world.Restrict(_home.Mother);
        Assert.Empty((await _world.Practitioner().Ask(new AddRelationship.Query(_home.Mother, null))).People);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => _world.Practitioner().Send(Parent()))).Input);
        Assert.False((await _world.Practitioner().Panel<RelationsPanel, RelationsPanel.Model>(_home.Mother)).Shown);
    }
}

public sealed class EditRelationshipTests : IAsyncLifetime
{
    private World _world = null!;
    private PersonActor.Home _home = null!;
    private Guid _pair;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _home = await _world.Household();
        _pair = await _world.Hub().Send(new AddRelationship.Command(_world.NewId(), _home.Mother, _home.Child, "Parent", Responsibility: "Unknown"));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task<IReadOnlyList<string>> Rows() => _world.Sql<string>("SELECT CONCAT(type, '|', main_carer, '|', parental_responsibility, '|', to_on, '|', version) FROM families_relationship ORDER BY type");

    [Fact]
    public async Task Responsibility_is_corrected_from_either_side_and_stays_with_the_parent()
    {
        var stands = (await _world.Hub().Ask(new EditRelationship.Query(_home.Child, _pair))).Pair!;
        Assert.Equal(("Child", "Amara Okafor", "Unknown", 1), (stands.Type, stands.OtherName, stands.Responsibility, stands.Version));
        await _world.Hub().Send(new EditRelationship.Command(_home.Child, _pair, 1, true, false, "No"));
        Assert.Equal(["Child|0|||2", "Parent|1|No||2"], await Rows());
        await _world.Hub().Send(new EditRelationship.Command(_home.Mother, _pair, 2, false, false, "Yes"));
        Assert.Equal(["Child|0|||3", "Parent|0|Yes||3"], await Rows());
        await Assert.ThrowsAsync<Conflict>(() => _world.Hub().Send(new EditRelationship.Command(_home.Child, _pair, 2, true, false, "No")));
        Assert.Equal("Responsibility", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(new EditRelationship.Command(_home.Child, _pair, 3, true, false, "Perhaps")))).Input);
    }

    [Fact]
    public async Task It_ends_on_both_sides_and_can_begin_again()
    {
        await _world.Hub().Send(new EditRelationship.End(_home.Child, _pair));
        Assert.Equal(["Child|0||2026-03-02|2", "Parent|0|Unknown|2026-03-02|2"], await Rows());
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub().Send(new EditRelationship.End(_home.Mother, _pair)));
        await _world.Hub().Send(new AddRelationship.Command(_world.NewId(), _home.Child, _home.Mother, "Child"));
        Assert.Equal(4, (await Rows()).Count);
        Assert.Equal([false, true], (await _world.Hub().Panel<RelationsPanel, RelationsPanel.Model>(_home.Mother)).Lines.Select(l => l.Ended));
    }

    [Fact]
    public async Task Whatever_is_added_and_ended_both_sides_say_the_same()
    {
        var random = Gen.Choose(0, 99).ArrayOf(12).Sample(1)[0];
        var (types, pairs) = (RelationType.All.Keys.ToArray(), new List<Guid> { _pair });
        foreach (var choice in random)
        {
            try
            {
                if (choice % 3 == 0) await _world.Hub().Send(new EditRelationship.End(_home.Mother, pairs[choice % pairs.Count]));
                else pairs.Add(await _world.Hub().Send(new AddRelationship.Command(_world.NewId(), _home.Mother, choice % 2 == 0 ? _home.Child : _home.Father, types[choice % types.Length], choice % 5 == 0, false, "Yes")));
            }
            catch (Exception refused) when (refused is Refused or NotFound)
            {
                // already ended, or already so
            }
        }
        var rows = await _world.Sql<Row>("SELECT pair_id, person_id, other_id, type, to_on FROM families_relationship");
        Assert.All(rows.GroupBy(r => r.PairId), pair =>
        {
            var (one, other) = (pair.First(), pair.Last());
            Assert.Equal((2, one.PersonId, one.OtherId, one.Type, one.ToOn), (pair.Count(), other.OtherId, other.PersonId, RelationType.Inverse(other.Type), other.ToOn));
        });
    }

    [Fact]
    public async Task Another_persons_pair_is_not_found_and_a_restricted_person_needs_a_reason()
    {
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub().Send(new EditRelationship.End(_home.Father, _pair)));
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Ask(new EditRelationship.Query(_home.Mother, _pair)));
        Assert.Equal("On", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(new EditRelationship.End(_home.Mother, _pair, new DateOnly(2030, 1, 1))))).Input);
        await _world.Restrict(_home.Mother);
        Assert.Null((await _world.Practitioner().Ask(new EditRelationship.Query(_home.Mother, _pair))).Pair);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => _world.Practitioner().Send(new EditRelationship.End(_home.Mother, _pair)))).Input);
        Assert.Equal("Ife Okafor", (await _world.Practitioner().AskFor("She asked us to", new EditRelationship.Query(_home.Mother, _pair))).Pair!.OtherName);
    }

    private sealed record Row(Guid PairId, Guid PersonId, Guid OtherId, string Type, DateOnly? ToOn);
}

public sealed class AnswerAreConnectedTests : IAsyncLifetime
{
    private World _world = null!;
    private PersonActor.Home _home = null!;
    private Guid _stranger;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _home = await _world.Household();
        _stranger = (await _world.Family(_world.Form("Zofia", "Marsh", "ZH2 2BB"))).Adult!.PersonId;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task<bool> Ask(Guid one, Guid other) => _world.AsSystem().Ask(new AreConnected(one, other));

    [Fact]
    public async Task A_household_a_relationship_or_work_with_the_family_connects_and_nothing_else()
    {
        var worker = _world.NewId();
        Assert.True(await Ask(_home.Mother, _home.Father));
        Assert.False(await Ask(_home.Mother, _stranger));
        Assert.False(await Ask(worker, _home.Child));
        await _world.Involve(_home.HouseholdId, user: worker);
        Assert.True(await Ask(worker, _home.Child));
        await _world.DataQuality().Send(new AddRelationship.Command(_world.NewId(), _home.Mother, _stranger, "Friend"));
        Assert.True(await Ask(_home.Mother, _stranger));
        Assert.True(await Ask(_stranger, _home.Mother));
        Assert.True(await Ask(_stranger, _stranger));
    }

    [Fact]
    public async Task A_household_that_ended_within_a_year_still_connects()
    {
        await _world.Arrange("UPDATE families_member SET to_on = '2026-03-02' WHERE person_id = @Father", new { _home.Father });
        _world.Clock.Advance(TimeSpan.FromDays(364));
        Assert.True(await Ask(_home.Father, _home.Child));
        _world.Clock.Advance(TimeSpan.FromDays(2));
        Assert.False(await Ask(_home.Father, _home.Child));
    }
}
