using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Assignments;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Supporters;

/// <summary>A supporter has left: what was opened for them ends at once. An account that has other roles keeps them.</summary>
internal sealed class AnswerEndSupporterAccount(Db db, IOutbox outbox, CurrentUser user, TimeProvider clock) : IRequestOfHandler<EndSupporterAccount, Done>
{
    public async Task<Done> Handle(EndSupporterAccount request, CancellationToken ct)
    {
        var row = new { request.AccountId, Assignment.ByPeerSupport, now = clock.Now(), me = user.Id, today = clock.Today(), stamp = clock.NewId() };
        if (await db.Execute("UPDATE access_assignment SET ended_at = @now, ended_by = @me WHERE account_id = @AccountId AND source = @ByPeerSupport AND ended_at IS NULL", row, ct) == 0) return default;
        if (await db.Find<int>("SELECT COUNT(*) FROM access_assignment WHERE account_id = @AccountId AND ended_at IS NULL AND (to_on IS NULL OR to_on >= @today)", row, ct) == 0)
            await AccountEnd.Now(db, outbox, user, clock, request.AccountId, ct);
        return default;
    }
}
