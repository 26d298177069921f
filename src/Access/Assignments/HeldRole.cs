using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Assignments;

/// <summary>A role as it is shown: where it holds, from when, until when.</summary>
/// <param name="Where">"Own work", "Everywhere", or the name of the place or team.</param>
/// <param name="ToOn">The last day; null for no end.</param>
/// <param name="IsOpen">Holds today, or will.</param>
internal sealed record HeldRole(Guid Id, string Role, string Where, DateOnly FromOn, DateOnly? ToOn, bool IsOpen)
{
    /// <summary>The roles of one account, those that hold first; names of places and teams as their modules give them to this user.</summary>
    internal static async Task<IReadOnlyList<HeldRole>> Of(Guid account, Db db, ISend send, TimeProvider clock, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT id, role, scope_id, from_on, to_on, ended_at FROM access_assignment WHERE account_id = @account ORDER BY id
            """, new { account }, ct);
        var where = await PlaceNames.Of(rows.Select(r => (account, r.ScopeId)), send, ct);
        var today = clock.Today();
        return
        [
            .. rows.Select(r => new HeldRole(
                r.Id, Says.Role(r.Role),
                where(account, r.ScopeId),
                r.FromOn, r.EndedAt is { } ended ? ended.LondonDay() : r.ToOn,
                r.EndedAt is null && (r.ToOn is null || r.ToOn >= today)))
            .OrderByDescending(r => r.IsOpen).ThenBy(r => r.Role, StringComparer.Ordinal),
        ];
    }

    private sealed record Row(Guid Id, string Role, Guid? ScopeId, DateOnly FromOn, DateOnly? ToOn, DateTimeOffset? EndedAt);
}
