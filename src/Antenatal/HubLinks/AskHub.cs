using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>A maternity system asks a hub to ring a woman who said yes to it, where the midwife works in that system.</summary>
internal static class AskHub
{
    /// <param name="Id">The link's, made by the sender: a repeat answers as the first.</param>
    /// <param name="Wording">The words in which it was offered.</param>
    /// <param name="Share">"due-month", "language".</param>
    /// <param name="Needs">Codes of what would help, from the list.</param>
    /// <param name="Tell">"midwife", "gp"; none is an answer.</param>
    [Allows(Permissions.MakeLinks, On = nameof(PregnancyId))]
    internal sealed record Command(
        Guid Id, Guid PregnancyId, Guid? SiteId, string? Wording, IReadOnlyList<string>? Share, IReadOnlyList<string>? Needs, IReadOnlyList<string>? Tell, PartnerWelcome? Partner) : ICommand<Guid>;

    internal sealed class Handler(PregnancySteps steps, LinkRules rules, OfferDesk desk) : ICommandHandler<Command, Guid>
    {
        private const int LongestWording = 500;

        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Find(command.PregnancyId, ct);
            var her = await rules.ToOffer(now, ct);
            var choices = new LinkChoices(command.Share, command.Needs, command.Tell, command.Partner);
            choices.Check(new Refusals()
                .If(command.Id == Guid.Empty, "Id", "Send the id of the link, a new UUID")
                .If(command.SiteId is null || command.SiteId == Guid.Empty, "SiteId", "Send the id of a hub")
                .Text(command.Wording, "Wording", LongestWording, "Send the words in which it was offered")).Throw();
            await rules.ToAsk(now.PersonId, command.SiteId!.Value, ct);
            await desk.Keep(command.Id, now, command.Wording!.Trim(), OfferAnswer.YesCallMe, null, command.SiteId, ct);
            await desk.Ask(command.Id, now, her, command.SiteId.Value, choices, ct);
            return command.Id;
        }
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/antenatal/links", async (Command command, ISend send, CancellationToken ct) => Results.Created($"/api/antenatal/links/{await send.Send(command, ct)}", null));
}
