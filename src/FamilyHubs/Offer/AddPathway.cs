using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A hub manager puts several activities together into a pathway, with who funds it and which families come first.</summary>
internal static class AddPathway
{
    [Allows(Permissions.ManageOffer, On = nameof(SiteId))]
    internal sealed record Command(Guid Id, Guid SiteId, PathwayTerms Terms) : ICommand<Guid>;

    internal sealed class Handler(Db db, PathwayDesk desk) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            command.Terms.Check().If(command.Id == Guid.Empty, "", "This form came without its id: open it again, then send it").Throw();
            await desk.CheckActivities(command.Terms.Chosen, [], ct);
            await db.Execute("""
                INSERT INTO familyhubs_pathway (id, site_id, name, funder, partners, priority, version) VALUES (@Id, @SiteId, @name, @funder, @partners, @priority, 1)
                """, new { command.Id, command.SiteId, name = command.Terms.Name!.Trim(), funder = command.Terms.Funder?.Trim(), partners = command.Terms.Partners?.Trim(), priority = command.Terms.Priority?.Trim() }, ct);
            await desk.Keep(command.Id, command.Terms.Chosen, ct);
            return command.Id;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageOffer, Unscoped = "the hubs to choose from are the person's own, and the command checks the one that was chosen")]
    internal sealed class Page(ISend send, HubChoices choices, TimeProvider clock) : PathwayFormPage(choices)
    {
        private readonly HubChoices _choices = choices;

        public Guid Id { get; set; }
        public Guid? SiteId { get; set; }

        internal IReadOnlyList<SelectListItem> Sites { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Id = clock.NewId();
            await Show(ct);
            if (Sites is [var only]) SiteId = Guid.Parse(only.Value);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            if (SiteId is null) Terms.Check().If(true, "SiteId", "Choose the hub that answers for it").Throw();
            await send.Send(new Command(Id, SiteId!.Value, Terms), ct);
            return Redirect("/familyhubs/pathways?said=added");
        });

        protected override async Task Show(CancellationToken ct)
        {
            await base.Show(ct);
            Sites = await _choices.Sites(Permissions.ManageOffer, ct);
        }
    }
}
