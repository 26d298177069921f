using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A hub worker says that the hub cannot offer what a case meeting proposed, or that the family does not want it.</summary>
internal static class DeclineProposal
{
    /// <param name="FamilyDeclined">The family does not want it; else the hub cannot.</param>
    /// <param name="Reason">Needed where the hub cannot; stays with the hub.</param>
    [Allows(Permissions.AnswerProposals, On = nameof(ProposalId))]
    internal sealed record Command(Guid ProposalId, Guid? SiteId, bool? FamilyDeclined, string? Reason, int Version) : ICommand;

    internal sealed class Handler(Proposals proposals) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var to = command.FamilyDeclined == true ? ProposalState.FamilyDeclined : ProposalState.Declined;
            if (await proposals.ToAnswer(command.ProposalId, to, command.Version, ct) is not { } proposal) return default;
            new Refusals()
                .If(command.FamilyDeclined is null, "FamilyDeclined", "Choose who says no")
                .Text(command.Reason, "Reason", 300, command.FamilyDeclined == false ? "Say why the hub cannot" : null)
                .Throw();
            var siteId = await proposals.SiteOf(proposal, command.SiteId, ct);
            await proposals.Answer(proposal, siteId, to, string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim(), null, ct);
            return default;
        }
    }

    [Allows(Permissions.AnswerProposals, On = nameof(ProposalId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : ProposalPage(send)
    {
        public bool? FamilyDeclined { get; set; }
        public string? Reason { get; set; }

        public Task<IActionResult> OnGet(CancellationToken ct) => ShowStep(v => v.MayAnswer, ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(ProposalId, SiteId, FamilyDeclined, Reason, Version), ct);
    }
}
