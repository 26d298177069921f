using Microsoft.AspNetCore.Mvc;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A hub worker accepts a midwife's link: the hub works with her from now, and owes her a welcome.</summary>
internal static class AcceptLink
{
    [Allows(Permissions.AnswerLinks, On = nameof(HubLinkId))]
    internal sealed record Command(Guid HubLinkId, int Version) : ICommand;

    internal sealed class Handler(Links links, DoNotContact holds) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (await links.ToStep(command.HubLinkId, LinkState.Accepted, command.Version, ct) is not { } link) return default;
            if ((await holds.Held([link.PersonId], ct)).Count > 0) throw new Refused("", "Do not contact, ask first: ask the midwife");
            await links.Accept(link, ct);
            return default;
        }
    }

    /// <summary>The link's own page, with the button where it waits.</summary>
    [Allows(Permissions.AnswerLinks, On = nameof(HubLinkId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : LinkPage(send)
    {
        public Task OnGet(CancellationToken ct) => ShowNow(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(HubLinkId, Version), ct);
    }
}
