using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>The coordinator or chair of the team that is asked says no and why; the case goes back to its own chair.</summary>
internal static class DeclineTransfer
{
    [Allows(Permissions.HandOver, On = nameof(TransferId))]
    internal sealed record Command(Guid TransferId, string? Reason) : ICommand;

    internal sealed class Handler(Db db, Transfers transfers, TeamDesk desk) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var asked = await transfers.Find(command.TransferId, ct);
            new Refusals().Text(command.Reason, "Reason", HandOver.LongestReason, "Say why your team does not take it over").Throw();
            if (!HandOver.CheckWaits(asked.Outcome, TransferOutcome.Declined)) return default;
            await transfers.End(asked, TransferOutcome.Declined, command.Reason!.Trim(), null, ct);
            var runs = await db.Query<Guid>("SELECT user_id FROM mdt_member WHERE mdt_id = @MdtId AND left_on IS NULL AND duty IN ('chair', 'coordinator') ORDER BY id", asked, ct);
            await desk.Tell(MdtNoticeKind.TransferDeclined, asked.CaseId, asked.HouseholdId, [.. runs.Select(r => (Guid?)r), asked.OfferedBy], ct);
            return default;
        }
    }

    [Allows(Permissions.HandOver, On = nameof(TransferId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid TransferId { get; set; }
        public string? Reason { get; set; }

        public SeeTransferOffer.Answer Offer { get; private set; } = null!;

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            return Offer.Outcome is null ? Page() : Redirect($"/mdt/cases/{Offer.CaseId}/transfer");
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(TransferId, Reason), ct);
            return Redirect("/mdt/hand-overs");
        });

        protected override async Task Show(CancellationToken ct) => Offer = await send.Ask(new SeeTransferOffer(TransferId), ct);
    }
}
