using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A hub worker tells a midwife that the hub cannot welcome her, and why, so that another place is found.</summary>
internal static class DeclineLink
{
    [Allows(Permissions.AnswerLinks, On = nameof(HubLinkId))]
    internal sealed record Command(Guid HubLinkId, LinkRefusal? Why, int Version) : ICommand;

    internal sealed class Handler(Links links) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (await links.ToStep(command.HubLinkId, LinkState.Declined, command.Version, ct) is not { } link) return default;
            if (command.Why is not { } why || !Enum.IsDefined(why)) throw new Refused("Why", "Choose why the hub cannot");
            await links.Decline(link, why, ct);
            return default;
        }
    }

    [Allows(Permissions.AnswerLinks, On = nameof(HubLinkId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : LinkPage(send)
    {
        public LinkRefusal? Why { get; set; }

        public Task<IActionResult> OnGet(CancellationToken ct) => ShowStep(LinkState.Declined, ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(HubLinkId, Why, Version), ct);
    }
}
