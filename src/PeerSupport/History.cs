using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport;

/// <summary>What has steps.</summary>
internal enum Subject { Supporter, Request, Match, Message, Asked, Post, Question, Alert }

/// <summary>Every step of a supporter, a request or a match: who, when, from what to what, why. Only added to. A step that a loss brings says nothing of it.</summary>
internal sealed class History(Db db, WordsVault vault, CurrentUser user, TimeProvider clock)
{
    internal sealed record Step(Guid Id, string? FromStatus, string ToStatus, string? Reason, Guid? ByUser, DateTimeOffset At);

    /// <summary>Notes a step of the current user, in the open transaction.</summary>
    internal Task Add(Subject subject, Guid subjectId, string? from, string to, string? reason = null, CancellationToken ct = default)
    {
        var id = clock.NewId();
        return db.Execute("""
            INSERT INTO peersupport_step (id, subject_id, subject, from_status, to_status, reason, by_user, at)
            VALUES (@id, @subjectId, @subject, @from, @to, @closed, @by, @now)
            """, new { id, subjectId, subject, from, to, closed = vault.Close(id, reason), by = user.Id, now = clock.Now() }, ct);
    }

    /// <summary>The steps of one thing, the first first.</summary>
    internal async Task<IReadOnlyList<Step>> Of(Guid subjectId, CancellationToken ct) =>
    [
        .. (await db.Query<Step>("SELECT id, from_status, to_status, reason, by_user, at FROM peersupport_step WHERE subject_id = @subjectId ORDER BY at, id", new { subjectId }, ct))
            .Select(s => s with { Reason = vault.Words(s.Id, s.Reason) }),
    ];
}
