using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>A coordinator or chair does not ask any more: who leads goes on.</summary>
internal static class WithdrawLeadOffer
{
    [Allows(Permissions.HandOver, On = nameof(CaseId))]
    internal sealed record Command(Guid CaseId, Guid LeadOfferId) : ICommand;

    internal sealed class Handler(LeadOffers offers) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var offer = await offers.Find(command.LeadOfferId, ct);
            if (offer.CaseId != command.CaseId) throw new NotFound("The offer");
            await offers.Withdraw(offer, ct);
            return default;
        }
    }

    [Allows(Permissions.HandOver, On = nameof(CaseId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid CaseId { get; set; }
        public Guid LeadOfferId { get; set; }

        /// <summary>The address alone leads to who leads.</summary>
        public IActionResult OnGet() => Redirect($"/mdt/cases/{CaseId}/lead");

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(CaseId, LeadOfferId), ct);
            return Redirect($"/mdt/cases/{CaseId}/lead");
        });
    }
}
