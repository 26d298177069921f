using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>She changed her mind about what the hub may know and whom it may tell: her midwife changes it, and the hub hears what holds now.</summary>
internal static class ChangeLink
{
    [Allows(Permissions.MakeLinks, On = nameof(AskedLinkId))]
    internal sealed record Command(Guid AskedLinkId, int Version, IReadOnlyList<string>? Share, IReadOnlyList<string>? Needs, IReadOnlyList<string>? Tell, PartnerWelcome? Partner) : ICommand;

    internal sealed class Handler(ISend send, LinkDesk links, LinkRules rules, PregnancySteps steps, OfferDesk desk) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var link = await links.Find(command.AskedLinkId, ct);
            if (!LinkSteps.IsOpen(link.Status)) throw new Refused("", "This link has ended. Offer the hub again if she would like it now");
            if (await rules.IsHeld(link.PersonId, ct)) throw new Refused("", LinkRules.Held);
            var choices = new LinkChoices(command.Share, command.Needs, command.Tell, command.Partner);
            choices.Check(new Refusals()).Throw();
            if (link.Version == command.Version + 1 && choices.Are(link, await links.Needs(link.Id, ct))) return default; // pressed twice
            var her = (await send.Ask(new GetPeople([link.PersonId]), ct)).SingleOrDefault();
            await desk.ChooseAgain(link, command.Version, (await steps.Find(link.PregnancyId, ct)).AgreedEdd, her, choices, ct);
            return default;
        }
    }

    [Allows(Permissions.MakeLinks, On = nameof(AskedLinkId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : LinkPage(send)
    {
        public List<string> Share { get; set; } = [];
        public List<string> Needs { get; set; } = [];
        public List<string> Tell { get; set; } = [];
        public PartnerWelcome? Partner { get; set; }

        public Task<IActionResult> OnGet(CancellationToken ct) => ShowOpen(() =>
        {
            var link = View.Link;
            Share = [.. LinkWords.Shares.Keys.Where(code => code == LinkWords.DueMonth ? link.SharesDueMonth : link.SharesLanguage)];
            Needs = [.. View.Needs];
            Tell = [.. LinkWords.Tells.Keys.Where(code => code == LinkWords.Midwife ? link.TellMidwife : link.TellGp)];
            Partner = link.PartnerWelcome;
        }, ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(AskedLinkId, Version, Share, Needs, Tell, Partner), ct);
    }
}
