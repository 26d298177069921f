using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>A midwife or health visitor notes that an appointment, scan or visit is not needed, and why. A change of dates does not bring it back.</summary>
internal static class NoteNotNeeded
{
    [Allows(Permissions.NoteMilestones, On = nameof(MilestoneId))]
    internal sealed record Command(Guid MilestoneId, string? Reason, int Version) : ICommand;

    internal sealed class Handler(Db db, MilestoneSteps steps, CurrentUser user) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (await steps.ToChange(command.MilestoneId, MilestoneStatus.NotNeeded, command.Version, ct) is not var (one, _)) return default;
            if (one.Status == MilestoneStatus.Done) throw new Refused("", "This took place. Put that right first.");
            if (one.Code == Schedule.Booking) throw new Refused("", "She is booked on the pregnancy's own page, also where another provider did it.");
            new Refusals().Text(command.Reason, "Reason", 500, "Say why it is not needed").Throw();
            var reason = command.Reason!.Trim();
            await db.ExecuteVersioned("""
                UPDATE antenatal_milestone SET status = 'NotNeeded', because = 'Person', reason = @reason, noted_by = @by, version = version + 1 WHERE id = @MilestoneId AND version = @Version
                """, new { command.MilestoneId, command.Version, reason, by = user.Id }, ct: ct);
            await steps.Noted(one, MilestoneStatus.NotNeeded, reason, ct);
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
