using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Items;

/// <summary>A coordinator asks somebody of a charity or school to one item; they see that item alone, from the closing of the list to the item's end.</summary>
internal static class InviteToItem
{
    [Allows(Permissions.ManageList, On = nameof(ItemId))]
    internal sealed record Command(Guid Id, Guid ItemId, Guid? UserId) : ICommand<Guid>;

    internal sealed class Handler(Db db, ItemSteps steps, ISend send, IOutbox outbox, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            new Refusals().HasId(command.Id).Throw();
            if (command.UserId is not { } guest) throw new Refused("UserId", "Choose whom to invite");
            var item = await steps.Find(command.ItemId, ct);
            Meeting.CheckIs(item.MeetingStatus, "nobody can be invited", MeetingStatus.ListOpen, MeetingStatus.ListClosed, MeetingStatus.InProgress);
            if (Item.IsOver(item.Status)) throw new Refused("", $"This item {Item.InWords(item.Status)}, so nobody can be invited to it");
            if (!await IsInvitedAttendee(guest, ct)) throw new Refused("UserId", "Choose somebody who has the role of an invited attendee");
            if (await Conflicts.Has(db, guest, item.HouseholdId, ct)) throw new Refused("UserId", "Choose somebody else: they declared a conflict of interest with this family");
            if (await db.Find<int>("""
                SELECT COUNT(*) FROM mdt_invitation WHERE item_id = @ItemId AND user_id = @guest AND withdrawn_at IS NULL
                """, new { command.ItemId, guest }, ct) > 0) throw new Refused("UserId", "They are invited to this item already");

            await db.Execute("""
                INSERT INTO mdt_invitation (id, item_id, user_id, invited_by, invited_at) VALUES (@Id, @ItemId, @guest, @by, @now)
                """, new { command.Id, command.ItemId, guest, by = user.Id, now = clock.Now() }, ct);
            // Before the list closes they see nothing yet: CloseList tells it then.
            if (item.MeetingStatus != MeetingStatus.ListOpen)
                await outbox.Add(new MdtInvolvementBegan(command.Id, item.HouseholdId, null, null, guest, "invited", clock.Today(), Shown: false), ct);
            return command.Id;
        }

        private async Task<bool> IsInvitedAttendee(Guid id, CancellationToken ct) =>
            (await send.Ask(new GetStaff([id]), ct)).FirstOrDefault(w => w.Id == id && !w.Ended) is { } worker
            && (await send.Ask(new FindStaff(worker.Name, Roles.InvitedAttendee), ct)).Any(w => w.Id == id);
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageList, On = nameof(ItemId))]
    internal sealed class Page(ISend send, ItemSteps steps, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid ItemId { get; set; }
        public Guid? UserId { get; set; }

        internal IReadOnlyList<SelectListItem> Guests { get; private set; } = [];

        internal Guid MeetingId { get; private set; }

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Id = clock.NewId();
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, ItemId, UserId), ct);
            return Redirect($"/mdt/meetings/{(await steps.Find(ItemId, ct)).MeetingId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            MeetingId = (await steps.Find(ItemId, ct)).MeetingId;
            Guests = [.. (await send.Ask(new FindStaff(Role: Roles.InvitedAttendee), ct))
                .Select(w => new SelectListItem(w.Organisation is null ? w.Name : $"{w.Name}, {w.Organisation}", w.Id.ToString()))];
        }
    }
}
