using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Kernel;

public sealed class AuditTests : IAsyncLifetime
{
    private readonly NotesModule _notes = new();
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await World.Start(_notes);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private sealed record Row(Guid? UserId, bool BySystem, string Kind, string What, string? Permission, string Subjects, string Fields);

    private Task<IReadOnlyList<Row>> Rows() => _world.Sql<Row>("SELECT user_id, by_system, kind, what, permission, subjects, fields FROM kernel_audit ORDER BY id");

    [Fact]
    public async Task A_change_names_who_what_and_which_fields_and_holds_no_value()
    {
        var writer = _world.As(Roles.Coordinator);
        var id = await writer.Send(new WriteNote(_world.NewId(), "Aisha Example", "very private"));
        var row = Assert.Single(await Rows());
        Assert.Equal((writer.Id, false, "change", "Modules.WriteNote", NotesModule.Write, id.ToString()), (row.UserId!.Value, row.BySystem, row.Kind, row.What, row.Permission, row.Subjects));
        Assert.Contains("\"Title\"", row.Fields, StringComparison.Ordinal);
        Assert.Contains("\"Secret\"", row.Fields, StringComparison.Ordinal);
        Assert.DoesNotContain("Aisha", row.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("private", row.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_view_names_whose_data_was_seen()
    {
        var reader = _world.As(Roles.Coordinator);
        var note = _world.NewId();
        await reader.Ask(new GetNote(note));
        var row = Assert.Single(await Rows());
        Assert.Equal((reader.Id, "view", "Modules.GetNote", note.ToString()), (row.UserId!.Value, row.Kind, row.What, row.Subjects));
    }

    [Fact]
    public async Task A_denied_command_and_a_denied_question_are_kept()
    {
        var nobody = _world.As(Roles.Midwife);
        var note = _world.NewId();
        await Assert.ThrowsAsync<Denied>(() => nobody.Send(new WriteNote(note, "no")));
        await Assert.ThrowsAsync<Denied>(() => nobody.Ask(new GetNote(note)));
        await Assert.ThrowsAsync<Denied>(() => nobody.Ask(new GatherNotes()));
        var rows = await Rows();
        Assert.Equal(["Modules.WriteNote", "Modules.GetNote", "Modules.GatherNotes"], rows.Select(r => r.What));
        Assert.All(rows, r => Assert.Equal("denied", r.Kind));
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM notes_note"));
    }

    [Fact]
    public async Task A_denial_within_a_command_is_kept_though_the_command_is_undone()
    {
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.Coordinator).Send(new WriteAndLend(_world.NewId(), FailAfter: false)));
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM notes_note"));
        var row = Assert.Single(await Rows());
        Assert.Equal(("denied", "Modules.LendNote", NotesModule.Lend), (row.Kind, row.What, row.Permission));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_denial_by_a_handler_is_kept_once_with_what_was_asked_for(bool found)
    {
        _notes.Switches.SeekThrows = found ? new Denied("notes.lend") : new NotFound("This note");
        var (reader, note) = (_world.As(Roles.Coordinator), _world.NewId());
        await Assert.ThrowsAsync(_notes.Switches.SeekThrows.GetType(), () => reader.Ask(new SeekNote(note)));
        var row = Assert.Single(await Rows());
        Assert.Equal((reader.Id, "denied", "Modules.SeekNote", NotesModule.Write, note.ToString()), (row.UserId!.Value, row.Kind, row.What, row.Permission, row.Subjects));
    }

    [Fact]
    public async Task A_denial_by_a_question_within_a_command_is_kept_once_and_the_command_is_undone()
    {
        _notes.Switches.SeekThrows = new NotFound();
        await Assert.ThrowsAsync<NotFound>(() => _world.As(Roles.Coordinator).Send(new SeekTwice(_world.NewId())));
        Assert.Equal(["denied Modules.SeekNote"], (await Rows()).Select(r => $"{r.Kind} {r.What}"));
    }

    [Fact]
    public async Task What_the_program_itself_does_not_find_is_no_attempt()
    {
        _notes.Switches.SeekThrows = new NotFound();
        await Assert.ThrowsAsync<NotFound>(() => _world.AsSystem().Ask(new SeekNote(_world.NewId())));
        Assert.Empty(await Rows());
    }

    [Fact]
    public async Task A_reaction_is_the_systems_on_behalf_of_who_caused_it()
    {
        var writer = _world.As(Roles.Coordinator);
        await writer.Send(new WriteNote(_world.NewId(), "heard"));
        await _world.Deliver();
        Assert.Contains($"files for {writer.Id}", await _world.Sql<string>("SELECT by_whom FROM notes_heard"));
    }

    [Fact]
    public async Task Many_people_seen_are_many_rows_each_within_its_column()
    {
        var people = Enumerable.Range(0, 250).Select(_ => _world.NewId()).ToList();
        await _world.AsSystem().With(async scope =>
        {
            await scope.GetRequiredService<Db>().InOne(() => scope.GetRequiredService<Audit>().Write("export", "Notes.Export", people));
            return true;
        });
        var rows = await Rows();
        Assert.Equal(3, rows.Count);
        Assert.All(rows, r => Assert.True(r.Subjects.Length <= 4000));
        Assert.Equal(people.Select(p => p.ToString()), rows.SelectMany(r => r.Subjects.Split(' ')));
    }
}
