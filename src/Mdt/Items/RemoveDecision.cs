using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Decisions;

namespace Neighbourhood.Mdt.Items;

/// <summary>The chair takes back a decision before the item is closed.</summary>
internal static class RemoveDecision
{
    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, Guid DecisionId) : ICommand;

    internal sealed class Handler(Db db, ItemSteps steps, History history, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await steps.Discussing(command.ItemId, ct);
            if (await db.Find<int>("SELECT COUNT(*) FROM mdt_decision WHERE id = @DecisionId AND item_id = @ItemId", command, ct) == 0) throw new NotFound("The decision");
            if (await db.Execute("""
                UPDATE mdt_decision SET removed_at = @now WHERE id = @DecisionId AND item_id = @ItemId AND removed_at IS NULL
                """, new { command.DecisionId, command.ItemId, now = clock.Now() }, ct) > 0)
                await history.Add(Subject.Decision, command.DecisionId, nameof(DecisionState.Recorded), nameof(DecisionState.TakenOff), ct: ct);
            return default;
        }
    }

    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(ItemId!.Value, Taken), ct), ct);
    }
}
