using Neighbourhood.Access.Contracts;
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
        var ids = rows.Select(r => r.ScopeId).OfType<Guid>().Where(id => id != account).Distinct().ToList();
        var names = (ids.Count == 0 ? [] : await send.Ask(new GatherScopes(ids), ct)).ToLookup(s => s.Id, s => s.Name);
        var today = clock.Today();
        return
        [
            .. rows.Select(r => new HeldRole(
                r.Id, Says.Role(r.Role),
                r.ScopeId is not { } scope ? "Everywhere" : scope == account ? "Own work" : names[scope].FirstOrDefault() ?? "One team or place",
                r.FromOn, r.EndedAt is { } ended ? ended.LondonDay() : r.ToOn,
                r.EndedAt is null && (r.ToOn is null || r.ToOn >= today)))
            .OrderByDescending(r => r.IsOpen).ThenBy(r => r.Role, StringComparer.Ordinal),
        ];
    }

    private sealed record Row(Guid Id, string Role, Guid? ScopeId, DateOnly FromOn, DateOnly? ToOn, DateTimeOffset? EndedAt);
}
