using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Items;

/// <summary>The chair says that nothing needs doing on an item, and why.</summary>
internal static class DeclareNoAction
{
    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, string? NoActionReason, int Version) : ICommand;

    internal sealed class Handler(Db db, ItemSteps steps) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await steps.Discussing(command.ItemId, ct);
            new Refusals()
                .Text(command.NoActionReason, "NoActionReason", 500, "Say why there is no action")
                .If(await db.Find<int>("SELECT COUNT(*) FROM mdt_action WHERE item_id = @ItemId", new { command.ItemId }, ct) > 0, "NoActionReason", "There is an action already: take it off first")
                .Throw();
            await db.ExecuteVersioned("""
                UPDATE mdt_item SET no_action_reason = @reason, version = version + 1 WHERE id = @ItemId AND version = @Version
                """, new { command.ItemId, reason = command.NoActionReason!.Trim(), command.Version }, ct: ct);
            return default;
        }
    }

    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) =>
            Do(() => Sender.Send(new Command(ItemId!.Value, NoActionReason, Version), ct), ct, done: [nameof(NoActionReason)]);
    }
}
