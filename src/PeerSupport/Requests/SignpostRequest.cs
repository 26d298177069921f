using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Matches;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>The coordinator says that something else fits better, and where the parent was shown the way: a request never ends in nothing.</summary>
internal static class SignpostRequest
{
    private const int LongestPlace = 300;

    [Allows(Permissions.WriteRequests, On = nameof(PeerRequestId))]
    internal sealed record Command(Guid PeerRequestId, int Version, string? SignpostedTo) : ICommand;

    internal sealed class Handler(Db db, RequestSteps steps, Partings partings, RequestTasks tasks, WordsVault vault, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals().Text(command.SignpostedTo, "SignpostedTo", LongestPlace, "Say what else they were offered, and where").Throw();
            var now = await steps.Find(command.PeerRequestId, ct);
            if (!await steps.To(now.Id, RequestStatus.NotSuitable, command.Version, null, ct)) return default;
            await partings.OfRequest(now.Id, EndCode.Unsuitable, ct);
            await db.Execute("UPDATE peersupport_request SET signposted_to = @to, ended_on = @today WHERE id = @Id", new { now.Id, to = vault.Close(now.Id, command.SignpostedTo!.Trim()), today = clock.Today() }, ct);
            await tasks.End(now.Id, ct);
            if (now.Status == RequestStatus.Proposed) await tasks.Answer(now.Id, PeerProposalOutcome.Declined, ct);
            return default;
        }
    }

    [Allows(Permissions.WriteRequests, On = nameof(PeerRequestId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : RequestPage(send)
    {
        private readonly ISend _send = send;

        public string? SignpostedTo { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await _send.Send(new Command(PeerRequestId, Version, SignpostedTo), ct);
            return Back("signposted");
        });
    }
}
