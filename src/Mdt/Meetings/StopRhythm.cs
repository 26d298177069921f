using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>A coordinator or chair stops a team's rhythm: no further meeting is planned, and those that are planned stay or are cancelled.</summary>
internal static class StopRhythm
{
    /// <param name="CancelPlanned">Also cancels the meetings that follow the rhythm and whose list is not open.</param>
    [Allows(Permissions.Schedule, On = nameof(MdtId))]
    internal sealed record Command(Guid MdtId, bool? CancelPlanned, int Version) : ICommand;

    internal sealed class Handler(Db db, RhythmPlan plan, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.CancelPlanned is not { } cancel) throw new Refused("CancelPlanned", "Choose what becomes of the meetings that are planned");
            var stands = await plan.Find(command.MdtId, ct) ?? throw new Refused("", "This team has no rhythm");
            if (stands.StoppedAt is not null && stands.Version == command.Version + 1) return default; // a second press
            await db.ExecuteVersioned("""
                UPDATE mdt_rhythm SET stopped_at = @now, version = version + 1 WHERE mdt_id = @MdtId AND version = @Version AND stopped_at IS NULL
                """, new { command.MdtId, command.Version, now = clock.Now() }, "Somebody else has changed or stopped this rhythm. Look at what stands now, then try again.", ct: ct);
            if (cancel) await plan.PlanAgain(command.MdtId, "The team's rhythm was stopped", ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Schedule, On = nameof(MdtId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid MdtId { get; set; }
        public bool? CancelPlanned { get; set; }
        public int Version { get; set; }

        internal RhythmView Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            Version = Stands.Rhythm?.Version ?? 0;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(MdtId, CancelPlanned, Version), ct);
            return Redirect($"/mdt/teams/{MdtId}/rhythm");
        });

        protected override async Task Show(CancellationToken ct) => Stands = await send.Ask(new SeeRhythm(MdtId), ct);
    }
}
