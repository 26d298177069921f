using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Items;

/// <summary>The chair starts an item; one at a time is discussed.</summary>
internal static class StartItem
{
    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, int Version) : ICommand;

    internal sealed class Handler(Db db, ItemSteps steps) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var item = await steps.Find(command.ItemId, ct);
            if (await db.Find<int>("""
                SELECT COUNT(*) FROM mdt_item WHERE meeting_id = @MeetingId AND status = 'Discussing' AND id <> @Id
                """, new { item.MeetingId, item.Id }, ct) > 0)
                throw new Refused("", "Another item is still open: close or defer it first");
            await steps.To(item, ItemStatus.Discussing, command.Version, ct);
            return default;
        }
    }

    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(ItemId!.Value, Version), ct), ct);
    }
}
