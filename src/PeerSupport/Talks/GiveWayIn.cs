using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>A coordinator makes the address by which a parent reaches their supporter without an account, and gives it to them: it is shown once.</summary>
internal static class GiveWayIn
{
    [Allows(Permissions.WriteRequests, On = nameof(PeerMatchId))]
    internal sealed record Query(Guid PeerMatchId) : IQuery<Answer>;

    /// <param name="Until">Of the address that works now; null where there is none.</param>
    internal sealed record Answer(MatchStatus Status, bool Open, DateTimeOffset? Until);

    /// <param name="Digest">Of the secret, which is shown once and kept nowhere.</param>
    [Allows(Permissions.WriteRequests, On = nameof(PeerMatchId))]
    internal sealed record Command(Guid PeerMatchId, string Digest) : ICommand<DateTimeOffset>;

    private sealed record Row(DateTimeOffset EndsAt);

    internal sealed class Answers(Db db, MatchSteps steps, Channel channel, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var match = await steps.Find(query.PeerMatchId, ct);
            var ways = await db.Query<Row>("SELECT ends_at FROM peersupport_way_in WHERE match_id = @PeerMatchId AND ended_at IS NULL AND ends_at > @now ORDER BY ends_at", new { query.PeerMatchId, now = clock.Now() }, ct);
            return new(match.Status, await channel.MayTalk(match.Id, ct), ways.Count == 0 ? null : ways[^1].EndsAt);
        }
    }

    internal sealed class Handler(Db db, MatchSteps steps, Channel channel, WaysIn ways, TimeProvider clock) : ICommandHandler<Command, DateTimeOffset>
    {
        public async Task<DateTimeOffset> Handle(Command command, CancellationToken ct)
        {
            var match = await steps.Find(command.PeerMatchId, ct);
            new Refusals()
                .If(!Match.IsOpen(match.Status), "", "Both say yes first: an address is made for a match that has begun and not ended")
                .If(Match.IsOpen(match.Status) && !await channel.MayTalk(match.Id, ct), "", "This match is paused, or contact with the parent is stopped. Ask first, then make an address")
                .Throw();
            var (now, until) = (clock.Now(), await ways.Until(ct));
            await db.Execute("UPDATE peersupport_way_in SET ended_at = @now WHERE match_id = @PeerMatchId AND ended_at IS NULL", new { command.PeerMatchId, now }, ct);
            await db.Execute("""
                INSERT INTO peersupport_way_in (id, match_id, secret_digest, made_at, ends_at) VALUES (@id, @PeerMatchId, @Digest, @now, @until)
                """, new { id = clock.NewId(), command.PeerMatchId, command.Digest, now, until }, ct);
            return until;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.WriteRequests, On = nameof(PeerMatchId))]
    internal sealed class Page(ISend send, DigestKey key) : FormPage
    {
        public Guid PeerMatchId { get; set; }

        /// <summary>Shown once, on the answer itself: it is kept nowhere.</summary>
        internal string? Address { get; private set; }

        internal Answer Now { get; private set; } = null!;

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            var secret = WayIn.NewSecret();
            await send.Send(new Command(PeerMatchId, WayIn.Digest(key, secret)), ct);
            Address = $"{Request.Scheme}://{Request.Host}{WayIn.Path(secret)}";
            await Show(ct);
            return Page();
        });

        protected override async Task Show(CancellationToken ct) => Now = await send.Ask(new Query(PeerMatchId), ct);
    }
}
