using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>A midwife notes that the new provider looks after her now: who said so, and when.</summary>
internal static class NoteReceipt
{
    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId, DateOnly? ReceivedOn, string? ReceivedBy, int Version) : ICommand;

    internal sealed class Handler(PregnancySteps steps, Moves moves, MilestonePlan plan, LinkDesk links, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals().If(command.ReceivedOn is null, "ReceivedOn", "Enter the day on which they said so")
                .If(command.ReceivedOn > clock.Today(), "ReceivedOn", "The day must be today or earlier")
                .Text(command.ReceivedBy, "ReceivedBy", AskToMove.LongestName, "Say who there looks after her now").Throw();
            var asked = await moves.Asked(command.PregnancyId, ct);
            if (asked is null && (await steps.Find(command.PregnancyId, ct)).Status != PregnancyStatus.MovedAway) throw new Refused("", "Say first which provider was asked to look after her");
            if (command.ReceivedOn < asked?.AskedOn) throw new Refused("ReceivedOn", $"They were asked on {asked.AskedOn.Date()}: the day must be that or later");
            if (!await steps.To(command.PregnancyId, PregnancyStatus.MovedAway, command.Version, asked?.ToProvider, ct)) return default;
            await moves.Receive(asked!.Id, command.ReceivedOn!.Value, command.ReceivedBy!.Trim(), ct);
            await links.WithdrawAll(command.PregnancyId, "moved", ct);
            await plan.EndAll(command.PregnancyId, ct);
            return default;
        }
    }

    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PregnancyPage(send)
    {
        public DateOnly? ReceivedOn { get; set; }
        public string? ReceivedBy { get; set; }

        public Task<IActionResult> OnGet(CancellationToken ct) => Begin(v => v.Move is not null, _ => { }, ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(PregnancyId, ReceivedOn, ReceivedBy, Version), ct);
    }
}
