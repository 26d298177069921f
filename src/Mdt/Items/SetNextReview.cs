using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Items;

/// <summary>The chair says when the team looks at the case again.</summary>
internal static class SetNextReview
{
    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, DateOnly? NextReviewOn, int Version) : ICommand;

    internal sealed class Handler(Db db, ItemSteps steps, ISend send, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await steps.Discussing(command.ItemId, ct);
            var review = await Review.Of(send, clock.Today(), ct);
            if (command.NextReviewOn is not { } on) throw new Refused("NextReviewOn", "Enter the day of the next review");
            new Refusals()
                .If(on < review.First || on > review.Last, "NextReviewOn", $"The next review must be from {review.First.InWords()} to {review.Last.InWords()}")
                .If(await db.Find<int>("SELECT COUNT(*) FROM mdt_action WHERE item_id = @ItemId AND due_on > @on", new { command.ItemId, on }, ct) > 0, "NextReviewOn",
                    "An action is due after this day: choose a later review, or an earlier day for the action")
                .Throw();
            await db.ExecuteVersioned("""
                UPDATE mdt_item SET next_review_on = @on, version = version + 1 WHERE id = @ItemId AND version = @Version
                """, new { command.ItemId, on, command.Version }, ct: ct);
            return default;
        }
    }

    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) =>
            Do(() => Sender.Send(new Command(ItemId!.Value, NextReviewOn, Version), ct), ct, done: [nameof(NextReviewOn)]);
    }
}
