using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>A referrer's own system asks how a referral stands: the status and what waits for the referrer, nothing else.</summary>
internal static class GetReferralStatus
{
    [Allows(Permissions.ViewReferral, On = nameof(ReferralId))]
    internal sealed record Query(Guid ReferralId) : IQuery<Answer>;

    /// <param name="Since">When it came to stand so.</param>
    /// <param name="TriageDueOn">Only while it waits for the team.</param>
    internal sealed record Answer(Guid ReferralId, ReferralStatus Status, DateTimeOffset Since, DateOnly? TriageDueOn);

    internal sealed class Handler(Db db) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct) => await db.Find<Answer>("""
            SELECT r.id AS referral_id, r.status, (SELECT MAX(s.at) FROM mdt_step s WHERE s.subject_id = r.id) AS since,
                   CASE WHEN r.status = 'Submitted' THEN r.triage_due_on END AS triage_due_on
            FROM mdt_referral r WHERE r.id = @ReferralId
            """, query, ct) ?? throw new NotFound("The referral");
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/mdt/referrals/{referralId}", async ([AsParameters] Query query, ISend send, CancellationToken ct) =>
            Results.Ok(await send.Ask(query, ct)));
}
