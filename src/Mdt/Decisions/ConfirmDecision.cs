using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>The chair confirms a provisional decision while a meeting of the team sits with a quorum; it takes effect.</summary>
internal static class ConfirmDecision
{
    [Allows(Permissions.Chair, On = nameof(DecisionId))]
    internal sealed record Command(Guid DecisionId) : ICommand;

    internal sealed class Handler(Db db, DecisionSteps steps) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Find(command.DecisionId, ct);
            if (now.State == DecisionState.Confirmed) return default;
            DecisionStates.Check(now.State, DecisionState.Confirmed, DecisionActor.Chair);
            if (await Sitting.For(db, now.MdtId, now.HouseholdId, ct) is { IsQuorate: false } sitting) throw new Refused("", sitting.Why);
            await steps.Confirm(now, ConfirmedHow.Meeting, DecisionActor.Chair, ct);
            return default;
        }
    }

    [Allows(Permissions.Chair, On = nameof(DecisionId))]
    internal sealed class Page(ISend send) : DecisionPage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(DecisionId), ct));
    }
}
