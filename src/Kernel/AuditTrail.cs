namespace Neighbourhood.Kernel;

/// <summary>Reads the audit, newest first, a page at a time. Who may is for the module that shows it.</summary>
public sealed class AuditTrail(Db db)
{
    /// <summary>So many ids can be asked for at once: a person and the records that were merged into theirs.</summary>
    public const int MostSubjects = 8;

    /// <param name="Kind">"view", "change", "denied", "export" …; null for any.</param>
    /// <param name="UserId">What this account did; null for anybody.</param>
    /// <param name="SubjectIds">What was done with any of these people or things; empty for any.</param>
    /// <param name="From">Not before; null for no limit.</param>
    /// <param name="Before">Earlier than; null for no limit.</param>
    /// <param name="Permission">The code that was asked for; null for any.</param>
    /// <param name="What">Part of the message's name, in letters, digits and full stops; null for any.</param>
    /// <param name="Reasoned">Only what was looked at for a reason that was given, and what was denied on that way.</param>
    /// <param name="ReasonPermission">With <paramref name="Reasoned"/>: the permission by which one looks for a reason.</param>
    public sealed record Search(
        string? Kind = null, Guid? UserId = null, IReadOnlyList<Guid>? SubjectIds = null, DateTimeOffset? From = null, DateTimeOffset? Before = null,
        string? Permission = null, string? What = null, bool Reasoned = false, string? ReasonPermission = null);

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
        var subjects = search.SubjectIds ?? [];
        if (subjects.Count > MostSubjects) throw new ArgumentOutOfRangeException(nameof(search), $"At most {MostSubjects} subjects are asked for at once.");
        string? Like(int n) => n < subjects.Count ? $"%{subjects[n]:D}%" : null;
        var args = new
        {
            search.Kind,
            search.UserId,
            search.From,
            search.Before,
            search.Permission,
            what = search.What is { Length: > 0 } what && what.All(c => char.IsAsciiLetterOrDigit(c) || c == '.') ? $"%{what.ToLowerInvariant()}%" : null,
            search.Reasoned,
            search.ReasonPermission,
            any = subjects.Count == 0,
            s0 = Like(0),
            s1 = Like(1),
            s2 = Like(2),
            s3 = Like(3),
            s4 = Like(4),
            s5 = Like(5),
            s6 = Like(6),
            s7 = Like(7),
            skip,
            take,
        };
        var entries = await db.Query<Entry>("""
            SELECT id, at, user_id, organisation_id, by_system, kind, what, permission, subjects, reason
            FROM kernel_audit
            WHERE (@Kind IS NULL OR kind = @Kind) AND (@UserId IS NULL OR user_id = @UserId)
              AND (@From IS NULL OR at >= @From) AND (@Before IS NULL OR at < @Before)
              AND (@Permission IS NULL OR permission = @Permission) AND (@what IS NULL OR LOWER(what) LIKE @what)
              AND (@any = 1 OR subjects LIKE @s0 OR subjects LIKE @s1 OR subjects LIKE @s2 OR subjects LIKE @s3
                OR subjects LIKE @s4 OR subjects LIKE @s5 OR subjects LIKE @s6 OR subjects LIKE @s7)
              AND (@Reasoned = 0 OR (reason IS NOT NULL AND kind IN ('view', 'override', 'print', 'export')) OR (kind = 'denied' AND permission = @ReasonPermission))
            ORDER BY id DESC OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
            """, args, ct);
        var count = await db.Find<int>("""
            SELECT COUNT(*) FROM kernel_audit
            WHERE (@Kind IS NULL OR kind = @Kind) AND (@UserId IS NULL OR user_id = @UserId)
              AND (@From IS NULL OR at >= @From) AND (@Before IS NULL OR at < @Before)
              AND (@Permission IS NULL OR permission = @Permission) AND (@what IS NULL OR LOWER(what) LIKE @what)
              AND (@any = 1 OR subjects LIKE @s0 OR subjects LIKE @s1 OR subjects LIKE @s2 OR subjects LIKE @s3
                OR subjects LIKE @s4 OR subjects LIKE @s5 OR subjects LIKE @s6 OR subjects LIKE @s7)
              AND (@Reasoned = 0 OR (reason IS NOT NULL AND kind IN ('view', 'override', 'print', 'export')) OR (kind = 'denied' AND permission = @ReasonPermission))
            """, args, ct);
        return new Page(entries, count);
    }
}
