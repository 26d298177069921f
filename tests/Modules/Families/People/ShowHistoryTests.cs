using Neighbourhood.Families.People;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class ShowHistoryTests : IAsyncLifetime
{
    private World _world = null!;
    private Guid _person;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _person = (await _world.Household()).Mother;
        await _world.Hub().Send(new EditFacts.Command(_person, 1, "2", null, null, null, null, null, null));
        _world.Clock.Advance(TimeSpan.FromMinutes(5));
        await _world.Hub().Send(new EditFacts.Command(_person, 2, "9", null, null, null, null, null, null));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Who_changed_what_and_when_newest_first()
    {
        var lines = (await _world.Hub().Ask(new ShowHistory.Query(_person, 0))).Lines;
        Assert.Equal(new (string, string, string?, string?)[] { ("Sam Field", "Gender", "Female", "Neither, or in another way"), ("Sam Field", "Gender", null, "Female") }, lines.Select(l => (l.Who, l.Field, l.Before, l.After)));
    }

    [Fact]
    public async Task More_than_a_page_goes_on_to_the_next()
    {
        for (var at = 0; at < ShowHistory.PerPage; at++)
            await _world.Arrange("INSERT INTO families_change (id, person_id, field, changed_at) VALUES (@id, @person, 'Gender', '2026-01-01 10:00:00.000')", new { id = _world.NewId(), person = _person });
        Assert.True((await _world.Hub().Ask(new ShowHistory.Query(_person, 0))).More);
        var last = await _world.Hub().Ask(new ShowHistory.Query(_person, ShowHistory.PerPage));
        Assert.Equal((2, false), (last.Lines.Count, last.More));
        Assert.Equal("The program", last.Lines[0].Who);
    }

    [Fact]
    public async Task Who_may_not_write_does_not_see_it_and_a_restricted_person_needs_a_reason()
    {
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.PracticeStaff, FamiliesWorld.North).Ask(new ShowHistory.Query(_person, 0)));
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Ask(new ShowHistory.Query(_person, 0)));
        await _world.Restrict(_person);
        Assert.Empty((await _world.Practitioner().Ask(new ShowHistory.Query(_person, 0))).Lines);
        Assert.Equal(2, (await _world.Practitioner().AskFor("She asked who", new ShowHistory.Query(_person, 0))).Lines.Count);
    }
}
