using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>The chair takes a decision back with a reason; what was owed for it is cancelled, and whoever acts on it is told.</summary>
internal static class WithdrawDecision
{
    [Allows(Permissions.Chair, On = nameof(DecisionId))]
    internal sealed record Command(Guid DecisionId, string? Reason) : ICommand;

    internal sealed class Handler(DecisionSteps steps) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Find(command.DecisionId, ct);
            if (now.State == DecisionState.Withdrawn) return default;
            DecisionStates.Check(now.State, DecisionState.Withdrawn, DecisionActor.Chair);
            new Refusals().Text(command.Reason, "Reason", 500, "Say why it is withdrawn").Throw();
            await steps.Withdraw(now, command.Reason!.Trim(), ct);
            return default;
        }
    }

    [Allows(Permissions.Chair, On = nameof(DecisionId))]
    internal sealed class Page(ISend send) : DecisionPage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(DecisionId, Reason), ct));
    }
}
