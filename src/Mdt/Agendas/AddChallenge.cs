using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>The chair writes down what a breakout found hard, what it proposes, and who owns the proposal.</summary>
internal static class AddChallenge
{
    [Allows(Permissions.Chair, On = nameof(MeetingId))]
    internal sealed record Command(Guid Id, Guid MeetingId, Guid PointId, string? ChallengeText, string? Solution, Guid? SolutionOwnerId) : ICommand<Guid>;

    internal sealed class Handler(Db db, AgendaDesk agenda, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var point = await agenda.Running(command.MeetingId, command.PointId, ct);
            new Refusals().HasId(command.Id)
                .If(point.Kind != AgendaPointKind.Breakout, "ChallengeText", "Only a breakout records challenges")
                .Text(command.ChallengeText, "ChallengeText", 500, "Say what is hard")
                .Text(command.Solution, "Solution", 500, "Say what the group proposes")
                .If(command.SolutionOwnerId is null, "SolutionOwnerId", "Choose who owns the proposal")
                .If(command.SolutionOwnerId is { } owner && !await agenda.MayOwn(command.MeetingId, owner, ct), "SolutionOwnerId", "Choose a member, or somebody who came in a member's place")
                .Throw();
            await db.Execute("""
                INSERT INTO mdt_challenge (id, meeting_id, point_id, challenge, solution, owner_user_id, made_at, version)
                VALUES (@Id, @MeetingId, @PointId, @challenge, @solution, @SolutionOwnerId, @now, 1)
                """, new
            {
                command.Id,
                command.MeetingId,
                command.PointId,
                challenge = command.ChallengeText!.Trim().ReplaceLineEndings(" "),
                solution = command.Solution!.Trim().ReplaceLineEndings(" "),
                command.SolutionOwnerId,
                now = clock.Now(),
            }, ct);
            return command.Id;
        }
    }
}
