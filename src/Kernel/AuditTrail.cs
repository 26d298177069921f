namespace Neighbourhood.Kernel;

/// <summary>Reads the audit, newest first, a page at a time. Who may is for the module that shows it.</summary>
public sealed class AuditTrail(Db db)
{
    /// <param name="Kind">"view", "change", "denied", "export" …; null for any.</param>
    /// <param name="UserId">What this account did; null for anybody.</param>
    /// <param name="SubjectId">What was done with this person or thing; null for any.</param>
    public sealed record Search(string? Kind = null, Guid? UserId = null, Guid? SubjectId = null);

    /// <param name="UserId">Null for somebody who is not signed in, and for the system on nobody's behalf.</param>
    /// <param name="BySystem">The program itself acted, for <paramref name="UserId"/> where there is one.</param>
    /// <param name="What">As <see cref="MessageName"/> says it: "Mdt.ScheduleMeeting".</param>
    /// <param name="Subjects">Ids of what it was about, a space between them.</param>
    public sealed record Entry(Guid Id, DateTimeOffset At, Guid? UserId, Guid? OrganisationId, bool BySystem, string Kind, string What, string? Permission, string Subjects, string? Reason)
    {
        public IReadOnlyList<Guid> SubjectIds => [.. Subjects.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
    }

    /// <param name="Count">How many there are in all.</param>
    public sealed record Page(IReadOnlyList<Entry> Entries, int Count);

    public async Task<Page> Find(Search search, int skip, int take, CancellationToken ct = default)
    {
        var args = new { search.Kind, search.UserId, subject = search.SubjectId is { } id ? $"%{id:D}%" : null, skip, take };
        var entries = await db.Query<Entry>("""
            SELECT id, at, user_id, organisation_id, by_system, kind, what, permission, subjects, reason
            FROM kernel_audit
            WHERE (@Kind IS NULL OR kind = @Kind) AND (@UserId IS NULL OR user_id = @UserId) AND (@subject IS NULL OR subjects LIKE @subject)
            ORDER BY id DESC OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
            """, args, ct);
        var count = await db.Find<int>("""
            SELECT COUNT(*) FROM kernel_audit
            WHERE (@Kind IS NULL OR kind = @Kind) AND (@UserId IS NULL OR user_id = @UserId) AND (@subject IS NULL OR subjects LIKE @subject)
            """, args, ct);
        return new Page(entries, count);
    }
}
