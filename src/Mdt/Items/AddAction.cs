using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Items;

/// <summary>The chair writes down who will do what by when.</summary>
internal static class AddAction
{
    /// <param name="OwnerUserId">A member of the team, somebody who came to the meeting, or somebody invited to the item.</param>
    /// <param name="DueOn">Null for fourteen days, or the next review where that is earlier.</param>
    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed record Command(Guid Id, Guid ItemId, string? Text, Guid? OwnerUserId, DateOnly? DueOn) : ICommand<Guid>;

    internal sealed class Handler(Db db, ItemSteps steps, ISend send, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var item = await steps.Discussing(command.ItemId, ct);
            var today = clock.Today();
            var usual = await Review.Of(send, today, ct);
            var review = item.NextReviewOn ?? usual.Usual;
            var due = command.DueOn ?? usual.ActionDue(review);
            new Refusals().HasId(command.Id)
                .Text(command.Text, "Text", 500, "Say what is to be done")
                .If(command.OwnerUserId is null, "OwnerUserId", "Choose who will do it")
                .If(command.OwnerUserId is { } owner && !await MayOwn(item, owner, ct), "OwnerUserId", "Choose a member of the team, or somebody who is here or invited")
                .If(due < today, "DueOn", "The day must be today or later")
                .If(due > review, "DueOn", $"The day must not be after the next review on {review.InWords()}")
                .Throw();

            await db.Execute("""
                INSERT INTO mdt_action (id, case_id, item_id, text, owner_user_id, due_on, made_at, version)
                VALUES (@Id, @CaseId, @ItemId, @text, @OwnerUserId, @due, @now, 1)
                """, new { command.Id, item.CaseId, command.ItemId, text = command.Text!.Trim(), command.OwnerUserId, due, now = clock.Now() }, ct);
            await db.Execute("UPDATE mdt_item SET no_action_reason = NULL WHERE id = @ItemId", new { command.ItemId }, ct);
            return command.Id;
        }

        private async Task<bool> MayOwn(ItemSteps.Now item, Guid owner, CancellationToken ct) => await db.Find<int>("""
            SELECT COUNT(*) FROM mdt_meeting m WHERE m.id = @MeetingId AND (
                EXISTS (SELECT 1 FROM mdt_member p WHERE p.mdt_id = m.mdt_id AND p.user_id = @owner AND p.left_on IS NULL)
                OR EXISTS (SELECT 1 FROM mdt_attendance a WHERE a.meeting_id = m.id AND a.user_id = @owner AND a.deputy_for IS NOT NULL)
                OR EXISTS (SELECT 1 FROM mdt_invitation v WHERE v.item_id = @Id AND v.user_id = @owner AND v.withdrawn_at IS NULL))
              AND NOT EXISTS (SELECT 1 FROM mdt_conflict c JOIN mdt_item same ON same.id = c.item_id JOIN mdt_case k ON k.id = same.case_id
                  WHERE (k.household_id = @HouseholdId OR k.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = @HouseholdId)) AND c.user_id = @owner)
            """, new { item.Id, item.MeetingId, item.HouseholdId, owner }, ct) > 0;
    }

    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) =>
            Do(() => Sender.Send(new Command(ActionId, ItemId!.Value, Text, OwnerUserId, DueOn), ct), ct, done: [nameof(Text), nameof(OwnerUserId), nameof(DueOn)]);
    }
}
