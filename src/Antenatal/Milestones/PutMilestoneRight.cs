using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>A midwife or health visitor takes back what was noted by mistake: it is due again, to come, or missed, as its dates say.</summary>
internal static class PutMilestoneRight
{
    [Allows(Permissions.NoteMilestones, On = nameof(MilestoneId))]
    internal sealed record Command(Guid MilestoneId, string? Reason, int Version) : ICommand;

    internal sealed class Handler(Db db, MilestoneSteps steps, MilestonePlan plan, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var (stands, _) = await steps.See(command.MilestoneId, ct);
            var to = Replan.On(clock.Today(), stands.DueFrom, stands.DueTo);
            if (await steps.ToChange(command.MilestoneId, to, command.Version, ct) is not var (one, pregnancy)) return default;
            if (one.Code == Schedule.Booking) throw new Refused("", "The booking appointment is put right on the pregnancy's own page.");
            if (one is not ({ Status: MilestoneStatus.Done } or { Status: MilestoneStatus.NotNeeded, Because: Because.Person }))
                throw new Refused("", "Nobody has noted anything here that could be taken back.");
            new Refusals().Text(command.Reason, "Reason", 500, "Say what was wrong").Throw();
            await db.ExecuteVersioned("""
                UPDATE antenatal_milestone SET status = @to, because = NULL, reason = NULL, done_on = NULL, place = NULL, with_partner = NULL, noted_by = NULL, version = version + 1
                WHERE id = @MilestoneId AND version = @Version
                """, new { command.MilestoneId, command.Version, to }, ct: ct);
            await steps.Noted(one, to, command.Reason!.Trim(), ct);
            // Dates or parity may have changed while it stood still.
            await plan.Remake(pregnancy.Id, ct);
            return default;
        }
    }

    [Allows(Permissions.NoteMilestones, On = nameof(MilestoneId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : MilestonePage(send)
    {
        public string? Reason { get; set; }

        public Task OnGet(CancellationToken ct) => ShowNow(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(MilestoneId, Reason, Version), ct);
    }
}
