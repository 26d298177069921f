using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Accounts;

/// <summary>What lies with a worker here: people whose line manager they are or stand in for, and systems that act in their name.</summary>
internal sealed class AnswerGatherHandOver(Db db, CurrentUser user, TimeProvider clock) : IGatherHandler<GatherHandOver, GatherHandOver.Part>
{
    public async Task<IReadOnlyList<GatherHandOver.Part>> Handle(GatherHandOver question, CancellationToken ct)
    {
        if (question.UserId != user.Id && !user.May(Permissions.ManageAccounts)) return [];
        var counts = await db.Find<Counts>("""
            SELECT (SELECT COUNT(*) FROM access_manager l JOIN access_account a ON a.id = l.account_id WHERE l.manager_id = @UserId AND l.to_on IS NULL AND a.ended_at IS NULL) AS managed,
                   (SELECT COUNT(*) FROM access_manager l JOIN access_account a ON a.id = l.account_id WHERE l.deputy_id = @UserId AND l.to_on IS NULL AND a.ended_at IS NULL) AS deputised,
                   (SELECT COUNT(*) FROM access_token t WHERE t.account_id = @UserId AND t.revoked_at IS NULL AND t.expires_at > @now) AS tokens
            """, new { question.UserId, now = clock.Now() }, ct);
        var parts = new List<GatherHandOver.Part>();
        if (counts!.Managed > 0) parts.Add(new($"Line manager of {People(counts.Managed)}", null, "Their deputy stands in where there is one: choose another line manager for each"));
        if (counts.Deputised > 0) parts.Add(new($"Deputy of a line manager, for {People(counts.Deputised)}", null, "Nobody stands in any more: choose another deputy for each"));
        if (counts.Tokens > 0) parts.Add(new(counts.Tokens == 1 ? "1 API token" : $"{counts.Tokens} API tokens", "/access/account/tokens", "The systems that use them get no more answers"));
        return parts;
    }

    private static string People(int count) => count == 1 ? "1 person" : $"{count} people";

    private sealed record Counts(int Managed, int Deputised, int Tokens);
}
