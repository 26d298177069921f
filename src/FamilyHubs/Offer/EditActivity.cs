using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A hub manager changes what an activity is, in the family's words.</summary>
internal static class EditActivity
{
    [Allows(Permissions.ManageOffer, On = nameof(ActivityId))]
    internal sealed record Command(Guid ActivityId, ActivityTerms Terms, int Version) : ICommand;

    internal sealed class Handler(ActivityDesk desk) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var (stands, providers) = (await desk.Find(command.ActivityId, ct), await desk.Providers(command.ActivityId, ct));
            await desk.Check(command.Terms, ct);
            var sent = command.Terms.Row(stands.Id, stands.SiteId, stands.RetiredOn, command.Version);
            var chosen = command.Terms.Providers.Distinct().Order().ToList();
            var changed = ActivityTerms.Fields(stands, providers).Zip(ActivityTerms.Fields(sent, chosen)).Where(f => f.First.Text != f.Second.Text).ToList();
            if (changed.Count == 0) return default; // also a second press
            await desk.Update(sent, chosen, () => Task.FromResult(new Conflict("Somebody else has changed this activity. Look at what stands now, correct the form, then save.",
                changed.ToDictionary(f => f.First.Label, f => (string?)f.First.Text, StringComparer.Ordinal),
                changed.ToDictionary(f => f.First.Label, f => (string?)f.Second.Text, StringComparer.Ordinal))), ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageOffer, On = nameof(ActivityId))]
    internal sealed class Page(ISend send, HubChoices choices) : ActivityFormPage(choices)
    {
        public Guid ActivityId { get; set; }
        public int Version { get; set; }

        internal string Title { get; private set; } = "";

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            var stands = await send.Ask(new SeeActivity(ActivityId), ct);
            (Terms, Version) = (ActivityTerms.Of(stands.Row, [.. stands.Providers.Select(p => p.Id)]), stands.Row.Version);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(ActivityId, Terms, Version), ct);
            return Redirect($"/familyhubs/activities/{ActivityId}?said=saved");
        });

        protected override async Task Show(CancellationToken ct)
        {
            await base.Show(ct);
            var stands = await send.Ask(new SeeActivity(ActivityId), ct);
            Title = stands.Row.Title;
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = stands.Row.Version; // pressing again is a choice
        }
    }
}
