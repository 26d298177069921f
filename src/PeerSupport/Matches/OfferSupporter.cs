using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>A coordinator offers a supporter for a request: both are asked, and it begins when both say yes.</summary>
internal static class OfferSupporter
{
    internal const int LongestBoundaries = 1000;

    /// <param name="Id">The match's.</param>
    /// <param name="Boundaries">What the two would agree on: how often, how long, how. For the coordinator.</param>
    [Allows(Permissions.WriteRequests, On = nameof(PeerRequestId))]
    internal sealed record Command(Guid Id, Guid PeerRequestId, Guid SupporterId, string? Boundaries) : ICommand<Guid>;

    internal sealed class Handler(Db db, Candidates candidates, WordsVault vault, History history, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            new Refusals().If(command.Id == Guid.Empty, "", "Open the page again, then offer").Text(command.Boundaries, nameof(command.Boundaries), LongestBoundaries).Throw();
            if (await candidates.Blocked(command.PeerRequestId, ct) is { } blocked) throw new Refused("", blocked);
            var sought = await candidates.Find(command.PeerRequestId, ct);
            if (await candidates.Of(sought, command.SupporterId, ct) is not [var found]) throw new Refused("", "This supporter is not supporting now. Choose another one");
            var wish = await candidates.Wish(sought, ct);
            if (!Ranking.May(wish, found.Candidate)) throw new Refused("", $"Choose another supporter. {string.Join(". ", Ranking.WhyNot(wish, found.Candidate))}");
            // Of two who offer at once the second is told.
            await db.ExecuteVersioned("UPDATE peersupport_request SET version = version + 1 WHERE id = @Id AND version = @Version", new { sought.Id, sought.Version }, ct: ct);
            await db.Execute("""
                INSERT INTO peersupport_match (id, request_id, supporter_id, person_id, status, reasons, offered_on, offered_by, boundaries, version)
                VALUES (@Id, @PeerRequestId, @SupporterId, @PersonId, 'Offered', @reasons, @today, @me, @boundaries, 1)
                """, new
            {
                command.Id,
                command.PeerRequestId,
                command.SupporterId,
                sought.PersonId,
                reasons = Ranking.Codes(Ranking.Weigh(wish, found.Candidate)),
                today = clock.Today(),
                me = user.Id,
                boundaries = vault.Close(command.Id, string.IsNullOrWhiteSpace(command.Boundaries) ? null : command.Boundaries.Trim()),
            }, ct);
            await history.Add(Subject.Match, command.Id, null, nameof(MatchStatus.Offered), ct: ct);
            return command.Id;
        }
    }

    [Allows(Permissions.WriteRequests, On = nameof(PeerRequestId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid PeerRequestId { get; set; }
        public Guid SupporterId { get; set; }
        public string? Boundaries { get; set; }

        internal SuggestSupporters.View Shown { get; private set; } = null!;

        internal SuggestSupporters.Shown? One { get; private set; }

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            if (One is null || Shown.Blocked is not null) return Redirect($"/peersupport/requests/{PeerRequestId}/supporters");
            Id = clock.NewId();
            return Page();
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
            Redirect($"/peersupport/matches/{await send.Send(new Command(Id, PeerRequestId, SupporterId, Boundaries), ct)}"));

        protected override async Task Show(CancellationToken ct)
        {
            Shown = await send.Ask(new SuggestSupporters(PeerRequestId), ct);
            One = Shown.Suggested.FirstOrDefault(s => s.SupporterId == SupporterId);
        }
    }
}
