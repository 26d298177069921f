using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A hub manager takes an activity out of the offer, or brings it back; its sessions stay.</summary>
internal static class RetireActivity
{
    /// <param name="Retired">False brings it back.</param>
    [Allows(Permissions.ManageOffer, On = nameof(ActivityId))]
    internal sealed record Command(Guid ActivityId, bool Retired, int Version) : ICommand;

    internal sealed class Handler(Db db, ActivityDesk desk, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var stands = await desk.Find(command.ActivityId, ct);
            if (stands.RetiredOn is not null == command.Retired) return default; // also a second press
            await db.ExecuteVersioned("UPDATE familyhubs_activity SET retired_on = @on, version = version + 1 WHERE id = @ActivityId AND version = @Version",
                new { command.ActivityId, on = command.Retired ? clock.Today() : (DateOnly?)null, command.Version }, ct: ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageOffer, On = nameof(ActivityId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid ActivityId { get; set; }
        public int Version { get; set; }

        internal SeeActivity.Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            Version = Stands.Row.Version;
        }

        public Task<IActionResult> OnPost(bool retired, CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(ActivityId, retired, Version), ct);
            return Redirect($"/familyhubs/activities/{ActivityId}?said=activity-retired");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Stands = await send.Ask(new SeeActivity(ActivityId), ct);
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = Stands.Row.Version;
        }
    }
}
