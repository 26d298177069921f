using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>The coordinator or chair of the team that has the case does not ask the other team any more.</summary>
internal static class WithdrawTransfer
{
    [Allows(Permissions.HandOver, On = nameof(CaseId))]
    internal sealed record Command(Guid CaseId, Guid TransferId) : ICommand;

    internal sealed class Handler(Transfers transfers) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var asked = await transfers.Find(command.TransferId, ct);
            if (asked.CaseId != command.CaseId) throw new NotFound("The transfer");
            if (HandOver.CheckWaits(asked.Outcome, TransferOutcome.Withdrawn)) await transfers.End(asked, TransferOutcome.Withdrawn, null, null, ct);
            return default;
        }
    }

    [Allows(Permissions.HandOver, On = nameof(CaseId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid CaseId { get; set; }
        public Guid TransferId { get; set; }

        /// <summary>The address alone leads to what was asked.</summary>
        public IActionResult OnGet() => Redirect($"/mdt/cases/{CaseId}/transfer");

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(CaseId, TransferId), ct);
            return Redirect($"/mdt/cases/{CaseId}/transfer");
        });
    }
}
