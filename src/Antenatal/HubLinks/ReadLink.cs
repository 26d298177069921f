using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>A midwife reads how a link stands and what came back, and notes that she has: it leaves the list of what waits for her.</summary>
internal static class ReadLink
{
    [Allows(Permissions.MakeLinks, On = nameof(AskedLinkId))]
    internal sealed record Command(Guid AskedLinkId, int Version) : ICommand;

    internal sealed class Handler(Db db, LinkDesk desk) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var link = await desk.Find(command.AskedLinkId, ct);
            if (link is { UnreadSince: null, ToLookAt: null }) return default;
            await db.ExecuteVersioned("""
                UPDATE antenatal_hub_link SET unread_since = NULL, to_look_at = NULL, version = version + 1 WHERE id = @AskedLinkId AND version = @Version
                """, command, "Something more came while you read. Look at it, then try again.", ct: ct);
            return default;
        }
    }

    /// <summary>What another system reads of a link: codes and days.</summary>
    internal sealed record State(
        Guid LinkId, Guid PregnancyId, Guid SiteId, string Status, DateOnly AskedOn, DateOnly? AnsweredOn, string? ReasonCode, DateOnly? WelcomedOn, string? WelcomeCode, DateOnly? FirstAttendedOn, DateOnly? EndedOn);

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/antenatal/links/{askedLinkId:guid}", async ([AsParameters] SeeLink query, ISend send, CancellationToken ct) =>
        {
            var view = await send.Ask(query, ct);
            var link = view.Link;
            return Results.Ok(new State(
                link.Id, link.PregnancyId, view.SiteId, LinkWords.Code(link.Status), link.AskedOn, link.AnsweredOn, link.ReasonCode, link.WelcomedOn, link.WelcomeCode, link.FirstAttendedOn, link.EndedOn));
        });

    [Allows(Permissions.MakeLinks, On = nameof(AskedLinkId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : LinkPage(send)
    {
        public async Task OnGet(CancellationToken ct) => await ShowNow(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(AskedLinkId, Version), ct);
    }
}
