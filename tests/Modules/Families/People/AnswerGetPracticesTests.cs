using Neighbourhood.Families.Contracts;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class AnswerGetPracticesTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task The_practice_is_as_they_said_and_null_where_it_is_not_known()
    {
        var (one, other) = (await _world.Family(), await _world.Family(_world.Form("Berta", "Xu", "ZH2 1AA", "07700 900456")));
        await _world.Arrange("UPDATE families_person SET gp_practice_ods = 'Z99901' WHERE id = @id", new { id = one.Adult!.PersonId });
        var answer = await _world.AsSystem().Ask(new GetPractices([one.Adult.PersonId, other.Adult!.PersonId, _world.NewId()]));
        Assert.Equal(new[] { (one.Adult.PersonId, "Z99901"), (other.Adult.PersonId, (string?)null) }, answer.Select(p => (p.PersonId, p.OdsCode)));
        Assert.Empty(await _world.AsSystem().Ask(new GetPractices([])));
    }

    [Fact]
    public async Task Records_that_were_joined_have_one_practice_the_kept_ones_first()
    {
        var (kept, merged) = (await _world.Family(), await _world.Family(_world.Form("Berta", "Xu", "ZH2 1AA", "07700 900456")));
        var (keptId, mergedId) = (kept.Adult!.PersonId, merged.Adult!.PersonId);
        foreach (var id in new[] { keptId, mergedId }) await _world.Arrange("INSERT INTO families_joined (id, kept_id) VALUES (@id, @keptId)", new { id, keptId });
        await _world.Arrange("UPDATE families_person SET gp_practice_ods = 'Z99902' WHERE id = @mergedId", new { mergedId });
        Assert.Equal(["Z99902", "Z99902"], (await _world.AsSystem().Ask(new GetPractices([keptId, mergedId]))).Select(p => p.OdsCode));
        await _world.Arrange("UPDATE families_person SET gp_practice_ods = 'Z99901' WHERE id = @keptId", new { keptId });
        Assert.Equal(["Z99901", "Z99901"], (await _world.AsSystem().Ask(new GetPractices([keptId, mergedId]))).Select(p => p.OdsCode));
    }
}
