using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Items;

/// <summary>The chair puts an item off to the next meeting, where it comes first.</summary>
internal static class DeferItem
{
    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, string? DeferReason, int Version) : ICommand;

    internal sealed class Handler(Db db, ItemSteps steps) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals().Text(command.DeferReason, "DeferReason", 500, "Say why this waits for the next meeting").Throw();
            var item = await steps.Find(command.ItemId, ct);
            if (await db.Find<int>("""
                SELECT (SELECT COUNT(*) FROM mdt_decision WHERE item_id = @ItemId AND removed_at IS NULL) + (SELECT COUNT(*) FROM mdt_action WHERE item_id = @ItemId)
                """, new { command.ItemId }, ct) > 0 && item.Status == ItemStatus.Discussing)
                throw new Refused("", "Something was decided on this item: close it, or take the decisions and actions off first");
            if (!await steps.To(item, ItemStatus.Deferred, command.Version, ct)) return default;
            await db.Execute("UPDATE mdt_item SET deferred_reason = @reason WHERE id = @ItemId", new { command.ItemId, reason = command.DeferReason!.Trim() }, ct);
            return default;
        }
    }

    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) =>
            Do(() => Sender.Send(new Command(ItemId!.Value, DeferReason, Version), ct), ct, to: $"/mdt/meetings/{MeetingId}/console");
    }
}
