using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>A midwife takes her back: she is here again, stays after all, or the receipt was wrong.</summary>
internal static class TakeBack
{
    internal const int LongestReason = 500;

    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId, string? Reason, int Version) : ICommand;

    internal sealed class Handler(
        PregnancySteps steps, Moves moves, Involvements involvements, Visitors visitors, Under16 under16, Screens.ScreenDesk screens, MilestonePlan plan, History history) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals().Text(command.Reason, "Reason", LongestReason, "Say why").Throw();
            var (reason, now) = (command.Reason!.Trim(), await steps.Find(command.PregnancyId, ct));
            if (now.Status != PregnancyStatus.MovedAway)
            {
                if (await moves.Asked(now.Id, ct) is null)
                {
                    // Pressed a second time there is nothing left to undo.
                    if (await moves.WasUndone(now.Id, reason, ct)) return default;
                    throw new Refused("", "She is yours already");
                }
                await moves.Undo(now.Id, reason, ct);
                await history.Note(now.Id, Noted.Stays, reason, ct);
                return default;
            }
            if (!await steps.To(now.Id, now.StatusBefore ?? PregnancyStatus.Notified, command.Version, reason, ct)) return default;
            await moves.Undo(now.Id, reason, ct);
            await involvements.Begin(now.Id, ct);
            await visitors.Renew(now.Id, ct);
            await plan.Return(now.Id, ct);
            await under16.Again(now.Id, now.MidwifeUserId, ct);
            await screens.Again(now.Id, now.MidwifeUserId, ct);
            return default;
        }
    }

    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PregnancyPage(send)
    {
        public string? Reason { get; set; }

        public Task<IActionResult> OnGet(CancellationToken ct) => Begin(v => v.Move is not null || v.Status == PregnancyStatus.MovedAway, _ => { }, ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(PregnancyId, Reason, Version), ct);
    }
}
