using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A hub manager adds an activity to what the hub offers families.</summary>
internal static class AddActivity
{
    [Allows(Permissions.ManageOffer, On = nameof(SiteId))]
    internal sealed record Command(Guid Id, Guid SiteId, ActivityTerms Terms) : ICommand<Guid>;

    internal sealed class Handler(ActivityDesk desk) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            if (command.Id == Guid.Empty) throw new Refused("", "This form came without its id: open it again, then send it");
            await desk.Check(command.Terms, ct);
            await desk.Insert(command.Terms.Row(command.Id, command.SiteId, null, 1), command.Terms.Providers, ct);
            return command.Id;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageOffer, Unscoped = "the hubs to choose from are the person's own, and the command checks the one that was chosen")]
    internal sealed class Page(ISend send, HubChoices choices, TimeProvider clock) : ActivityFormPage(choices)
    {
        private readonly HubChoices _choices = choices;

        public Guid Id { get; set; }
        public Guid? SiteId { get; set; }

        internal IReadOnlyList<SelectListItem> Sites { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            (Id, Terms) = (clock.NewId(), new ActivityTerms { Minutes = 90, Evidence = Evidence.None });
            await Show(ct);
            if (Sites is [var only]) SiteId = Guid.Parse(only.Value);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            if (SiteId is null) Terms.Check().If(true, "SiteId", "Choose the hub that answers for it").Throw();
            return Redirect($"/familyhubs/activities/{await send.Send(new Command(Id, SiteId!.Value, Terms), ct)}?said=added");
        });

        protected override async Task Show(CancellationToken ct)
        {
            await base.Show(ct);
            Sites = await _choices.Sites(Permissions.ManageOffer, ct);
        }
    }
}
