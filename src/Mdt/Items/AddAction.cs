using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;

namespace Neighbourhood.Mdt.Items;

/// <summary>The chair writes down who will do what by when.</summary>
internal static class AddAction
{
    /// <param name="OwnerUserId">A member of the team, somebody who came to the meeting, somebody invited to the item, or the organisation of somebody invited.</param>
    /// <param name="DueOn">Null for fourteen days, or the next review where that is earlier.</param>
    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed record Command(Guid Id, Guid ItemId, string? Text, Guid? OwnerUserId, DateOnly? DueOn) : ICommand<Guid>;

    internal sealed class Handler(Db db, ItemSteps steps, ActionOwners owners, ISend send, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var item = await steps.Discussing(command.ItemId, ct);
            var today = clock.Today();
            var usual = await Review.Of(send, today, ct);
            var review = item.NextReviewOn ?? usual.Usual;
            var due = command.DueOn ?? usual.ActionDue(review);
            var to = command.OwnerUserId is { } chosen ? await owners.Of(new(item.MdtId, item.Id, item.HouseholdId), chosen, ct) : null;
            new Refusals().HasId(command.Id)
                .Text(command.Text, "Text", 500, "Say what is to be done")
                .If(command.OwnerUserId is null, "OwnerUserId", "Choose who will do it")
                .If(command.OwnerUserId is not null && to is null, "OwnerUserId", "Choose a member of the team, or somebody who is here or invited")
                .If(due < today, "DueOn", "The day must be today or later")
                .If(due > review, "DueOn", $"The day must not be after the next review on {review.InWords()}")
                .Throw();

            await db.Execute("""
                INSERT INTO mdt_action (id, case_id, item_id, text, owner_user_id, owner_organisation_id, due_on, made_at, version)
                VALUES (@Id, @CaseId, @ItemId, @text, @UserId, @OrganisationId, @due, @now, 1)
                """, new { command.Id, item.CaseId, command.ItemId, text = command.Text!.Trim(), to!.UserId, to.OrganisationId, due, now = clock.Now() }, ct);
            await db.Execute("UPDATE mdt_item SET no_action_reason = NULL WHERE id = @ItemId", new { command.ItemId }, ct);
            return command.Id;
        }
    }

    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) =>
            Do(() => Sender.Send(new Command(ActionId, ItemId!.Value, Text, OwnerUserId, DueOn), ct), ct, done: [nameof(Text), nameof(OwnerUserId), nameof(DueOn)]);
    }
}
