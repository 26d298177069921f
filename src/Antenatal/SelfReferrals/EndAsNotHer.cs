using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>A midwife notes that a request was not hers: nothing is made of it, and its words go at once.</summary>
internal static class EndAsNotHer
{
    [Allows(Permissions.AnswerRequests, On = nameof(SelfReferralId))]
    internal sealed record Command(Guid SelfReferralId, NotHerBecause? Because, int Version) : ICommand;

    internal sealed class Handler(RequestRows rows, ISend send) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (await rows.Before(command.SelfReferralId, RequestStatus.NotHer, command.Version, ct) is not { } now) return default;
            if (command.Because is not { } because || !Enum.IsDefined(because)) throw new Refused("Because", "Choose why it is not hers");
            await rows.Step(now, RequestStatus.NotHer, because, null, ct);
            await rows.Empty([now.Id], ct);
            // Of a wrong number, or of a child who is not expecting, the lead thinks on: somebody wrote that she is a child.
            if (now.LeadTaskId is { } task && because == NotHerBecause.WrittenByOther) await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, "A midwife found that there is no such child"), ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AnswerRequests, On = nameof(SelfReferralId))]
    internal sealed class Page(ISend send) : RequestPage(send)
    {
        private readonly ISend _send = send;

        public NotHerBecause? Because { get; set; }
        public int Version { get; set; }

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Version = (await See(ct)).Request.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await _send.Send(new Command(SelfReferralId, Because, Version), ct);
            return Back("nothers");
        });
    }
}
