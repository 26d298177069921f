using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>A hub manager says when a provider's contract, a funding or a team's days at a place ended, and why; it stays in the history.</summary>
internal static class EndSitePart
{
    /// <param name="ToOn">The last day.</param>
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed record Command(Guid SiteId, SitePart Part, Guid PartId, DateOnly? ToOn, string? Why) : ICommand;

    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed record Query(Guid SiteId, SitePart Part, Guid PartId) : IQuery<Answer>;

    internal sealed record Answer(string Name, DateOnly FromOn, DateOnly? ToOn);

    internal sealed class Answers(Db db) : IQueryHandler<Query, Answer>
    {
        public Task<Answer> Handle(Query query, CancellationToken ct) => Find(db, query.SiteId, query.Part, query.PartId, ct);
    }

    private static async Task<Answer> Find(Db db, Guid siteId, SitePart part, Guid partId, CancellationToken ct)
    {
        var row = new { siteId, partId };
        return (part switch
        {
            SitePart.Provider => await db.Find<Answer>("SELECT contract AS name, from_on, to_on FROM familyhubs_site_provider WHERE id = @partId AND site_id = @siteId", row, ct),
            SitePart.Funding => await db.Find<Answer>("SELECT strand AS name, from_on, to_on FROM familyhubs_site_funding WHERE id = @partId AND site_id = @siteId", row, ct),
            _ => await db.Find<Answer>("SELECT team AS name, from_on, to_on FROM familyhubs_site_team WHERE id = @partId AND site_id = @siteId", row, ct),
        }) ?? throw new NotFound("This entry");
    }

    internal sealed class Handler(Db db, History history, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var (stands, why) = (await Find(db, command.SiteId, command.Part, command.PartId, ct), command.Why?.Trim());
            SiteParts.Dates(new Refusals()
                .If(command.ToOn is null, "ToOn", "Enter the last day")
                .Text(why, "Why", 300, "Write why it ended"), stands.FromOn, command.ToOn, clock).Throw();
            var row = new { command.PartId, command.ToOn, why };
            // A provider's end is said once; funding may have had an end in view from the beginning.
            if (command.Part != SitePart.Funding && stands.ToOn is { } ended)
            {
                if (ended == command.ToOn) return default; // a second press
                throw new Refused("ToOn", $"It ended on {When.Date(ended)} already");
            }
            if (stands.ToOn == command.ToOn) return default;
            await (command.Part switch
            {
                SitePart.Provider => db.Execute("UPDATE familyhubs_site_provider SET to_on = @ToOn, ended_why = @why WHERE id = @PartId", row, ct),
                SitePart.Funding => db.Execute("UPDATE familyhubs_site_funding SET to_on = @ToOn WHERE id = @PartId", row, ct),
                _ => db.Execute("UPDATE familyhubs_site_team SET to_on = @ToOn WHERE id = @PartId", row, ct),
            });
            await history.Add(Subject.Site, command.SiteId, null, $"The {SiteWords.Of(command.Part)} ended", $"{stands.Name}: {why}"[..Math.Min(500, stands.Name.Length + 2 + why!.Length)], ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid SiteId { get; set; }
        public SitePart Part { get; set; }
        public Guid PartId { get; set; }
        [Display(Name = "The last day")]
        public DateOnly? ToOn { get; set; }
        public string? Why { get; set; }

        internal Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            if (Stands.ToOn is { } known) ToOn = known;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(SiteId, Part, PartId, ToOn, Why), ct);
            return Redirect($"/familyhubs/sites/{SiteId}?said=ended");
        });

        protected override async Task Show(CancellationToken ct) => Stands = await send.Ask(new Query(SiteId, Part, PartId), ct);
    }
}
