using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>A hub manager closes a place of their own from a day, says why and what takes its place; the sessions that are still planned there are seen first, and others hear of it.</summary>
internal static class CloseSite
{
    /// <param name="ClosedOn">The first day on which it is closed.</param>
    /// <param name="SessionsSeen">How many sessions from that day on the manager has seen; they stay planned until each is cancelled or moved.</param>
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed record Command(Guid SiteId, DateOnly? ClosedOn, string? Reason, Guid? ReplacedById, int? SessionsSeen, int Version) : ICommand;

    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed record Query(Guid SiteId, DateOnly? From) : IQuery<Answer>;

    internal sealed record Answer(string Name, int Version, IReadOnlyList<SessionsAhead.Row> Sessions, IReadOnlyList<Other> Others);

    internal sealed record Other(Guid Id, string Name);

    internal sealed class Answers(Db db, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var site = await SiteRow.Find(db, query.SiteId, ct);
            return new(site.Name, site.Version, await SessionsAhead.OfSite(db, query.SiteId, query.From ?? clock.Today(), ct),
                await db.Query<Other>("SELECT id, name FROM familyhubs_site WHERE closed_on IS NULL AND id <> @SiteId ORDER BY folded_name, id", query, ct));
        }
    }

    internal sealed class Handler(Db db, IOutbox outbox, History history, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var (site, reason) = (await SiteRow.Find(db, command.SiteId, ct), command.Reason?.Trim());
            if (site.ClosedOn is { } closed)
            {
                if (closed == command.ClosedOn && site.ClosedReason == reason && site.ReplacedById == command.ReplacedById) return default; // a second press
                throw new Refused("", $"This place is closed from {When.Date(closed)} already");
            }
            new Refusals()
                .If(command.ClosedOn is null, "ClosedOn", "Enter the first day on which it is closed")
                .If(command.ClosedOn <= site.OpenedOn, "ClosedOn", $"It opened on {When.Date(site.OpenedOn)}: the day must be after that")
                .If(command.ClosedOn > clock.Today().AddYears(5), "ClosedOn", "The day must be within five years")
                .Text(reason, "Reason", 300, "Write why it closes")
                .If(command.ReplacedById == command.SiteId, "ReplacedById", "Choose another place").Throw();
            if (command.ReplacedById is { } next && await db.Find<int>("SELECT COUNT(*) FROM familyhubs_site WHERE id = @next AND closed_on IS NULL", new { next }, ct) == 0)
                throw new Refused("ReplacedById", "Choose a place that is open");
            var from = command.ClosedOn!.Value;
            SessionsAhead.CheckSeen((await SessionsAhead.OfSite(db, command.SiteId, from, ct)).Count, command.SessionsSeen, from);
            await db.ExecuteVersioned("""
                UPDATE familyhubs_site SET closed_on = @from, closed_reason = @reason, replaced_by_id = @ReplacedById, version = version + 1 WHERE id = @SiteId AND version = @Version
                """, new { command.SiteId, command.Version, command.ReplacedById, from, reason }, ct: ct);
            await history.Add(Subject.Site, command.SiteId, null, "Closed", reason, ct);
            await outbox.Add(new SiteClosed(command.SiteId, from, command.ReplacedById), ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid SiteId { get; set; }
        [Display(Name = "The first day on which it is closed")]
        public DateOnly? ClosedOn { get; set; }
        public string? Reason { get; set; }
        public Guid? ReplacedById { get; set; }
        public bool Seen { get; set; }

        /// <summary>How many sessions the page showed when it was ticked.</summary>
        public int Shown { get; set; }

        public int Version { get; set; }

        internal Answer Stands { get; private set; } = null!;

        internal IEnumerable<SelectListItem> Others => Stands.Others.Select(o => new SelectListItem(o.Name, o.Id.ToString()));

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            Version = Stands.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(SiteId, ClosedOn, Reason, ReplacedById, Seen ? Shown : null, Version), ct);
            return Redirect($"/familyhubs/sites/{SiteId}?said=site-closed");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(SiteId, ClosedOn), ct);
            // What is ticked is what the page shows now.
            ModelState.Remove(nameof(Shown));
            Shown = Stands.Sessions.Count;
        }
    }
}
