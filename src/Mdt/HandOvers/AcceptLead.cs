using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>Who was asked to lead says yes: they lead the case from this moment.</summary>
internal static class AcceptLead
{
    [Allows(Permissions.AnswerLead, On = nameof(LeadOfferId))]
    internal sealed record Command(Guid LeadOfferId) : ICommand;

    internal sealed class Handler(LeadOffers offers) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await offers.Accept(await offers.Find(command.LeadOfferId, ct), ct);
            return default;
        }
    }

    [Allows(Permissions.AnswerLead, On = nameof(LeadOfferId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, CurrentUser user, LeadOffers offers) : FormPage
    {
        public Guid LeadOfferId { get; set; }

        internal Guid CaseId { get; private set; }

        /// <summary>The address alone leads to what is asked.</summary>
        public async Task<IActionResult> OnGet(CancellationToken ct) => Redirect($"/mdt/cases/{(await offers.Find(LeadOfferId, ct)).CaseId}/lead");

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(LeadOfferId), ct);
            // Not every lead has a role that reads cases.
            return Redirect(user.May(Permissions.ViewCase) ? $"/mdt/cases/{(await offers.Find(LeadOfferId, ct)).CaseId}" : "/mdt/hand-overs");
        });

        protected override async Task Show(CancellationToken ct) => CaseId = (await offers.Find(LeadOfferId, ct)).CaseId;
    }
}
