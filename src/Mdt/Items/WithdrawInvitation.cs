using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Items;

/// <summary>A coordinator takes an invitation back; from that moment the person sees nothing of the item.</summary>
internal static class WithdrawInvitation
{
    [Allows(Permissions.ManageList, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, Guid InvitationId) : ICommand;

    internal sealed class Handler(Db db, ItemSteps steps, IOutbox outbox, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var item = await steps.Find(command.ItemId, ct);
            if (await db.Find<int>("SELECT COUNT(*) FROM mdt_invitation WHERE id = @InvitationId AND item_id = @ItemId", command, ct) == 0) throw new NotFound("The invitation");
            if (await db.Execute("""
                UPDATE mdt_invitation SET withdrawn_at = @now WHERE id = @InvitationId AND withdrawn_at IS NULL
                """, new { command.InvitationId, now = clock.Now() }, ct) == 0) return default;
            if (item.MeetingStatus != MeetingStatus.ListOpen && !Item.IsOver(item.Status))
                await outbox.Add(new MdtInvolvementEnded(command.InvitationId, item.HouseholdId, clock.Today()), ct);
            return default;
        }
    }

    [Allows(Permissions.ManageList, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : MeetingPage(send)
    {
        public Guid ItemId { get; set; }
        public Guid InvitationId { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(ItemId, InvitationId), ct));
    }
}
