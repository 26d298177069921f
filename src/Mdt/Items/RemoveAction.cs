using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Items;

/// <summary>The chair takes back an action before the item is closed; nobody was told of it yet.</summary>
internal static class RemoveAction
{
    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, Guid ActionId) : ICommand;

    internal sealed class Handler(Db db, ItemSteps steps) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await steps.Discussing(command.ItemId, ct);
            if (await db.Execute("DELETE FROM mdt_action WHERE id = @ActionId AND item_id = @ItemId", command, ct) == 0) throw new NotFound("The action");
            return default;
        }
    }

    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(ItemId!.Value, Taken), ct), ct);
    }
}
