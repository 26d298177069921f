using Microsoft.AspNetCore.Mvc;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>A hub manager takes the closing of a place of their own back: it was put off, or entered by mistake; others hear that it is open.</summary>
internal static class ReopenSite
{
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed record Command(Guid SiteId, string? Reason, int Version) : ICommand;

    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed record Query(Guid SiteId) : IQuery<SiteRow>;

    internal sealed class Answers(Db db) : IQueryHandler<Query, SiteRow>
    {
        public Task<SiteRow> Handle(Query query, CancellationToken ct) => SiteRow.Find(db, query.SiteId, ct);
    }

    internal sealed class Handler(Db db, IOutbox outbox, History history, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var (site, reason) = (await SiteRow.Find(db, command.SiteId, ct), command.Reason?.Trim());
            if (site.ClosedOn is not { } closed)
            {
                if (site.Version == command.Version + 1) return default; // a second press
                throw new Refused("", "This place is not closed");
            }
            new Refusals().Text(reason, "Reason", 300, "Write why it does not close").Throw();
            await SiteNames.CheckFree(db, command.SiteId, site.Name, ct);
            await db.ExecuteVersioned("""
                UPDATE familyhubs_site SET closed_on = NULL, closed_reason = NULL, replaced_by_id = NULL, version = version + 1 WHERE id = @SiteId AND version = @Version
                """, new { command.SiteId, command.Version }, ct: ct);
            await history.Add(Subject.Site, command.SiteId, "Closed", "Closing taken back", $"From {When.Date(closed)}: {reason}", ct);
            await outbox.Add(new SiteOpened(command.SiteId, closed <= clock.Today() ? clock.Today() : site.OpenedOn), ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid SiteId { get; set; }
        public string? Reason { get; set; }
        public int Version { get; set; }

        internal SiteRow Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            Version = Stands.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(SiteId, Reason, Version), ct);
            return Redirect($"/familyhubs/sites/{SiteId}");
        });

        protected override async Task Show(CancellationToken ct) => Stands = await send.Ask(new Query(SiteId), ct);
    }
}
