using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>Hand-overs that nobody has received: those sent to the viewer, and those that the viewer sent.</summary>
internal sealed class WaitingHandovers(Db db, CurrentUser user, TimeProvider clock)
{
    internal sealed record Row(Guid Id, Guid PregnancyId, Guid PersonId, Guid? ToUserId, DateOnly SentOn, DateOnly ReplyBy)
    {
        internal bool IsLate(DateOnly today) => ReplyBy < today;
    }

    /// <summary>To the viewer, or to a team of theirs.</summary>
    internal Task<IReadOnlyList<Row>> ToMe(CancellationToken ct)
    {
        var (everywhere, scopes) = Mine(Permissions.ReceiveHandOver);
        return db.Query<Row>("""
            SELECT h.id, h.pregnancy_id, p.person_id, h.to_user_id, h.sent_on, h.reply_by FROM antenatal_handover h JOIN antenatal_pregnancy p ON p.id = h.pregnancy_id
            WHERE h.received_on IS NULL AND h.withdrawn_on IS NULL AND p.status <> 'MovedAway' AND (@everywhere = 1 OR h.to_user_id IN @scopes OR h.to_team_id IN @scopes)
            ORDER BY h.reply_by, h.id
            """, new { everywhere, scopes }, ct);
    }

    /// <summary>Of the viewer's pregnancies, whoever sent them.</summary>
    internal Task<IReadOnlyList<Row>> FromMe(CancellationToken ct)
    {
        var (everywhere, scopes) = Mine(Permissions.HandOver);
        return db.Query<Row>("""
            SELECT h.id, h.pregnancy_id, p.person_id, h.to_user_id, h.sent_on, h.reply_by FROM antenatal_handover h JOIN antenatal_pregnancy p ON p.id = h.pregnancy_id
            WHERE h.received_on IS NULL AND h.withdrawn_on IS NULL
              AND (p.status = 'Born' OR (p.status = 'Closed' AND EXISTS (SELECT 1 FROM antenatal_stopped s WHERE s.pregnancy_id = p.id AND s.kind = 'Pregnancy' AND s.corrected_on IS NULL))) AND (@everywhere = 1 OR p.midwife_user_id IN @scopes OR p.team_id IN @scopes)
            ORDER BY h.reply_by, h.id
            """, new { everywhere, scopes }, ct);
    }

    internal DateOnly Today => clock.Today();

    private (bool Everywhere, IReadOnlyList<Guid> Scopes) Mine(string permission)
    {
        var scopes = user.ScopesFor(permission);
        return (scopes is null, [.. scopes ?? new HashSet<Guid>()]);
    }
}

/// <summary>On the first page of a health visitor: how many families wait to be received.</summary>
internal sealed class WaitingToReceive(WaitingHandovers waiting) : IWaiting
{
    public string Path => "/antenatal/hand-overs";

    public async Task<string?> Says(CancellationToken ct) => await waiting.ToMe(ct) is { Count: > 0 } rows
        ? rows.Count(r => r.IsLate(waiting.Today)) is > 0 and var late ? $"{rows.Count} to receive, {late} late." : $"{rows.Count} to receive."
        : null;
}

/// <summary>On the first page of a midwife: what nobody received in its days.</summary>
internal sealed class WaitingForReceipt(WaitingHandovers waiting) : IWaiting
{
    public string Path => "/antenatal/hand-overs/sent";

    public async Task<string?> Says(CancellationToken ct) =>
        (await waiting.FromMe(ct)).Count(r => r.IsLate(waiting.Today)) is > 0 and var silent ? $"{silent} not received in time." : null;
}

/// <summary>In the one list of what waits: a midwife's silent ones. A health visitor has a task for each that is to be received.</summary>
internal sealed class HandoversInMyWork(WaitingHandovers waiting, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id || !user.May(Permissions.HandOver)) return [];
        return [.. (await waiting.FromMe(ct)).Where(r => r.IsLate(question.On)).Take(GatherMyWork.Most)
            .Select(r => new GatherMyWork.Part("Midwives", "Nobody has received a family that you handed over", r.ReplyBy, $"/antenatal/pregnancies/{r.PregnancyId}/hand-over", WorkPriority.High))];
    }
}
