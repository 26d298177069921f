using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;

namespace Neighbourhood.Mdt.Plans;

/// <summary>The lead practitioner says why the closing form of a case cannot be written, so that it waits for nobody.</summary>
internal static class SkipMovingOn
{
    [Allows(Permissions.CasePlan, On = nameof(CaseId))]
    internal sealed record Command(Guid Id, Guid CaseId, string? Reason) : ICommand<Guid>;

    internal sealed class Handler(Db db, CaseDesk desk, MovingOn forms, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var now = await desk.ToWrite(command.CaseId, ct);
            await forms.CheckWaits(now, ct);
            new Refusals().HasId(command.Id).Text(command.Reason, "Reason", 500, "Say why the form cannot be written").Throw();
            await db.Execute("""
                INSERT INTO mdt_moving_on (id, case_id, closed_on, not_possible_reason, by_user, at) VALUES (@Id, @CaseId, @closed, @reason, @by, @at)
                """, new { command.Id, command.CaseId, closed = now.ClosedOn, reason = command.Reason!.Trim(), by = user.Id, at = clock.Now() }, ct);
            return command.Id;
        }
    }

    /// <summary>The other button of the closing form's page.</summary>
    internal static Task<Guid> Keep(ISend send, Guid id, Guid caseId, string? reason, CancellationToken ct) => send.Send(new Command(id, caseId, reason), ct);
}
