using Neighbourhood.Families.Contracts;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class AnswerGetEthnicitiesTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task What_somebody_said_is_answered_and_what_nobody_asked_is_not_known()
    {
        var form = _world.Form().With(_world.Child("Ife", 2025, 1));
        await _world.Hub().Send(form);
        await _world.Arrange("UPDATE families_person SET ethnicity = 'H', ethnicity_asked = 1 WHERE id = @id", new { id = form.PersonIds[0] });
        var groups = (await _world.Hub().Ask(new GetEthnicities([form.PersonIds[0], form.PersonIds[1], _world.NewId()]))).ToDictionary(g => g.PersonId, g => g.EthnicityCode);
        Assert.Equal(2, groups.Count);
        Assert.Equal(("H", null), (groups[form.PersonIds[0]], groups[form.PersonIds[1]]));
        Assert.Empty(await _world.Hub().Ask(new GetEthnicities([])));
    }
}
