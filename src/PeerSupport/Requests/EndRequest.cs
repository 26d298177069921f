using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>The coordinator ends a request for which no supporter was matched: the parent does not want it any more, or was not reached.</summary>
internal static class EndRequest
{
    /// <summary>What ends it from here: a goal is met in a match, and the system has its own.</summary>
    internal static readonly IReadOnlyList<EndCode> Choices = [EndCode.WantedToStop, EndCode.NoContact, EndCode.SteppedUp, EndCode.Unsuitable];

    [Allows(Permissions.WriteRequests, On = nameof(PeerRequestId))]
    internal sealed record Command(Guid PeerRequestId, int Version, EndCode? Why) : ICommand;

    internal sealed class Handler(Db db, RequestSteps steps, RequestDesk desk) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.Why is not { } why || !Choices.Contains(why)) throw new Refused("Why", "Choose why it ends");
            var now = await steps.Find(command.PeerRequestId, ct);
            if (now.Status == RequestStatus.Proposed) throw new Refused("", "Ask the parent first, and say what they said");
            // There it is said who wants nobody else, and whom they have to turn to now.
            if (await db.Find<int>("SELECT COUNT(*) FROM peersupport_match WHERE request_id = @Id AND status IN ('Offered', 'Matched', 'Active')", new { now.Id }, ct) > 0)
                throw new Refused("", "A supporter is offered or matched. End that, on the page of the match, and this request ends with it");
            if (await steps.To(now.Id, RequestStatus.Ended, command.Version, null, ct)) await desk.Close(now.Id, why, ct);
            return default;
        }
    }

    [Allows(Permissions.WriteRequests, On = nameof(PeerRequestId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : RequestPage(send)
    {
        private readonly ISend _send = send;

        public EndCode? Why { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await _send.Send(new Command(PeerRequestId, Version, Why), ct);
            return Back("ended");
        });
    }
}
