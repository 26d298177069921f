using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A hub worker ends a midwife's link: the baby is as old as the setting says, or it was agreed with her.</summary>
internal static class EndLink
{
    [Allows(Permissions.AnswerLinks, On = nameof(HubLinkId))]
    internal sealed record Command(Guid HubLinkId, LinkEnd? Why, int Version) : ICommand;

    internal sealed class Handler(Links links, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (await links.ToStep(command.HubLinkId, LinkState.Ended, command.Version, ct) is not { } link) return default;
            if (command.Why is not { } why || !Enum.IsDefined(why)) throw new Refused("Why", "Choose why it ends");
            var months = await links.EndMonths(link, ct);
            if (why == LinkEnd.Grown && link.Aged(months) is { } from && from > clock.Today())
                throw new Refused("Why", $"As far as we know the baby is not {months} months old yet. Agree it with her first, and choose that");
            await links.End(link, why, ct);
            return default;
        }
    }

    [Allows(Permissions.AnswerLinks, On = nameof(HubLinkId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Links links) : LinkPage(send)
    {
        public LinkEnd? Why { get; set; }

        internal int Months { get; private set; }

        private protected override string Noted => "ended";

        public Task<IActionResult> OnGet(CancellationToken ct) => ShowStep(LinkState.Ended, ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(HubLinkId, Why, Version), ct);

        protected override async Task Show(CancellationToken ct)
        {
            await base.Show(ct);
            Months = await links.EndMonths(await links.Find(HubLinkId, ct), ct);
        }
    }
}
