using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Concerns;

/// <summary>How many concerns wait for an answer in the user's programmes, in one line: for the first page and the board. It says nothing of whom.</summary>
internal sealed class OpenAlerts(Db db, CurrentUser user, TimeProvider clock)
{
    private sealed record Row(DateTimeOffset RaisedAt, bool ImmediateDanger);

    /// <summary>Null where none waits, or they are not for the user to answer.</summary>
    internal async Task<string?> Says(CancellationToken ct)
    {
        if (!user.May(Permissions.AnswerConcerns)) return null;
        var scopes = user.ScopesFor(Permissions.AnswerConcerns);
        var open = await db.Query<Row>("""
            SELECT raised_at, immediate_danger FROM peersupport_alert WHERE answered_at IS NULL AND (@everywhere = 1 OR programme_id IN @scopes)
            """, new { everywhere = scopes is null, scopes = scopes?.ToList() ?? [] }, ct);
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
