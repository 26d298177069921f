using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Items;

/// <summary>A coordinator says who presents a family at a meeting, and whether they know it: somebody who does should be in the room.</summary>
internal static class SetPresenter
{
    [Allows(Permissions.ManageList, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, Guid? PresenterUserId, bool? KnowsFamily, int Version) : ICommand;

    internal sealed class Handler(Db db, ItemSteps steps, ISend send) : ICommandHandler<Command>
    {
        private sealed record Stands(Guid PresenterUserId, bool? PresenterKnowsFamily);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var item = await steps.Find(command.ItemId, ct);
            Meeting.CheckIs(item.MeetingStatus, "nobody else can be asked to present", MeetingStatus.ListOpen, MeetingStatus.ListClosed, MeetingStatus.InProgress);
            if (Item.IsOver(item.Status)) throw new Refused("", $"This item {Item.InWords(item.Status)}, so nobody else can present it");
            if (command.PresenterUserId is not { } who) throw new Refused("PresenterUserId", "Choose who presents the family");
            var stands = (await db.Find<Stands>("SELECT presenter_user_id, presenter_knows_family FROM mdt_item WHERE id = @ItemId", new { command.ItemId }, ct))!;
            if (stands == new Stands(who, command.KnowsFamily)) return default;
            if (await send.Ask(new GetStaff([who]), ct) is not [{ Ended: false }]) throw new Refused("PresenterUserId", "Choose somebody whose account is open");
            if (who != item.LeadUserId && !await IsThere(item, who, ct)) throw new Refused("PresenterUserId", "Choose the lead practitioner, a member of the team, or somebody invited to this item");
            if (await Conflicts.Has(db, who, item.HouseholdId, ct)) throw new Refused("PresenterUserId", "Choose somebody else: they declared a conflict of interest with this family");
            await db.ExecuteVersioned("""
                UPDATE mdt_item SET presenter_user_id = @who, presenter_knows_family = @KnowsFamily, version = version + 1 WHERE id = @ItemId AND version = @Version
                """, new { who, command.KnowsFamily, command.ItemId, command.Version }, "Somebody else has changed this item. Look at the list as it stands now, then try again.", ct: ct);
            return default;
        }

        private async Task<bool> IsThere(ItemSteps.Now item, Guid who, CancellationToken ct) => await db.Find<int>("""
            SELECT COUNT(*) FROM mdt_meeting m WHERE m.id = @MeetingId AND (
                EXISTS (SELECT 1 FROM mdt_member p WHERE p.mdt_id = m.mdt_id AND p.user_id = @who AND p.left_on IS NULL)
                OR EXISTS (SELECT 1 FROM mdt_invitation v WHERE v.item_id = @Id AND v.user_id = @who AND v.withdrawn_at IS NULL))
            """, new { item.MeetingId, item.Id, who }, ct) > 0;
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageList, On = nameof(ItemId))]
    internal sealed class Page(ISend send, Db db, ItemSteps steps) : FormPage
    {
        private sealed record Row(Guid PresenterUserId, bool? PresenterKnowsFamily);

        public Guid ItemId { get; set; }
        public Guid? PresenterUserId { get; set; }
        public bool? KnowsFamily { get; set; }
        public int Version { get; set; }

        internal Guid MeetingId { get; private set; }

        internal IReadOnlyList<SelectListItem> People { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            var stands = (await db.Find<Row>("SELECT presenter_user_id, presenter_knows_family FROM mdt_item WHERE id = @ItemId", new { ItemId }, ct))!;
            (PresenterUserId, KnowsFamily) = (stands.PresenterUserId, stands.PresenterKnowsFamily);
            Version = (await steps.Find(ItemId, ct)).Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(ItemId, PresenterUserId, KnowsFamily, Version), ct);
            return Redirect($"/mdt/meetings/{(await steps.Find(ItemId, ct)).MeetingId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            var item = await steps.Find(ItemId, ct);
            MeetingId = item.MeetingId;
            var ids = await db.Query<Guid>("""
                SELECT user_id FROM mdt_member WHERE mdt_id = @MdtId AND left_on IS NULL
                UNION SELECT user_id FROM mdt_invitation WHERE item_id = @Id AND withdrawn_at IS NULL
                """, new { item.MdtId, item.Id }, ct);
            var barred = await Conflicts.With(db, item.HouseholdId, ct);
            People = [.. Staff.Choices((await send.Ask(new GetStaff([.. ids.Append(item.LeadUserId).Distinct().Except(barred)]), ct)).Where(w => !w.Ended))];
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = item.Version; // pressing again is a choice
        }
    }
}
