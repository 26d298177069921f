using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Feedback;

/// <summary>A hub worker sees of which sessions people said something, the newest first.</summary>
internal static class ListFeedback
{
    [Allows(Permissions.ReadFeedback, Unscoped = "only sessions of the user's own hubs, and those that the user leads, are answered")]
    internal sealed record Query(int Skip = 0) : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<Row> Sessions, bool More);

    /// <param name="Faces">How many chose a face; <paramref name="Sum"/> is their sum.</param>
    /// <param name="Unread">How many nobody has read yet.</param>
    internal sealed record Row(Guid SessionId, string Title, string Site, DateOnly Day, int Given, int Faces, int Sum, int Texts, int Unread);

    private const int AtOnce = 30;

    internal sealed class Handler(Db db, CurrentUser user) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.ReadFeedback);
            var rows = await db.Query<Row>("""
                SELECT s.id AS session_id, a.title, t.name AS site, s.day, COUNT(f.id) AS given, COUNT(f.face) AS faces, COALESCE(SUM(f.face), 0) AS sum, COUNT(f.said) AS texts,
                    SUM(CASE WHEN f.seen_at IS NULL THEN 1 ELSE 0 END) AS unread
                FROM familyhubs_feedback f JOIN familyhubs_session s ON s.id = f.session_id JOIN familyhubs_activity a ON a.id = s.activity_id JOIN familyhubs_site t ON t.id = s.site_id
                WHERE @everywhere = 1 OR s.site_id IN @scopes OR a.site_id IN @scopes OR EXISTS (SELECT 1 FROM familyhubs_session_lead l WHERE l.session_id = s.id AND l.user_id IN @scopes)
                GROUP BY s.id, a.title, t.name, s.day
                ORDER BY s.day DESC, s.id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
                """, new { everywhere = scopes is null, scopes = HubChoices.Limits(scopes), skip = query.Skip, take = AtOnce + 1 }, ct);
            return new([.. rows.Take(AtOnce)], rows.Count > AtOnce);
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ReadFeedback, Unscoped = "only sessions of the user's own hubs, and those that the user leads, are shown")]
    internal sealed class Page(ISend send) : PageModel
    {
        public int Skip { get; set; }

        internal Answer Found { get; private set; } = new([], false);

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Skip = Math.Max(0, Skip);
            Found = await send.Ask(new Query(Skip), ct);
        }
    }
}
