using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Concerns;

/// <summary>How many concerns wait for an answer that are the user's to answer, in one line: for the first page and the board. It says nothing of whom.</summary>
internal sealed class OpenAlerts(Db db, OwnAlerts own, CurrentUser user, TimeProvider clock)
{
    private sealed record Row(DateTimeOffset RaisedAt, bool ImmediateDanger);

    /// <summary>Null where none waits, or they are not for the user to answer.</summary>
    internal async Task<string?> Says(CancellationToken ct)
    {
        if (!user.May(Permissions.AnswerConcerns)) return null;
        var (everywhere, coordinated, me) = own.Mine;
        var open = await db.Query<Row>("""
            SELECT a.raised_at, a.immediate_danger FROM peersupport_alert a JOIN peersupport_programme p ON p.id = a.programme_id LEFT JOIN peersupport_supporter s ON s.id = a.supporter_id
            WHERE a.answered_at IS NULL AND (@everywhere = 1 OR a.programme_id IN @coordinated OR p.coordinator_user_id = @me OR p.deputy_user_id = @me OR s.supervisor_user_id = @me)
            """, new { everywhere, coordinated, me }, ct);
        if (open.Count == 0) return null;
        var (danger, first) = (open.Count(a => a.ImmediateDanger), open.Min(a => a.RaisedAt));
        return danger > 0 ? $"{open.Count} not answered, {danger} where somebody is in danger now."
            : $"{open.Count} not answered, the first since {(first.LondonDay() == clock.Today() ? $"today at {When.Time(first)}" : When.Noted(first))}.";
    }
}

/// <summary>On the first page of whoever answers concerns.</summary>
internal sealed class WaitingAlerts(OpenAlerts open) : IWaiting
{
    public string Path => "/peersupport/alerts";

    public Task<string?> Says(CancellationToken ct) => open.Says(ct);
}
