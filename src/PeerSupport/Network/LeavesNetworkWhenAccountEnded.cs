using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>A worker has left: nobody is sent to them with a question, and nobody answers what they asked. What they answered stays.</summary>
internal sealed class LeavesNetworkWhenAccountEnded(Db db, QuestionRows rows) : IWhen<AccountEnded>
{
    public async Task Handle(AccountEnded happened, CancellationToken ct)
    {
        await db.Execute("DELETE FROM peersupport_knows WHERE user_id = @UserId", happened, ct);
        await db.Execute("DELETE FROM peersupport_on_call WHERE user_id = @UserId", happened, ct);
        foreach (var question in await db.Query<Guid>("SELECT id FROM peersupport_question WHERE asked_by = @UserId AND status IN ('Open', 'Answered') ORDER BY id", happened, ct))
            await rows.Step(await rows.Find(question, ct, hidden: true), QuestionStatus.Closed, ct);
    }
}
