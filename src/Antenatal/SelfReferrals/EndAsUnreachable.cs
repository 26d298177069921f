using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>A midwife notes that she could not be reached, after varied tries: what she wrote is kept some weeks more, then emptied.</summary>
internal static class EndAsUnreachable
{
    [Allows(Permissions.AnswerRequests, On = nameof(SelfReferralId))]
    internal sealed record Command(Guid SelfReferralId, int Version) : ICommand;

    internal sealed class Handler(RequestRows rows, ISend send) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (await rows.Before(command.SelfReferralId, RequestStatus.Unreachable, command.Version, ct) is not { } now) return default;
            if (Tries.Missing(await rows.TriesOf(now.Id, ct), await send.Number("antenatal.unreachedTries", ct: ct)) is { } missing) throw new Refused("", missing);
            // The lead's own task stays: a child who was not reached is theirs to think about.
            await rows.Step(now, RequestStatus.Unreachable, null, null, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AnswerRequests, On = nameof(SelfReferralId))]
    internal sealed class Page(ISend send) : RequestPage(send)
    {
        private readonly ISend _send = send;

        public int Version { get; set; }

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Version = (await See(ct)).Request.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await _send.Send(new Command(SelfReferralId, Version), ct);
            return Back("unreachable");
        });
    }
}
