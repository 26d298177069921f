using Neighbourhood.Families.Contracts;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class AnswerGetAgesTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Ages_are_whole_months_on_the_day_and_who_was_not_born_yet_has_none()
    {
        var form = _world.Form().With(_world.Child("Ife", 2025, 1), _world.Child("Obi", 2026, 6));
        await _world.Hub().Send(form);
        var ages = (await _world.Hub().Ask(new GetAges([.. form.PersonIds, _world.NewId()], new DateOnly(2026, 3, 2)))).ToDictionary(a => a.PersonId);
        Assert.Equal(3, ages.Count);
        Assert.Equal(new GetAges.Age(form.PersonIds[0], null, false), ages[form.PersonIds[0]]);
        Assert.Equal(new GetAges.Age(form.PersonIds[1], 14, true), ages[form.PersonIds[1]]);
        Assert.Equal(new GetAges.Age(form.PersonIds[2], null, true, IsUnborn: true), ages[form.PersonIds[2]]);
        Assert.Empty(await _world.Hub().Ask(new GetAges([], new DateOnly(2026, 3, 2))));
    }
}
