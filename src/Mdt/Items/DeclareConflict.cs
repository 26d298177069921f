using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Items;

/// <summary>A member declares a conflict of interest in an item: it leaves their agenda, minutes and pack for good; the chair's own passes to the deputy.</summary>
internal static class DeclareConflict
{
    /// <param name="UserId">Null for oneself; the chair may note it for a member who says so in the meeting.</param>
    [Allows(Permissions.DeclareConflict, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, Guid? UserId, string? Reason) : ICommand;

    internal sealed class Handler(Db db, ItemSteps steps, Guard guard, Audit audit, IOutbox outbox, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals().Text(command.Reason, "Reason", 500, "Say what the conflict is: own family, a close friend, a private interest").Throw();
            var who = command.UserId ?? user.Id!.Value;
            if (who != user.Id)
            {
                if (!await guard.Reaches(Permissions.Chair, nameof(command.ItemId), command.ItemId, ct))
                {
                    await audit.Denied(command, Permissions.Chair, ct);
                    throw new Denied(Permissions.Chair);
                }
                if (await db.Find<int>("""
                    SELECT COUNT(*) FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id JOIN mdt_member p ON p.mdt_id = m.mdt_id
                    WHERE i.id = @ItemId AND p.user_id = @who AND p.left_on IS NULL
                    """, new { command.ItemId, who }, ct) == 0) throw new Refused("UserId", "Choose a member of this team");
            }
            if (await db.Execute("""
                INSERT INTO mdt_conflict (item_id, user_id, reason, declared_at)
                SELECT @ItemId, @who, @reason, @now WHERE NOT EXISTS (SELECT 1 FROM mdt_conflict WHERE item_id = @ItemId AND user_id = @who)
                """, new { command.ItemId, who, reason = command.Reason!.Trim(), now = clock.Now() }, ct) > 0)
                await outbox.Add(new MdtConflictDeclared((await steps.Find(command.ItemId, ct)).HouseholdId, who, clock.Today()), ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.DeclareConflict, On = nameof(ItemId))]
    internal sealed class Page(ISend send, ItemSteps steps) : FormPage
    {
        public Guid ItemId { get; set; }
        public string? Reason { get; set; }

        public void OnGet() => ModelState.Clear();

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            var meeting = (await steps.Find(ItemId, ct)).MeetingId;
            await send.Send(new Command(ItemId, null, Reason), ct);
            return Redirect($"/mdt/meetings/{meeting}");
        });
    }
}
