using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Unborn;

public sealed class UnbornTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private World _world = null!;
    private Guid _pregnancy;
    private Guid _mother;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        (_pregnancy, _mother) = (_world.NewId(), _world.NewId());
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private sealed record Row(Guid? MotherId, string State);

    private async Task<Row> RowOf(Guid id) => (await _world.Sql<Row>("SELECT mother_id, state FROM families_unborn WHERE id = @id", new { id })).Single();

    private async Task Told(params IEvent[] happened)
    {
        foreach (var one in happened)
        {
            await _world.Happened(one);
            await _world.Deliver();
        }
    }

    [Fact]
    public async Task An_unborn_child_is_an_id_without_text_until_it_is_expected_no_more()
    {
        var (first, second) = (_world.NewId(), _world.NewId());
        await Told(new PregnancyNotified(_pregnancy, _mother, [first], Today), new UnbornExpected(second, _pregnancy));
        Assert.Equal(new Row(_mother, "Expected"), await RowOf(first));
        Assert.Equal(new Row(_mother, "Expected"), await RowOf(second));
        await Told(new UnbornNoLongerExpected(first, _pregnancy), new UnbornNoLongerExpected(first, _pregnancy));
        Assert.Equal(["NoLonger", "Expected"], [(await RowOf(first)).State, (await RowOf(second)).State]);
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_person WHERE id IN @ids", new { ids = new[] { first, second } }));
    }

    [Fact]
    public async Task Who_was_entered_as_an_unborn_child_leaves_card_search_and_history_with_the_pregnancy()
    {
        var form = _world.Form().With(_world.Child("Ife", 2024, 4), _world.Child("Sunny", 2026, 8));
        await _world.Hub().Send(form);
        async Task<IEnumerable<string>> Card() => (await _world.Hub().Ask(new GetHousehold(form.HouseholdId)))!.Members.Select(m => m.Name).Order(StringComparer.Ordinal);
        Assert.Equal(3, (await Card()).Count());
        Assert.NotEmpty((await _world.Hub().Find("Sunny")).Rows);
        _world.Clock.Advance(TimeSpan.FromDays(3));
        await _world.Happened(new PregnancyEndedInLoss(_pregnancy, form.Adult!.PersonId));
        Assert.Equal(["Amara Okafor", "Ife Okafor"], await Card());
        Assert.Empty((await _world.Hub().Find("Sunny")).Rows);
        var timeline = await _world.Hub().Ask(new GatherTimeline(form.HouseholdId));
        Assert.DoesNotContain(timeline, t => t.Says.Contains("left", StringComparison.Ordinal));
        Assert.DoesNotContain(_world.Told, t => t is MembershipChanged);
    }

    [Fact]
    public async Task Where_another_woman_of_the_family_is_expecting_only_who_is_known_as_hers_leaves()
    {
        var (hers, others) = (_world.Child("Sunny", 2026, 8), _world.Child("Sky", 2026, 9));
        var form = _world.Form().With(hers, others);
        await _world.Hub().Send(form);
        var sister = _world.NewId();
        await _world.Hub().Send(new AddMember.Command(sister, form.HouseholdId, "Bola", "Okafor", false, "Other", null));
        await Told(new PregnancyNotified(_pregnancy, form.Adult!.PersonId, [_world.NewId()], Today), new PregnancyNotified(_world.NewId(), sister, [_world.NewId()], Today));
        await _world.Arrange("""
            INSERT INTO families_relationship (id, pair_id, person_id, other_id, type, main_carer, informal_carer, recorded_at, version) VALUES (@id, @id, @mother, @child, 'ParentOfUnbornChild', 0, 0, '2026-01-01 09:00:00.000', 1)
            """, new { id = _world.NewId(), mother = form.Adult.PersonId, child = hers.PersonId });
        await _world.Happened(new PregnancyEndedInLoss(_pregnancy, form.Adult.PersonId));
        var left = (await _world.Hub().Ask(new GetHousehold(form.HouseholdId)))!.Members.Select(m => m.PersonId).ToList();
        Assert.DoesNotContain(hers.PersonId, left);
        Assert.Contains(others.PersonId, left);
    }

    [Fact]
    public async Task Told_in_any_order_it_ends_the_same()
    {
        var (first, second) = (_world.NewId(), _world.NewId());
        await Told(new UnbornNoLongerExpected(second, _pregnancy), new PregnancyNotified(_pregnancy, _mother, [first, second], Today));
        Assert.Equal(new Row(_mother, "NoLonger"), await RowOf(second));
        Assert.Equal(new Row(_mother, "Expected"), await RowOf(first));
    }

    [Fact]
    public async Task Of_a_pregnancy_that_ended_what_comes_late_makes_nobody_expected_and_what_was_put_right_since_does()
    {
        var (first, second, third, fourth) = (_world.NewId(), _world.NewId(), _world.NewId(), _world.NewId());
        var before = _world.Clock.Now();
        _world.Clock.Advance(TimeSpan.FromMinutes(5));
        await _world.Happened(new PregnancyEndedInLoss(_pregnancy, _mother));
        _world.Clock.Advance(TimeSpan.FromMinutes(5));
        await Told(
            new UnbornExpected(third, _pregnancy, before), new UnbornExpected(second, _pregnancy, _world.Clock.Now()), new PregnancyNotified(_pregnancy, _mother, [first, second], Today),
            new UnbornExpected(fourth, _pregnancy, _world.Clock.Now()));
        Assert.Equal(
            [new(_mother, "NoLonger"), new(_mother, "Expected"), new(_mother, "NoLonger"), new(_mother, "Expected")],
            [await RowOf(first), await RowOf(second), await RowOf(third), await RowOf(fourth)]);
    }

    [Theory]
    [InlineData(true, "Born")]
    [InlineData(false, "NoLonger")]
    public async Task After_a_birth_what_comes_late_makes_nobody_expected(bool alive, string state)
    {
        var (form, unborn, before) = (_world.Form(), _world.NewId(), _world.Clock.Now());
        await _world.Hub().Send(form);
        _world.Clock.Advance(TimeSpan.FromMinutes(5));
        await _world.As(Roles.Midwife, FamiliesWorld.North).Send(new RegisterBirth(_pregnancy, [new(unborn, _world.NewId(), Today, alive)], form.Adult!.PersonId));
        await Told(new PregnancyNotified(_pregnancy, form.Adult.PersonId, [unborn], Today), new UnbornExpected(unborn, _pregnancy, before));
        Assert.Equal(new Row(form.Adult.PersonId, state), await RowOf(unborn));
    }

    [Fact]
    public async Task None_of_a_pregnancy_is_expected_once_it_ended_and_one_is_again_where_that_was_a_mistake()
    {
        var (first, second, other) = (_world.NewId(), _world.NewId(), _world.NewId());
        await Told(new PregnancyNotified(_pregnancy, _mother, [first, second], Today), new PregnancyNotified(_world.NewId(), _mother, [other], Today));
        await _world.Happened(new PregnancyEndedInLoss(_pregnancy, _mother));
        Assert.Equal(["NoLonger", "NoLonger", "Expected"], [(await RowOf(first)).State, (await RowOf(second)).State, (await RowOf(other)).State]);
        await Told(new UnbornExpected(second, _pregnancy));
        Assert.Equal(["NoLonger", "Expected"], [(await RowOf(first)).State, (await RowOf(second)).State]);
    }
}
