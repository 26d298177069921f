using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>A hub manager notes which team of another organisation works at a place, and on which days.</summary>
internal static class AddSiteTeam
{
    /// <param name="Days">Codes: "Mon", "Thu" …</param>
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed record Command(Guid Id, Guid SiteId, Guid? OrganisationId, string? Team, IReadOnlyList<string>? Days, DateOnly? FromOn) : ICommand<Guid>;

    internal sealed class Handler(Db db, ISend send, History history, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var days = SiteWords.Week.Chosen(command.Days).ToList();
            SiteParts.Dates(new Refusals()
                .If(command.Id == Guid.Empty, "", "This form came without its id: open it again, then send it")
                .If(command.OrganisationId is null, "OrganisationId", "Choose the organisation")
                .Text(command.Team, "Team", 120, "Enter what the team is called")
                .If(days.Count == 0, "Days", "Choose the days on which it is there"), command.FromOn, null, clock).Throw();
            await SiteParts.CheckOrganisation(send, command.OrganisationId!.Value, ct);
            await db.Execute("""
                INSERT INTO familyhubs_site_team (id, site_id, organisation_id, team, days, from_on) VALUES (@Id, @SiteId, @OrganisationId, @team, @days, @FromOn)
                """, new { command.Id, command.SiteId, command.OrganisationId, team = command.Team!.Trim(), days = Codes.Write(days), command.FromOn }, ct);
            await history.Add(Subject.Site, command.SiteId, null, "Team added", ct: ct);
            return command.Id;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid SiteId { get; set; }
        public Guid? OrganisationId { get; set; }
        public string? Team { get; set; }
        public List<string> Days { get; set; } = [];
        [Display(Name = "The first day")]
        public DateOnly? FromOn { get; set; }

        internal IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

        internal static IEnumerable<SelectListItem> Week => SiteWords.Week.Select(d => new SelectListItem(d.Label, d.Code));

        public Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Id = clock.NewId();
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, SiteId, OrganisationId, Team, Days, FromOn), ct);
            return Redirect($"/familyhubs/sites/{SiteId}?said=added");
        });

        protected override async Task Show(CancellationToken ct) => Organisations = await SiteParts.Organisations(send, ct);
    }
}
