using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>Whoever sent families to hubs reads how each stands: what came of it only where the family said so.</summary>
internal static class ListSentReferrals
{
    [Allows(Permissions.SendReferral, Unscoped = "only what the user sent is listed")]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="Household">What the sender calls it where they told of a family that they do not see.</param>
    /// <param name="ToldOf">The sender sees how it stands and nothing else.</param>
    /// <param name="Stands">In words, as far as the family said that it may be told.</param>
    internal sealed record Row(Guid Id, int Version, string Household, string Hub, HubNeed Need, DateOnly SentOn, string Stands, DateOnly? AnsweredOn, bool MayTakeBack, bool ToldOf);

    private sealed record Kept(
        Guid Id, int Version, Guid HouseholdId, string Hub, HubNeed Need, DateTimeOffset ReceivedAt, GpReferralState State, GpReferralAnswer? Answer, TellBack TellBack, DateTimeOffset? AnsweredAt, string? Reference, bool ToldOf);

    internal sealed class Handler(Db db, ISend send, CurrentUser user, Audit audit) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var rows = await db.Query<Kept>("""
                SELECT r.id, r.version, r.household_id, s.name AS hub, r.need, r.received_at, r.state, r.answer, r.tell_back, r.answered_at, r.reference,
                       CASE WHEN r.registration IS NULL THEN 0 ELSE 1 END AS told_of
                FROM familyhubs_gp_referral r JOIN familyhubs_site s ON s.id = r.site_id WHERE r.sender_user_id = @me
                ORDER BY r.received_at DESC, r.id OFFSET 0 ROWS FETCH NEXT 200 ROWS ONLY
                """, new { me = user.Id }, ct);
            List<Guid> chosen = [.. rows.Where(r => !r.ToldOf).Select(r => r.HouseholdId).Distinct()];
            var households = chosen.Count == 0 ? [] : await send.Ask(new GetHouseholds(chosen), ct);
            var names = households.ToDictionary(h => h.Id, h => h.Name);
            audit.Saw(chosen);
            return [.. rows.Select(r => new Row(r.Id, r.Version, r.ToldOf ? Referrals.Called(r.Id, r.Reference) : names.GetValueOrDefault(r.HouseholdId, "A family"), r.Hub, r.Need, r.ReceivedAt.LondonDay(),
                Referrals.Told(r.State, r.Answer, r.TellBack), r.AnsweredAt?.LondonDay(), r.State == GpReferralState.Received, r.ToldOf))];
        }
    }

    [Allows(Permissions.SendReferral, Unscoped = "only what the user sent is listed")]
    internal sealed class Page(ISend send, CurrentUser user) : PageModel
    {
        /// <summary>The one that was sent just now.</summary>
        [BindProperty(SupportsGet = true)]
        public Guid? Sent { get; set; }

        internal IReadOnlyList<Row> Rows { get; private set; } = [];

        internal bool SeesPractice => user.May(Permissions.PracticeSheet);

        public async Task OnGet(CancellationToken ct) => Rows = await send.Ask(new Query(), ct);
    }
}
