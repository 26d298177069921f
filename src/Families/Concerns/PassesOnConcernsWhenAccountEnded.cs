using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Concerns;

/// <summary>A safeguarding lead has left: each open concern that they had taken on is told to those whose turn it would be, and whoever takes its next step has it.</summary>
internal sealed class PassesOnConcernsWhenAccountEnded(Db db, ConcernRecipients recipients, IOutbox outbox, TimeProvider clock) : IWhen<AccountEnded>
{
    public async Task Handle(AccountEnded happened, CancellationToken ct)
    {
        var now = clock.Now();
        foreach (var concern in await db.Query<Row>("SELECT id, state FROM families_concern WHERE lead_id = @UserId AND state <> 'Closed' ORDER BY saved_at, id", happened, ct))
        {
            await db.Execute("UPDATE families_concern SET lead_id = NULL, turn = 'Lead', turn_since = @now, version = version + 1 WHERE id = @Id", new { concern.Id, now }, ct);
            await db.Execute("""
                INSERT INTO families_concern_step (id, concern_id, state, taken_at, what, to_user_id) VALUES (@id, @concernId, @State, @now, 'LeadLeft', @UserId)
                """, new { id = clock.NewId(), concernId = concern.Id, concern.State, now, happened.UserId }, ct);
            await recipients.Keep(concern.Id, ConcernTurn.Lead, ct);
            await outbox.Add(new SafeguardingConcernPassedOn(concern.Id), ct);
        }
    }

    private sealed record Row(Guid Id, ConcernState State);
}
