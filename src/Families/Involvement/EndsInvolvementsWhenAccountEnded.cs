using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Involvement;

/// <summary>A worker has gone: what they were to families ends that day. Families that nobody is left for go to the manager, who finds somebody.</summary>
internal sealed class EndsInvolvementsWhenAccountEnded(Db db, ISend send, Involvements involvements, TimeProvider clock) : IWhen<AccountEnded>
{
    public async Task Handle(AccountEnded happened, CancellationToken ct)
    {
        var touched = new { happened.UserId, happened.On, today = clock.Today(), Involvements.Invited };
        // Delivered twice, the second finds nothing that is open.
        var left = await db.Query<Guid>("""
            SELECT DISTINCT i.household_id FROM families_involvement i
            WHERE i.user_id = @UserId AND i.kind <> @Invited AND i.from_on <= @today AND (i.to_on IS NULL OR i.to_on > @On)
              AND NOT EXISTS (SELECT 1 FROM families_involvement o WHERE o.household_id = i.household_id AND o.kind <> @Invited AND o.from_on <= @today
                AND (o.to_on IS NULL OR o.to_on > @today) AND (o.user_id IS NULL OR o.user_id <> @UserId))
            """, touched, ct);
        await db.Execute("""
            UPDATE families_involvement SET to_on = @On, ended_code = 'AccountEnded' WHERE user_id = @UserId AND (to_on IS NULL OR to_on > @On)
            """, touched, ct);
        if (left.Count == 0 || await send.Ask(new GetManagerOf(happened.UserId), ct) is not { } manager) return;
        foreach (var household in left) await involvements.Begin(household, null, null, manager, ct, Involvements.HandOver);
    }
}
