using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>A hub manager notes what somebody saw of a place beside what was reported of it, so that a closed place is not counted as open (R1-02).</summary>
internal static class CheckSite
{
    /// <param name="Difference">What differs; must be said where what was seen is not what was reported.</param>
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed record Command(Guid Id, Guid SiteId, string? ReportedBy, SiteStatus? Reported, DateOnly? ObservedOn, SiteStatus? Observed, string? Difference) : ICommand<Guid>;

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            if (command.Id == Guid.Empty) throw new Refused("", "This form came without its id: open it again, then send it");
            new Refusals()
                .Text(command.ReportedBy, "ReportedBy", 120, "Enter who reported it, for example the council's list")
                .If(command.Reported is null, "Reported", "Choose what was reported")
                .If(command.ObservedOn is null, "ObservedOn", "Enter the day on which somebody looked")
                .If(command.ObservedOn > clock.Today(), "ObservedOn", "The day must be today or before")
                .If(command.Observed is null, "Observed", "Choose what was seen")
                .Text(command.Difference, "Difference", 500, command.Observed != command.Reported ? "Write what differs from the report" : null).Throw();
            await SiteRow.Find(db, command.SiteId, ct);
            await db.Execute("""
                INSERT INTO familyhubs_site_check (id, site_id, reported_by, reported_status, observed_on, observed_status, difference, noted_by, noted_at)
                VALUES (@Id, @SiteId, @by, @Reported, @ObservedOn, @Observed, @difference, @me, @now)
                """, new
            {
                command.Id,
                command.SiteId,
                by = command.ReportedBy!.Trim(),
                command.Reported,
                command.ObservedOn,
                command.Observed,
                difference = string.IsNullOrWhiteSpace(command.Difference) ? null : command.Difference.Trim(),
                me = user.Id,
                now = clock.Now(),
            }, ct);
            return command.Id;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid SiteId { get; set; }
        public string? ReportedBy { get; set; }
        public SiteStatus? Reported { get; set; }
        [Display(Name = "The day on which somebody looked")]
        public DateOnly? ObservedOn { get; set; }
        public SiteStatus? Observed { get; set; }
        public string? Difference { get; set; }

        internal static IEnumerable<SelectListItem> Statuses => Enum.GetValues<SiteStatus>().Select(s => new SelectListItem(SiteWords.Of(s), s.ToString()));

        public void OnGet()
        {
            ModelState.Clear();
            (Id, ObservedOn) = (clock.NewId(), clock.Today());
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, SiteId, ReportedBy, Reported, ObservedOn, Observed, Difference), ct);
            return Redirect($"/familyhubs/sites/{SiteId}?said=saved");
        });
    }
}
