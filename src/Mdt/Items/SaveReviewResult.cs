using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Items;

/// <summary>The chair says what a review found since the last one and, where nothing changes again and again, what the team does about it.</summary>
internal static class SaveReviewResult
{
    /// <summary>Answers the item's version after it.</summary>
    /// <param name="Choice">Kept only where so many reviews in a row found no change.</param>
    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, ReviewResult? Result, NoChangeChoice? Choice, int Version) : ICommand<int>;

    internal sealed class Handler(Db db, ItemSteps steps, ItemReview review) : ICommandHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var item = await steps.Discussing(command.ItemId, ct);
            var now = await review.Of(item.Id, item.CaseId, item.MdtId, ct);
            if (!now.Reviewed) throw new Refused("ReviewResult", "This family is talked about for the first time, so there is no review to record yet");
            if (command.Result is not { } result || !Enum.IsDefined(result)) throw new Refused("ReviewResult", "Choose better, no change or worse");
            if (command.Choice is { } wrong && !Enum.IsDefined(wrong)) throw new Refused("NoChangeChoice", "Choose to change the plan, to step up or to close the case");
            var choice = Reviewing.MustChoose(result, now.Before, now.Limit) ? command.Choice : null;
            if (result == now.Result && choice == now.Choice) return item.Version;
            await db.ExecuteVersioned("""
                UPDATE mdt_item SET review_result = @result, no_change_choice = @choice, version = version + 1 WHERE id = @ItemId AND version = @Version
                """, new { result, choice, command.ItemId, command.Version },
                "Somebody else has changed this item. Look at what stands now, then try again.", ct: ct);
            return command.Version + 1;
        }
    }

    /// <summary>Saves what was chosen before the item is closed; answers the item's version after it.</summary>
    internal static Task<int> Keep(ISend send, Guid itemId, ReviewResult? result, NoChangeChoice? choice, int version, CancellationToken ct) =>
        send.Send(new Command(itemId, result, choice, version), ct);

    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) =>
            Do(() => Keep(Sender, ItemId!.Value, ReviewResult, NoChangeChoice, Version, ct), ct, done: [nameof(ReviewResult), nameof(NoChangeChoice)]);
    }
}
