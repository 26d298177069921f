using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>A hub manager notes who runs a place, by which contract and from when (R4-02).</summary>
internal static class AddProvider
{
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed record Command(Guid Id, Guid SiteId, Guid? OrganisationId, string? Contract, DateOnly? FromOn) : ICommand<Guid>;

    internal sealed class Handler(Db db, ISend send, History history, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            SiteParts.Dates(new Refusals()
                .If(command.Id == Guid.Empty, "", "This form came without its id: open it again, then send it")
                .If(command.OrganisationId is null, "OrganisationId", "Choose who runs it")
                .Text(command.Contract, "Contract", 200, "Write what the contract is called"), command.FromOn, null, clock).Throw();
            await SiteParts.CheckOrganisation(send, command.OrganisationId!.Value, ct);
            await db.Execute("""
                INSERT INTO familyhubs_site_provider (id, site_id, organisation_id, contract, from_on) VALUES (@Id, @SiteId, @OrganisationId, @contract, @FromOn)
                """, new { command.Id, command.SiteId, command.OrganisationId, contract = command.Contract!.Trim(), command.FromOn }, ct);
            await history.Add(Subject.Site, command.SiteId, null, "Provider added", ct: ct);
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
        public string? Contract { get; set; }
        [Display(Name = "The first day")]
        public DateOnly? FromOn { get; set; }

        internal IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

        public Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Id = clock.NewId();
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, SiteId, OrganisationId, Contract, FromOn), ct);
            return Redirect($"/familyhubs/sites/{SiteId}?said=added");
        });

        protected override async Task Show(CancellationToken ct) => Organisations = await SiteParts.Organisations(send, ct);
    }
}
