using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>
/// Which pregnancies a viewer may read beyond the scope: a health visitor from 28+0 or after the birth, unless they told of it themselves. After a loss only one whom
/// she let be told; and weeks that nobody is expected in are not counted.
/// </summary>
internal sealed class Seen(Db db, PregnancySteps steps, CurrentUser user, TimeProvider clock)
{
    /// <summary>The week from which health visitors read.</summary>
    internal const int Weeks = 28;

    private sealed record Row(Guid? MidwifeUserId, Guid? TeamId, Guid? NotifiedBy, Guid? LeadUserId, int Born, int Losses, int Untold);

    /// <exception cref="NotFound">There is none, or it is not to be seen by this viewer yet.</exception>
    internal async Task<PregnancySteps.Now> See(Guid pregnancyId, CancellationToken ct)
    {
        var now = await steps.Find(pregnancyId, ct);
        return await May(now, ct) ? now : throw new NotFound("The pregnancy");
    }

    internal async Task<bool> May(PregnancySteps.Now now, CancellationToken ct)
    {
        if (user.ScopesFor(Permissions.View) is not { } mine) return true;
        var row = await db.Find<Row>("""
            SELECT p.midwife_user_id, p.team_id, p.notified_by, (SELECT u.lead_user_id FROM antenatal_under_16 u WHERE u.pregnancy_id = p.id) AS lead_user_id,
                (SELECT COUNT(*) FROM antenatal_baby b WHERE b.pregnancy_id = p.id AND b.state = 'Born') AS born,
                (SELECT COUNT(*) FROM antenatal_loss l WHERE l.pregnancy_id = p.id AND l.corrected_at IS NULL) AS losses,
                (SELECT COUNT(*) FROM antenatal_loss l WHERE l.pregnancy_id = p.id AND l.corrected_at IS NULL AND l.hv_may_be_told = 0) AS untold
            FROM antenatal_pregnancy p WHERE p.id = @Id
            """, new { now.Id }, ct);
        if (row is null) return false;
        if (row.Born > 0 || Within(mine, row.MidwifeUserId, row.TeamId, row.LeadUserId)) return true;
        // To whom she did not let it be told, it is as if there had been no pregnancy.
        if (!Pregnancy.IsExpecting(now.Status) && row.Losses > 0) return row.Untold == 0;
        return (user.Id is { } me && row.NotifiedBy == me) || (Pregnancy.IsExpecting(now.Status) && Gestation.Of(now.AgreedEdd, clock.Today())?.Days >= 7 * Weeks);
    }

    private static bool Within(IReadOnlySet<Guid> mine, params Guid?[] ids) => ids.Any(id => id is { } there && mine.Contains(there));
}
