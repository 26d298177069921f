using Microsoft.AspNetCore.Mvc;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>A coordinator reads a wall or group: what is new and what was reported first, with what the program noticed.</summary>
internal static class ViewRoom
{
    private const int Most = 200;

    [Allows(Permissions.Moderate, On = nameof(PeerRoomId))]
    internal sealed record Query(Guid PeerRoomId) : IQuery<Answer>;

    /// <param name="HasAddress">Parents can come in by an address that was given.</param>
    internal sealed record Answer(Guid Id, string Title, string About, RoomKind Kind, Topic Topic, string? Site, bool HasAddress, DateOnly OpenedOn, DateOnly? ClosedOn, int Version, IReadOnlyList<Post> Posts);

    /// <param name="Words">Null where they were removed.</param>
    internal sealed record Post(Guid Id, Guid? SupporterId, string? SignedAs, string? Words, PostState State, string? HeldCode, DateTimeOffset WrittenAt, int Reports, IReadOnlyList<ReportWhy> Why)
    {
        internal bool ToRead => State is PostState.Waiting or PostState.Reported || State == PostState.Shown && Reports > 0;
    }

    private sealed record Row(string Title, string About, RoomKind Kind, Topic Topic, Guid? SiteId, string? SecretDigest, DateOnly OpenedOn, DateOnly? ClosedOn, int Version);

    private sealed record Line(Guid Id, Guid? SupporterId, string? SignedAs, string? Words, PostState State, string? HeldCode, DateTimeOffset WrittenAt, int Reports);

    private sealed record Reported(Guid PostId, ReportWhy WhyCode);

    internal sealed class Handler(Db db, WordsVault vault, ISend send) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var room = await db.Find<Row>("""
                SELECT title, about, kind, topic, site_id, secret_digest, opened_on, closed_on, version FROM peersupport_room WHERE id = @PeerRoomId
                """, query, ct) ?? throw new NotFound("This group");
            var posts = await db.Query<Line>("""
                SELECT id, supporter_id, signed_as, words, state, held_code, written_at, reports FROM peersupport_post WHERE room_id = @PeerRoomId AND words IS NOT NULL
                ORDER BY CASE WHEN state IN ('Waiting', 'Reported') OR reports > 0 THEN 0 ELSE 1 END, written_at DESC, id DESC OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { query.PeerRoomId, Most }, ct);
            var why = (await db.Query<Reported>("SELECT post_id, why_code FROM peersupport_report WHERE post_id IN @ids AND settled_at IS NULL ORDER BY reported_at, id", new { ids = posts.Select(p => p.Id).ToList() }, ct))
                .ToLookup(r => r.PostId, r => r.WhyCode);
            var site = room.SiteId is { } id ? (await send.Ask(new GetSites([id]), ct)).SingleOrDefault()?.Name : null;
            return new(query.PeerRoomId, room.Title, room.About, room.Kind, room.Topic, site, room.SecretDigest is not null, room.OpenedOn, room.ClosedOn, room.Version,
                [.. posts.Select(p => new Post(p.Id, p.SupporterId, vault.Words(p.Id, p.SignedAs), vault.Words(p.Id, p.Words), p.State, p.HeldCode, p.WrittenAt, p.Reports, [.. why[p.Id].Distinct()]))]);
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Moderate, On = nameof(PeerRoomId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PeerRoomId { get; set; }

        /// <summary>What was just done, in one word.</summary>
        public string? Said { get; set; }

        internal string? SaidInWords => Said switch
        {
            "opened" => "It is open. Supporters of the programme find it in their groups; make an address for parents.",
            "closed" => "It is closed. Nobody reads or writes there any more.",
            nameof(PostDeed.Show) => "It is shown.",
            nameof(PostDeed.Remove) => "It is not shown, and its words are gone.",
            _ => null,
        };

        internal Answer Found { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Found = await send.Ask(new Query(PeerRoomId), ct);
        }
    }
}
