using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>A hub manager notes which funding a place has, for which ages, how much, and until when.</summary>
internal static class AddFunding
{
    /// <param name="ToOn">The last day that is paid for; null where no end is known.</param>
    /// <param name="Spend">Pounds a year.</param>
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed record Command(Guid Id, Guid SiteId, string? Strand, DateOnly? FromOn, DateOnly? ToOn, string? AgeFocus, decimal? Spend) : ICommand<Guid>;

    internal sealed class Handler(Db db, History history, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            SiteParts.Dates(new Refusals()
                .If(command.Id == Guid.Empty, "", "This form came without its id: open it again, then send it")
                .Text(command.Strand, "Strand", 200, "Write what the funding is called")
                .Text(command.AgeFocus, "AgeFocus", 120)
                .If(command.Spend is < 0 or > 999_999_999, "Spend", "Enter pounds from 0 to 999,999,999"), command.FromOn, command.ToOn, clock).Throw();
            await db.Execute("""
                INSERT INTO familyhubs_site_funding (id, site_id, strand, from_on, to_on, age_focus, spend) VALUES (@Id, @SiteId, @strand, @FromOn, @ToOn, @age, @spend)
                """, new
            {
                command.Id,
                command.SiteId,
                strand = command.Strand!.Trim(),
                command.FromOn,
                command.ToOn,
                age = string.IsNullOrWhiteSpace(command.AgeFocus) ? null : command.AgeFocus.Trim(),
                spend = command.Spend is { } pounds ? Math.Round(pounds, 2) : (decimal?)null,
            }, ct);
            await history.Add(Subject.Site, command.SiteId, null, "Funding added", ct: ct);
            return command.Id;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid SiteId { get; set; }
        public string? Strand { get; set; }
        [Display(Name = "The first day")]
        public DateOnly? FromOn { get; set; }
        [Display(Name = "The last day")]
        public DateOnly? ToOn { get; set; }
        public string? AgeFocus { get; set; }
        [Display(Name = "How much a year, in pounds,")]
        public decimal? Spend { get; set; }

        public void OnGet()
        {
            ModelState.Clear();
            Id = clock.NewId();
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, SiteId, Strand, FromOn, ToOn, AgeFocus, Spend), ct);
            return Redirect($"/familyhubs/sites/{SiteId}?said=added");
        });
    }
}
