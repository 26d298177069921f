using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>The chair writes down who will do what by when, on a point of the agenda: an action that belongs to no case.</summary>
internal static class AddPointAction
{
    /// <param name="OwnerUserId">A member of the team, or somebody who came in a member's place.</param>
    /// <param name="DueOn">Null for the usual number of days.</param>
    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed record Command(Guid Id, Guid MeetingId, Guid PointId, string? Text, Guid? OwnerUserId, DateOnly? DueOn) : ICommand<Guid>;

    internal sealed class Handler(Db db, AgendaDesk agenda, ISend send, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            await agenda.Running(command.MeetingId, command.PointId, ct);
            var today = clock.Today();
            var due = command.DueOn ?? today.AddDays(await send.Number("mdt.actionDefaultDays", ct: ct));
            new Refusals().HasId(command.Id)
                .Text(command.Text, "Text", 500, "Say what is to be done")
                .If(command.OwnerUserId is null, "OwnerUserId", "Choose who will do it")
                .If(command.OwnerUserId is { } owner && !await agenda.MayOwn(command.MeetingId, owner, ct), "OwnerUserId", "Choose a member, or somebody who came in a member's place")
                .If(due < today, "DueOn", "The day must be today or later")
                .If(due > today.AddYears(2), "DueOn", "The day must be within two years")
                .Throw();
            await db.Execute("""
                INSERT INTO mdt_point_action (id, meeting_id, point_id, text, owner_user_id, due_on, made_at, version)
                VALUES (@Id, @MeetingId, @PointId, @text, @OwnerUserId, @due, @now, 1)
                """, new { command.Id, command.MeetingId, command.PointId, text = command.Text!.Trim().ReplaceLineEndings(" "), command.OwnerUserId, due, now = clock.Now() }, ct);
            return command.Id;
        }
    }
}
