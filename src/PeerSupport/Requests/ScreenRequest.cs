using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>The coordinator talked with the parent and looks at a new request: it is safe, it is the right support, and from now a supporter is looked for.</summary>
internal static class ScreenRequest
{
    /// <param name="Safe">It is safe for the parent and for a supporter.</param>
    /// <param name="Fits">Talking to somebody like this is what they need, and not something else.</param>
    /// <param name="SomeoneBefore">"I have someone to turn to", in their words: 1 not at all to 5 always.</param>
    /// <param name="ShareAgreed">"We may share your first name and this with a supporter"; null where they said yes already.</param>
    [Allows(Permissions.WriteRequests, On = nameof(PeerRequestId))]
    internal sealed record Command(Guid PeerRequestId, int Version, bool? Safe, bool? Fits, int? SomeoneBefore, bool? ShareAgreed) : ICommand;

    internal sealed class Handler(Db db, ISend send, RequestSteps steps, RequestDesk desk, RequestTasks tasks, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Find(command.PeerRequestId, ct);
            var agreedNow = now.ShareAgreedOn is null && command.ShareAgreed == true;
            new Refusals()
                .If(command.Safe is null, "Safe", "Say whether it is safe")
                .If(command.Safe == false, "Safe", "Keep them safe first: raise a concern, or say what else fits better")
                .If(command.Fits is null, "Fits", "Say whether this is what they need")
                .If(command.Fits == false, "Fits", "Say what fits better instead, on the page “Something else fits better”")
                .If(command.SomeoneBefore is not (>= 1 and <= 5), "SomeoneBefore", "Ask them, and choose from 1 to 5")
                .If(now.ShareAgreedOn is null && !agreedNow, "ShareAgreed", "Without their yes no supporter can be told anything. Ask them, or say what else fits better")
                .Throw();
            await desk.MayAsk(now.PersonId, shareAgreed: true, ct);
            if (!await steps.To(now.Id, RequestStatus.Screening, command.Version, null, ct)) return default;
            await db.Execute("""
                UPDATE peersupport_request SET screened_by = @me, screened_on = @today, someone_before = @SomeoneBefore, share_agreed_on = COALESCE(share_agreed_on, @today) WHERE id = @PeerRequestId
                """, new { command.PeerRequestId, command.SomeoneBefore, me = user.Id, today = clock.Today() }, ct);
            if (agreedNow) await send.Send(new AgreeToSharing(clock.NewId(), now.PersonId, SharingPurpose.PeerSupport, clock.Today()), ct);
            await tasks.Next(now.Id, ct);
            return default;
        }
    }

    [Allows(Permissions.WriteRequests, On = nameof(PeerRequestId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : RequestPage(send)
    {
        private readonly ISend _send = send;

        public bool? Safe { get; set; }
        public bool? Fits { get; set; }
        public int? SomeoneBefore { get; set; }
        public bool? ShareAgreed { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await _send.Send(new Command(PeerRequestId, Version, Safe, Fits, SomeoneBefore, ShareAgreed), ct);
            return Back("screened");
        });
    }
}
