using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Modules.Families.People;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Households;

public sealed class AnswerGetLivingWithTests : IAsyncLifetime
{
    private World _world = null!;
    private PersonActor.Home _home = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _home = await _world.Household();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task<IReadOnlyList<GetLivingWith.Other>> Ask(Guid? of = null) => _world.AsSystem().Ask(new GetLivingWith(of ?? _home.Mother));

    private async Task<IEnumerable<Guid>> Who(Guid? of = null) => (await Ask(of)).Select(o => o.PersonId).Order();

    [Fact]
    public async Task Whoever_lives_there_today_is_named_and_nobody_who_left_belongs_there_from_elsewhere_or_died()
    {
        Assert.Equal(new[] { _home.Father, _home.Child }.Order(), await Who());
        await _world.Arrange("UPDATE families_member SET lives_here = 'Part' WHERE person_id = @Father", new { _home.Father });
        Assert.Contains(_home.Father, await Who());
        await _world.Arrange("UPDATE families_member SET lives_here = 'No' WHERE person_id = @Father", new { _home.Father });
        Assert.Equal([_home.Child], await Who());
        Assert.Empty(await Who(_home.Father));
        await _world.Arrange("UPDATE families_member SET lives_here = 'Full', to_on = '2026-03-02' WHERE person_id = @Father", new { _home.Father });
        Assert.Equal([_home.Child], await Who());
        await _world.Arrange("UPDATE families_person SET deceased_on = '2026-03-01' WHERE id = @Child", new { _home.Child });
        Assert.Empty(await Who());
        Assert.Empty(await Who(_world.NewId()));
    }

    [Fact]
    public async Task Who_is_expecting_themselves_is_marked_as_long_as_the_pregnancy_goes_on()
    {
        var (pregnancy, unborn) = (_world.NewId(), _world.NewId());
        Assert.All(await Ask(), o => Assert.False(o.IsExpecting));
        await _world.Happened(new PregnancyNotified(pregnancy, _home.Father, [unborn], new DateOnly(2026, 3, 2)));
        await _world.Deliver();
        Assert.Equal([_home.Father], (await Ask()).Where(o => o.IsExpecting).Select(o => o.PersonId));
        await _world.Happened(new PregnancyEndedInLoss(pregnancy, _home.Father));
        Assert.All(await Ask(), o => Assert.False(o.IsExpecting));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Of_a_home_in_which_anybody_is_restricted_nobody_is_named(int who)
    {
        await _world.Restrict(new[] { _home.Mother, _home.Father, _home.Child }[who]);
        Assert.Empty(await Who());
    }

    [Fact]
    public async Task Two_records_that_were_joined_are_one_whoever_of_them_lives_there()
    {
        var twin = (await _world.Family(_world.Form("Zofia", "Marsh", "ZH2 2BB"))).Adult!.PersonId;
        await _world.Arrange("INSERT INTO families_joined (id, kept_id) VALUES (@twin, @twin), (@Father, @twin)", new { twin, _home.Father });
        Assert.Equal(new[] { twin, _home.Child }.Order(), await Who());
        Assert.Equal(new[] { _home.Mother, _home.Child }.Order(), await Who(twin));
        Assert.Equal(await Who(twin), await Who(_home.Father));
        await _world.Restrict(twin);
        Assert.Empty(await Who());
    }
}
