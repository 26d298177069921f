using Microsoft.AspNetCore.Mvc;
using Neighbourhood.FamilyHubs.Scopes;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Feedback;

/// <summary>A hub worker reads what people said of a session: the faces as counts, and their words.</summary>
internal static class ReadFeedback
{
    [Allows(Permissions.ReadFeedback, On = nameof(SessionId))]
    internal sealed record Query(Guid SessionId) : IQuery<Answer>;

    /// <summary>What is there has been read.</summary>
    [Allows(Permissions.ReadFeedback, On = nameof(SessionId))]
    internal sealed record Command(Guid SessionId) : ICommand;

    /// <param name="Counts">By face, the glad one first.</param>
    /// <param name="Words">In no order that says when they were written; null where the session was so small that its words are for its own hub alone.</param>
    internal sealed record Answer(string Title, string Site, DateOnly Day, IReadOnlyList<int> Counts, int Given, IReadOnlyList<Text>? Words, int Unread, bool TakesMore);

    internal sealed record Text(string Said, int? Face, bool ByChild);

    internal sealed class Reader(Db db, ISend send, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        private sealed record Head(string Title, string Site, DateOnly Day, Sessions.SessionStatus Status, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int People);

        private sealed record Row(int? Face, string? Said, bool ByChild, bool Unread);

        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var head = await db.Find<Head>("""
                SELECT a.title, t.name AS site, s.day, s.status, s.starts_at, s.ends_at,
                    COALESCE((SELECT r.headcount FROM familyhubs_register r WHERE r.session_id = s.id),
                        (SELECT COUNT(*) FROM familyhubs_attendance n WHERE n.session_id = s.id AND n.removed_at IS NULL)) AS people
                FROM familyhubs_session s JOIN familyhubs_activity a ON a.id = s.activity_id JOIN familyhubs_site t ON t.id = s.site_id WHERE s.id = @SessionId
                """, query, ct) ?? throw new NotFound("The session");
            var rows = await db.Query<Row>("SELECT face, said, by_child, CASE WHEN seen_at IS NULL THEN 1 ELSE 0 END AS unread FROM familyhubs_feedback WHERE session_id = @SessionId", query, ct);
            // Of a few people, words tell who wrote them: then only those who were there as its own staff read them.
            var own = user.ScopesFor(Permissions.ReadFeedback) is { } scopes && (await Reaching.Session(db, query.SessionId, ct)).Any(scopes.Contains);
            var shown = own || head.People >= await send.Number("insight.suppressBelow", ct: ct);
            var words = rows.Where(r => r.Said is not null).Select(r => new Text(r.Said!, r.Face, r.ByChild)).OrderBy(t => t.Said, StringComparer.OrdinalIgnoreCase).ToList();
            return new(head.Title, head.Site, head.Day, [.. Faces.All.Select(f => rows.Count(r => r.Face == f.Value))], rows.Count, shown ? words : null, rows.Count(r => r.Unread),
                GiveFeedback.Takes(head.Status, head.StartsAt, head.EndsAt, clock.Now()));
        }
    }

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await db.Execute("UPDATE familyhubs_feedback SET seen_at = @now, seen_by = @me WHERE session_id = @SessionId AND seen_at IS NULL", new { command.SessionId, now = clock.Now(), me = user.Id }, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ReadFeedback, On = nameof(SessionId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid SessionId { get; set; }

        internal Answer Shown { get; private set; } = null!;

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(SessionId), ct);
            return Redirect("/familyhubs/feedback?said=read");
        });

        protected override async Task Show(CancellationToken ct) => Shown = await send.Ask(new Query(SessionId), ct);
    }
}
