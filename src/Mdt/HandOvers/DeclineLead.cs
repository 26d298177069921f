using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>Who was asked to lead says no and why; who leads goes on, and who asked is told.</summary>
internal static class DeclineLead
{
    [Allows(Permissions.AnswerLead, On = nameof(LeadOfferId))]
    internal sealed record Command(Guid LeadOfferId, string? Reason) : ICommand;

    internal sealed class Handler(LeadOffers offers) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals().Text(command.Reason, "Reason", HandOver.LongestReason, "Say why, so that somebody else can be asked").Throw();
            await offers.Decline(await offers.Find(command.LeadOfferId, ct), command.Reason!.Trim(), ct);
            return default;
        }
    }

    [Allows(Permissions.AnswerLead, On = nameof(LeadOfferId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, LeadOffers offers) : FormPage
    {
        public Guid LeadOfferId { get; set; }
        public string? Reason { get; set; }

        internal Guid CaseId { get; private set; }

        public Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(LeadOfferId, Reason), ct);
            return Redirect("/mdt/hand-overs");
        });

        protected override async Task Show(CancellationToken ct) => CaseId = (await offers.Find(LeadOfferId, ct)).CaseId;
    }
}
