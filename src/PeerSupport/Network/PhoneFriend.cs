using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>Phone a friend: a practitioner sees which colleagues can be rung now, about what, on which number.</summary>
internal static class PhoneFriend
{
    private const string Why = "which colleague can be rung is for everybody who works with families";
    private const int Calls = 20;

    [Allows(Permissions.AskNetwork, Unscoped = Why)]
    internal sealed record Query(NetworkTopic? Topic) : IQuery<Answer>;

    /// <param name="Earlier">Who could be rung earlier today and cannot any more: a call is noted afterwards.</param>
    /// <param name="Mine">The asker's own calls, the newest first.</param>
    internal sealed record Answer(IReadOnlyList<Friend> Friends, IReadOnlyList<Friend> Earlier, IReadOnlyList<Call> Mine);

    /// <param name="Until">"5pm".</param>
    internal sealed record Friend(Guid UserId, string Name, NetworkTopic Topic, string Reach, string Until)
    {
        /// <summary>What a phone rings.</summary>
        internal string Rings => $"tel:{(Reach.TrimStart().StartsWith('+') ? "+" : "")}{Folded.Digits(Reach)}";
    }

    internal sealed record Call(NetworkTopic Topic, string With, bool Rang, DateOnly OnDay, int Minutes, CallOutcome Outcome);

    private sealed record Row(NetworkTopic Topic, Guid ByUser, Guid ToUser, DateOnly OnDay, int Minutes, CallOutcome Outcome);

    internal sealed class Handler(Db db, OnCall calls, ISend send, CurrentUser user) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var now = (await calls.Now(NetworkTopics.Read(query.Topic), ct)).Where(r => r.UserId != user.Id).ToList();
            var earlier = (await calls.Earlier(ct)).Where(r => r.UserId != user.Id && now.All(n => (n.UserId, n.Topic) != (r.UserId, r.Topic))).DistinctBy(r => (r.UserId, r.Topic)).ToList();
            var mine = await db.Query<Row>("""
                SELECT topic, by_user, to_user, on_day, minutes, outcome FROM peersupport_call WHERE by_user = @me OR to_user = @me ORDER BY on_day DESC, id DESC OFFSET 0 ROWS FETCH NEXT @Calls ROWS ONLY
                """, new { me = user.Id, Calls }, ct);
            var names = await send.Names(now.Concat(earlier).Select(r => (Guid?)r.UserId).Concat(mine.SelectMany(c => new Guid?[] { c.ByUser, c.ToUser })), ct);
            return new(
                Friends(now, names), Friends(earlier, names),
                [.. mine.Select(c => new Call(c.Topic, names(c.ByUser == user.Id ? c.ToUser : c.ByUser), c.ByUser == user.Id, c.OnDay, c.Minutes, c.Outcome))]);
        }

        private static IReadOnlyList<Friend> Friends(IReadOnlyList<OnCall.Row> rows, Func<Guid?, string> names) =>
            [.. rows.Select(r => new Friend(r.UserId, names(r.UserId), r.Topic, r.Reach, r.Ends)).OrderBy(f => NetworkTopics.InWords(f.Topic), StringComparer.Ordinal).ThenBy(f => f.Name, StringComparer.Ordinal)];
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AskNetwork, Unscoped = Why)]
    internal sealed class Page(ISend send) : PageModel
    {
        public NetworkTopic? Topic { get; set; }

        /// <summary>What was just done.</summary>
        public string? Said { get; set; }

        internal Answer Found { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Found = await send.Ask(new Query(Topic), ct);
        }
    }
}
