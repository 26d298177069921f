using Neighbourhood.Kernel;

namespace Neighbourhood.Modules.Kernel;

/// <summary>The smallest module there can be: what the Kernel's own tests are run on.</summary>
public sealed class NotesModule : IModule
{
    public const string Write = "notes.write";

    public string Name => "Notes";

    public IReadOnlyList<Permission> Permissions => [new(Write, "Write notes", Roles.Coordinator)];
}

[Allows(NotesModule.Write, Unscoped = "a note belongs to nobody")]
public sealed record WriteNote(Guid Id, string Text) : ICommand<Guid>;

public sealed record NoteWritten(Guid NoteId) : IEvent;

internal sealed class WriteNoteHandler(Db db, IOutbox outbox) : ICommandHandler<WriteNote, Guid>
{
    public async Task<Guid> Handle(WriteNote command, CancellationToken ct)
    {
        if (command.Text.Length == 0) throw new Refused("Text", "Enter a text");
        await db.Execute("INSERT INTO kernel_mark (name, value, set_at) VALUES (@name, @Text, @now)", new { name = command.Id.ToString(), command.Text, now = DateTimeOffset.UtcNow }, ct);
        await outbox.Add(new NoteWritten(command.Id), ct);
        if (command.Text == "fail at the end") throw new InvalidOperationException("failed after the event");
        return command.Id;
    }
}
