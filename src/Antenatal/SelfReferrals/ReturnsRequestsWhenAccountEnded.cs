using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>A midwife has left: the requests that she took on wait for another, as on the first day, with her tries. A child's goes to who leads now.</summary>
internal sealed class ReturnsRequestsWhenAccountEnded(Db db, Under16 under16, History history) : IWhen<AccountEnded>
{
    private sealed record Open(Guid Id, RequestStatus Status);

    public async Task Handle(AccountEnded happened, CancellationToken ct)
    {
        foreach (var open in await db.Query<Open>("SELECT id, status FROM antenatal_self_referral WHERE midwife_user_id = @UserId AND ended_at IS NULL ORDER BY id", happened, ct))
        {
            await db.Execute("UPDATE antenatal_self_referral SET midwife_user_id = NULL, version = version + 1 WHERE id = @Id", open, ct);
            await history.Add(Subject.SelfReferral, open.Id, open.Status.ToString(), "Returned", ct: ct);
        }
        if (await db.Find<int>("SELECT COUNT(*) FROM antenatal_self_referral WHERE lead_user_id = @UserId AND emptied_at IS NULL", happened, ct) > 0)
            await db.Execute("UPDATE antenatal_self_referral SET lead_user_id = @lead WHERE lead_user_id = @UserId AND emptied_at IS NULL", new { happened.UserId, lead = await under16.Lead(null, ct) }, ct);
    }
}
