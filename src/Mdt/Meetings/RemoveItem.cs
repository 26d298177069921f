using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>A coordinator takes an item off a list that is still open; its referral is offered again.</summary>
internal static class RemoveItem
{
    [Allows(Permissions.ManageList, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, int Version) : ICommand;

    internal sealed class Handler(Db db, MeetingSteps steps, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Row(Guid MeetingId, ItemStatus Status, int Version);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var item = await db.Find<Row>("SELECT meeting_id, status, version FROM mdt_item WHERE id = @ItemId", new { command.ItemId }, ct) ?? throw new NotFound("The item");
            if (item.Status == ItemStatus.Removed) return default;
            Item.Check(item.Status, ItemStatus.Removed);
            Meeting.CheckIs((await steps.Find(item.MeetingId, ct)).Status, "nothing can be taken off its list: defer the item in the meeting", MeetingStatus.ListOpen);
            await db.ExecuteVersioned("""
                UPDATE mdt_item SET status = 'Removed', version = version + 1 WHERE id = @ItemId AND version = @Version
                """, command, ct: ct);
            await db.Execute("UPDATE mdt_invitation SET withdrawn_at = @now WHERE item_id = @ItemId AND withdrawn_at IS NULL", new { command.ItemId, now = clock.Now() }, ct);
            return default;
        }
    }

    [Allows(Permissions.ManageList, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : MeetingPage(send)
    {
        public Guid ItemId { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(ItemId, Version), ct));
    }
}
