using Neighbourhood.Antenatal.Scopes;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>A request lies with the midwife who took it on, and a child's with the named lead too; of others nobody reads it before a midwife took it on.</summary>
internal sealed class ScopeOfSelfReferralId(Db db) : IScope
{
    public string Property => "SelfReferralId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) =>
        Reaching.Within(await db.Query<Guid>("""
        SELECT midwife_user_id FROM antenatal_self_referral WHERE id = @id AND midwife_user_id IS NOT NULL
        UNION SELECT lead_user_id FROM antenatal_self_referral WHERE id = @id AND lead_user_id IS NOT NULL
        """, new { id }, ct));
}
