using Microsoft.AspNetCore.Mvc;
using Neighbourhood.FamilyHubs.After;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A hub worker notes how the welcome of a woman went whose midwife linked her: told to the midwife where she said so.</summary>
internal static class WelcomeLink
{
    [Allows(Permissions.AnswerLinks, On = nameof(HubLinkId))]
    internal sealed record Command(Guid HubLinkId, WelcomeCode? Code, int Version) : ICommand;

    internal sealed class Handler(Links links, DoNotContact holds) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (await links.ToStep(command.HubLinkId, LinkState.Welcomed, command.Version, ct) is not { } link) return default;
            if (command.Code is not { } code || !Enum.IsDefined(code)) throw new Refused("Code", "Choose how it went");
            if ((await holds.Held([link.PersonId], ct)).Count > 0) throw new Refused("", "Do not contact, ask first: ask the midwife");
            await links.Welcome(link, code, ct);
            return default;
        }
    }

    [Allows(Permissions.AnswerLinks, On = nameof(HubLinkId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : LinkPage(send)
    {
        public WelcomeCode? Code { get; set; }

        public Task<IActionResult> OnGet(CancellationToken ct) => ShowStep(LinkState.Welcomed, ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(HubLinkId, Code, Version), ct);
    }
}
