using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>A midwife takes back a notification that was a mistake: nothing of it stays on a list.</summary>
internal static class EnterInError
{
    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId, string? Reason, SheKnows? SheKnows, int Version) : ICommand;

    internal sealed class Handler(Db db, ISend send, PregnancySteps steps, Babies babies, Moves moves, MilestonePlan plan, LinkDesk links, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals().Text(command.Reason, "Reason", TakeBack.LongestReason, "Say what the mistake was")
                .If(command.SheKnows is not { } knows || !Enum.IsDefined(knows), "SheKnows", "Choose what she knows of it").Throw();
            var (id, reason) = (command.PregnancyId, command.Reason!.Trim());
            if (!await steps.To(id, PregnancyStatus.EnteredInError, command.Version, reason, ct)) return default;
            await db.Execute("UPDATE antenatal_pregnancy SET ended_on = @today, outcome = 'mistake' WHERE id = @id", new { id, today = clock.Today() }, ct);
            await links.WithdrawAll(id, "asked", ct);
            await plan.EndAll(id, ct);
            await babies.None(id, ct);
            await moves.Undo(id, reason, ct);
            if (command.SheKnows == SheKnows.NotYet)
                await send.Send(new OpenTask(clock.NewId(), "Tell somebody that what was noted of her was a mistake", "antenatal.mistake", null, null, clock.Today(), TaskPriority.High, user.Id, null,
                    $"/antenatal/pregnancies/{id}"), ct);
            return default;
        }
    }

    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PregnancyPage(send)
    {
        public string? Reason { get; set; }
        public SheKnows? SheKnows { get; set; }

        public Task<IActionResult> OnGet(CancellationToken ct) => Begin(v => Pregnancy.May(v.Status, PregnancyStatus.EnteredInError), _ => { }, ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(PregnancyId, Reason, SheKnows, Version), ct);
    }
}
