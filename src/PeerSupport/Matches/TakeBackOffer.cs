using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>A coordinator takes an offer back, or a match of which nothing came before first contact: the request looks for somebody else.</summary>
internal static class TakeBackOffer
{
    internal const int LongestReason = 500;

    [Allows(Permissions.WriteRequests, On = nameof(PeerMatchId))]
    internal sealed record Command(Guid PeerMatchId, string? Reason, int Version) : ICommand;

    internal sealed class Handler(MatchSteps steps, MatchDesk desk) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Find(command.PeerMatchId, ct);
            if (now.Status == MatchStatus.SaidNo) return default; // pressed twice
            new Refusals().Text(command.Reason, nameof(command.Reason), LongestReason, "Write why, in a few words").Throw();
            if (now.Version != command.Version)
                throw new Conflict("Somebody else has changed this match. Look at what stands now, then try again.", new Dictionary<string, string?>(StringComparer.Ordinal) { ["It is"] = Match.Label(now.Status) },
                    new Dictionary<string, string?>(StringComparer.Ordinal) { ["It is"] = Match.Label(MatchStatus.SaidNo) });
            Match.Check(now.Status, MatchStatus.SaidNo);
            await desk.FellThrough(command.PeerMatchId, command.Reason!.Trim(), ct);
            return default;
        }
    }

    [Allows(Permissions.WriteRequests, On = nameof(PeerMatchId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PeerMatchId { get; set; }
        public string? Reason { get; set; }
        public int Version { get; set; }

        internal SeeMatch.View Shown { get; private set; } = null!;

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            Version = Shown.Match.Version;
            return Match.May(Shown.Match.Status, MatchStatus.SaidNo) ? Page() : Redirect($"/peersupport/matches/{PeerMatchId}");
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(PeerMatchId, Reason, Version), ct);
            return Redirect($"/peersupport/requests/{(await send.Ask(new SeeMatch(PeerMatchId), ct)).Match.RequestId}/supporters");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Shown = await send.Ask(new SeeMatch(PeerMatchId), ct);
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = Shown.Match.Version; // pressing again is a choice
        }
    }
}
