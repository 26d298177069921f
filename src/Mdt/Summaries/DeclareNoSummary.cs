using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>The chair says why nobody gets a summary of an item.</summary>
internal static class DeclareNoSummary
{
    [Allows(Permissions.ChooseSummaries, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, string? Reason) : ICommand;

    internal sealed class Handler(Db db, SummaryDesk desk, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            SummaryDesk.CheckIsReady(await desk.Find(command.ItemId, ct));
            new Refusals().Text(command.Reason, "Reason", 500, "Say why nobody gets a summary", least: 5).Throw();
            if (await db.Find<int>("SELECT COUNT(*) FROM mdt_summary WHERE item_id = @ItemId AND status <> 'Withheld'", command, ct) > 0)
                throw new Refused("Reason", "Somebody was ticked already: withhold their summary first");
            var row = new { command.ItemId, reason = command.Reason!.Trim(), by = user.Id, now = clock.Now() };
            if (await db.Execute("UPDATE mdt_summary_choice SET none_reason = @reason, none_by = @by, none_at = @now WHERE item_id = @ItemId", row, ct) == 0)
                await db.Execute("INSERT INTO mdt_summary_choice (item_id, none_reason, none_by, none_at) VALUES (@ItemId, @reason, @by, @now)", row, ct);
            return default;
        }
    }

    [Allows(Permissions.ChooseSummaries, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : ChoosingPage(send)
    {
        public IActionResult OnGet() => Redirect($"/mdt/items/{ItemId}/summary");

        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(ItemId, Reason), ct));
    }
}
