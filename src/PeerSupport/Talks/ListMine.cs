using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>A supporter sees those whom they support, by first name, and what waits for them.</summary>
internal static class ListMine
{
    [Allows(Permissions.Support, Unscoped = "a list: limited to the supporter's own matches")]
    internal sealed record Query : IQuery<Answer>;

    /// <param name="KnownAs">What parents call this supporter; null for somebody who is none.</param>
    internal sealed record Answer(string? KnownAs, IReadOnlyList<Row> Rows);

    /// <param name="Name">A first name, or "The person you support".</param>
    /// <param name="FirstContactBy">When the first message is due; null once they are in touch.</param>
    internal sealed record Row(Guid MatchId, string Name, MatchStatus Status, bool Open, int Unread, DateTimeOffset? FirstContactBy, DateOnly? LastContactOn, bool Ask);

    private sealed record Found(Guid Id, MatchStatus Status, DateTimeOffset? FirstContactBy, DateOnly? LastContactOn, DateOnly? PromptedOn, int Unread);

    private sealed record Me(string? KnownAs);

    internal sealed class Answers(Db db, Channel channel, CurrentUser user) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var me = await db.Find<Me>("SELECT known_as FROM peersupport_supporter WHERE user_id = @me", new { me = user.Id }, ct);
            var found = await db.Query<Found>("""
                SELECT m.id, m.status, m.first_contact_by, m.last_contact_on, m.prompted_on,
                    (SELECT COUNT(*) FROM peersupport_message x WHERE x.match_id = m.id AND x.from_side = 'Parent' AND x.state = 'Shown' AND x.read_at IS NULL) AS unread
                FROM peersupport_match m JOIN peersupport_supporter s ON s.id = m.supporter_id
                WHERE s.user_id = @me AND s.status <> 'Left' AND m.status IN ('Matched', 'Active') ORDER BY m.matched_at, m.id
                """, new { me = user.Id }, ct);
            List<Guid> ids = [.. found.Select(f => f.Id)];
            var (open, names) = (await channel.Open(ids, ct), await channel.FirstNames(ids, ct));
            return new(me?.KnownAs,
            [
                .. found.Select(f => open.Contains(f.Id)
                    ? new Row(f.Id, names.GetValueOrDefault(f.Id, SeeTalk.Somebody), f.Status, true, f.Unread, f.Status == MatchStatus.Matched ? f.FirstContactBy : null, f.LastContactOn, f.PromptedOn is not null)
                    : new Row(f.Id, SeeTalk.Somebody, f.Status, false, 0, null, null, false)),
            ]);
        }
    }

    [Allows(Permissions.Support, Unscoped = "a list: limited to the supporter's own matches")]
    internal sealed class Page(ISend send) : PageModel
    {
        internal Answer Mine { get; private set; } = null!;

        /// <summary>One of them was just ended.</summary>
        internal bool Ended { get; private set; }

        public async Task OnGet(string? said, CancellationToken ct) => (Mine, Ended) = (await send.Ask(new Query(), ct), said == "ended");
    }

    /// <summary>On a supporter's first page.</summary>
    internal sealed class Waiting(ISend send) : IWaiting
    {
        public string Path => "/peersupport/mine";

        public async Task<string?> Says(CancellationToken ct)
        {
            var rows = (await send.Ask(new Query(), ct)).Rows;
            var (unread, first) = (rows.Sum(r => r.Unread), rows.Count(r => r is { Open: true, Status: MatchStatus.Matched }));
            return (unread, first) switch
            {
                (0, 0) => null,
                (0, _) => first == 1 ? "Somebody waits for your first message." : $"{first} people wait for your first message.",
                _ => unread == 1 ? "1 new message." : $"{unread} new messages.",
            };
        }
    }

    /// <summary>In a supporter's one list of what waits: it names nobody.</summary>
    internal sealed class InMyWork(ISend send, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
    {
        public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
        {
            if (question.UserId != user.Id || !user.May(Permissions.Support)) return [];
            return
            [
                .. (await send.Ask(new Query(), ct)).Rows.Where(r => r.Open && (r.Unread > 0 || r.Ask || r.Status == MatchStatus.Matched)).Take(GatherMyWork.Most).Select(r => new GatherMyWork.Part(
                    "Peer support",
                    r.Unread > 0 ? "Read a message" : r.Status == MatchStatus.Matched ? "Write the first message" : "Say whether you are still in touch",
                    r.FirstContactBy?.LondonDay(), $"/peersupport/mine/{r.MatchId}", r.Status == MatchStatus.Matched ? WorkPriority.High : WorkPriority.Medium)),
            ];
        }
    }
}
