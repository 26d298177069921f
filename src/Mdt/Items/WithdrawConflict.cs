using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Items;

/// <summary>The chair takes back a conflict that somebody declared by mistake: the family is theirs to see again. A true one stands for good.</summary>
internal static class WithdrawConflict
{
    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, Guid? UserId, string? Reason) : ICommand;

    internal sealed class Handler(Db db, ItemSteps steps, History history, IOutbox outbox, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var item = await steps.Find(command.ItemId, ct);
            var declared = command.UserId is { } who && await Conflicts.Has(db, who, item.HouseholdId, ct);
            new Refusals()
                .If(!declared, nameof(command.UserId), "Choose who declared it by mistake")
                .Text(command.Reason, nameof(command.Reason), 500, "Say how the mistake came about", least: 5)
                .Throw();
            // In whatever item of the family it was declared, also before two families' records were joined.
            await db.Execute("""
                DELETE FROM mdt_conflict WHERE user_id = @UserId AND item_id IN (
                    SELECT i.id FROM mdt_item i JOIN mdt_case k ON k.id = i.case_id
                    WHERE k.household_id = @HouseholdId OR k.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = @HouseholdId))
                """, new { command.UserId, item.HouseholdId }, ct);
            await history.Add(Subject.Case, item.CaseId, nameof(CaseStatus.Open), "Conflict withdrawn", command.Reason!.Trim(), ct);
            await outbox.Add(new MdtConflictWithdrawn(item.HouseholdId, command.UserId!.Value, clock.Today()), ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed class Page(ISend send, Db db, ItemSteps steps, Names names) : FormPage
    {
        public Guid ItemId { get; set; }
        public Guid? UserId { get; set; }
        public string? Reason { get; set; }

        internal Guid MeetingId { get; private set; }

        internal IReadOnlyList<SelectListItem> Declared { get; private set; } = [];

        public Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(ItemId, UserId, Reason), ct);
            return Redirect($"/mdt/meetings/{(await steps.Find(ItemId, ct)).MeetingId}/console?itemId={ItemId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            var item = await steps.Find(ItemId, ct);
            MeetingId = item.MeetingId;
            var users = await Conflicts.With(db, item.HouseholdId, ct);
            var staff = await names.OfStaff(users, ct);
            Declared = [.. users.Select(u => new SelectListItem(staff.GetValueOrDefault(u, "Somebody"), u.ToString()))];
        }
    }
}
