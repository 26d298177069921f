using Neighbourhood.Antenatal.Scopes;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>A request lies with the midwife who took it on; until then with nobody, and nobody reads it.</summary>
internal sealed class ScopeOfSelfReferralId(Db db) : IScope
{
    public string Property => "SelfReferralId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) =>
        Reaching.Within(await db.Query<Guid>("SELECT midwife_user_id FROM antenatal_self_referral WHERE id = @id AND midwife_user_id IS NOT NULL", new { id }, ct));
}
