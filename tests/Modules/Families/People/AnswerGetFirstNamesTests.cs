using FsCheck.Fluent;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class AnswerGetFirstNamesTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<string?> Of(Guid personId) => (await _world.AsSystem().Ask(new GetFirstNames([personId]))).SingleOrDefault()?.FirstName;

    private async Task<Guid> Called(string first, string? family, string? preferred = null)
    {
        var form = await _world.Family();
        await _world.Arrange("UPDATE families_person SET first_name = @first, family_name = @family, preferred_name = @preferred WHERE id = @id", new { first, family, preferred, id = form.PersonIds[0] });
        return form.PersonIds[0];
    }

    [Fact]
    public async Task A_person_is_called_as_they_like_and_by_nothing_of_their_family_name()
    {
        Assert.Equal("Amara", await Of(await Called("Amara", "Okafor")));
        Assert.Equal("Ama", await Of(await Called("Amara", "Okafor", "Ama")));
        Assert.Equal("Mary Ann", await Of(await Called("Mary Ann", "O’Brien")));
        Assert.Equal("Wayan", await Of(await Called("Wayan", null)));
        Assert.Equal("Amara", await Of(await Called("Amara Okafor", "Okafor"))); // typed into the first name as well
        Assert.Equal("Amara", await Of(await Called("Amara", "O’Brien-Nuñez", "OBRIEN")));
        Assert.Equal("Amara", await Of(await Called("Amara Bell-Nunez", "O’Brien Nuñez")));
        Assert.Null(await Of(await Called("Ali", "Ali")));
        Assert.Null(await Of(_world.NewId()));
        Assert.Empty(await _world.AsSystem().Ask(new GetFirstNames([])));
    }

    [Fact]
    public async Task A_joined_record_reads_as_the_one_that_is_kept_and_neither_family_name_shows()
    {
        var (kept, merged) = (await Called("Amara Bell", "Okafor"), await Called("Amy", "Bell"));
        foreach (var id in new[] { kept, merged })
            await _world.Arrange("INSERT INTO families_joined (id, kept_id) VALUES (@id, @kept)", new { id, kept });
        Assert.Equal(["Amara", "Amara"], (await _world.AsSystem().Ask(new GetFirstNames([kept, merged]))).Select(n => n.FirstName));
    }

    [Fact]
    public async Task Who_died_is_left_out()
    {
        var id = await Called("Amara", "Okafor");
        await _world.Arrange("UPDATE families_person SET deceased_on = '2026-01-05' WHERE id = @id", new { id });
        Assert.Null(await Of(id));
    }

    [Fact]
    public async Task Whatever_was_typed_no_word_of_a_family_name_is_in_the_answer()
    {
        var id = await Called("Amara", "Okafor");
        var words = Gen.Elements("Amara", "Okafor", "okafor", "ÓKAFOR", "Okafor-Bell", "Bell", "O’Kafor", "Mary", "Núñez", "Nunez", "nunez.");
        var name = words.ListOf().Where(w => w.Count is > 0 and < 5).Select(w => string.Join(' ', w));
        foreach (var (first, family) in (from one in name from other in name select (one, other)).Sample(60))
        {
            await _world.Arrange("UPDATE families_person SET first_name = @first, family_name = @family, preferred_name = @first WHERE id = @id", new { first, family, id });
            var shown = Folded.Text(await Of(id)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Empty(shown.Intersect(Folded.Text(family).Split(' '), StringComparer.Ordinal));
        }
    }
}
