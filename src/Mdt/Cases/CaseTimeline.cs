using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Plans;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Cases;

/// <summary>All that happened in a case, in one dated list: its steps and its referrals', what was talked about, decided, promised, planned and written at its end.</summary>
internal sealed class CaseTimeline(Db db, History history, PlanVersions plans, Outcomes outcomes)
{
    /// <param name="Referral">The referral that it is about, where it is about one: an objection may leave it out.</param>
    /// <param name="Words">It says something about the family and not only that a step was taken: left out as a whole.</param>
    /// <param name="Place">Its reason names the team to which the family goes, and so where they live.</param>
    internal sealed record Entry(DateTimeOffset At, Guid Id, string What, Guid? By, string? Reason, string? Url, Guid? Referral, bool Words, bool Place = false);

    private sealed record Talked(Guid Id, Guid? ReferralId, Guid MeetingId, string Title, ItemStatus Status, DateTimeOffset EndedAt, string? DeferredReason, ReviewResult? Result, NoChangeChoice? Choice);

    private sealed record Decided(
        Guid Id, Guid? ReferralId, MdtDecisionCode Code, string? Detail, bool Provisional, Guid MadeBy, DateTimeOffset MadeAt, DateTimeOffset? ConfirmedAt, Guid? ConfirmedBy,
        DateTimeOffset? WithdrawnAt, Guid? WithdrawnBy, string? WithdrawnReason);

    private sealed record Owed(
        Guid Id, Guid? ReferralId, string Text, Guid OwnerUserId, DateTimeOffset MadeAt, DateTimeOffset? DoneAt, string? Evidence, DateTimeOffset? CancelledAt, string? CancelledReason);

    private sealed record Left(Guid Id, string? NotPossibleReason, Guid? ByUser, DateTimeOffset At);

    /// <summary>The newest first.</summary>
    internal async Task<IReadOnlyList<Entry>> Of(Guid caseId, CancellationToken ct)
    {
        List<Entry> all =
        [
            .. (await history.Of(caseId, ct)).Select(s => new Entry(s.At, s.Id, $"Case: {(s is { FromStatus: nameof(CaseStatus.Closed), ToStatus: nameof(CaseStatus.Open) } ? "opened again" : Case.StepInWords(s.ToStatus))}", s.ByUser, s.Reason, null, null, false,
                s.ToStatus is nameof(CaseState.Transferring) or nameof(CaseState.Transferred) || s.FromStatus == nameof(CaseState.Transferring))),
            .. await Referrals(caseId, ct), .. await Items(caseId, ct), .. await Decisions(caseId, ct), .. await Actions(caseId, ct), .. await Work(caseId, ct),
        ];
        return [.. all.OrderByDescending(e => e.At).ThenByDescending(e => e.Id.ToString(), StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<Entry>> Referrals(Guid caseId, CancellationToken ct)
    {
        var entries = new List<Entry>();
        foreach (var referral in await db.Query<Guid>("SELECT id FROM mdt_referral WHERE case_id = @caseId", new { caseId }, ct))
            entries.AddRange((await history.Of(referral, ct)).Where(s => s.ToStatus != nameof(ReferralStatus.Draft))
                .Select(s => new Entry(s.At, s.Id, $"Referral: {Referral.Label(Enum.Parse<ReferralStatus>(s.ToStatus)).ToLowerInvariant()}", s.ByUser, s.Reason, $"/mdt/referrals/{referral}", referral, false)));
        return entries;
    }

    private async Task<IEnumerable<Entry>> Items(Guid caseId, CancellationToken ct) => (await db.Query<Talked>("""
        SELECT i.id, i.referral_id, i.meeting_id, m.title, i.status, i.ended_at, i.deferred_reason, i.review_result AS result, i.no_change_choice AS choice
        FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id WHERE i.case_id = @caseId AND i.status IN ('Discussed', 'Deferred') AND i.ended_at IS NOT NULL
        """, new { caseId }, ct)).Select(i => new Entry(
            i.EndedAt, i.Id, $"{(i.Status == ItemStatus.Deferred ? "Deferred at" : i.Result is null ? "Talked about at" : "Reviewed at")} {i.Title}{Found(i)}",
            null, i.DeferredReason, $"/mdt/meetings/{i.MeetingId}", i.ReferralId, true));

    private static string Found(Talked item) => item.Result is not { } result ? ""
        : $": {Reviewing.InWords(result).ToLowerInvariant()}{(item.Choice is { } choice ? $", so the team chose to {Reviewing.InWords(choice).ToLowerInvariant()}" : "")}";

    private async Task<IEnumerable<Entry>> Decisions(Guid caseId, CancellationToken ct) => (await db.Query<Decided>("""
        SELECT d.id, i.referral_id, d.code, d.detail, d.provisional, d.made_by, d.made_at, d.confirmed_at, d.confirmed_by, d.withdrawn_at, d.withdrawn_by, d.withdrawn_reason
        FROM mdt_decision d JOIN mdt_item i ON i.id = d.item_id WHERE d.case_id = @caseId AND d.removed_at IS NULL
        """, new { caseId }, ct)).SelectMany(d =>
        {
            var words = Decision.InWords(d.Code);
            return new[]
            {
                new Entry(d.MadeAt, d.Id, $"Decision: {words}{(d.Provisional ? " (provisional)" : "")}", d.MadeBy, d.Detail, null, d.ReferralId, true),
                d.ConfirmedAt is { } confirmed ? new Entry(confirmed, d.Id, $"Decision confirmed: {words}", d.ConfirmedBy, null, null, d.ReferralId, true) : null,
                d.WithdrawnAt is { } withdrawn ? new Entry(withdrawn, d.Id, $"Decision withdrawn: {words}", d.WithdrawnBy, d.WithdrawnReason, null, d.ReferralId, true) : null,
            }.OfType<Entry>();
        });

    private async Task<IEnumerable<Entry>> Actions(Guid caseId, CancellationToken ct) => (await db.Query<Owed>("""
        SELECT a.id, CASE WHEN i.case_id = a.case_id THEN i.referral_id ELSE NULL END AS referral_id, a.text, a.owner_user_id, a.made_at, a.done_at, a.evidence, a.cancelled_at, a.cancelled_reason
        FROM mdt_action a LEFT JOIN mdt_item i ON i.id = a.item_id WHERE a.case_id = @caseId
        """, new { caseId }, ct)).SelectMany(a => new[]
        {
            new Entry(a.MadeAt, a.Id, $"Action promised: {a.Text}", a.OwnerUserId, null, null, a.ReferralId, true),
            a.DoneAt is { } done ? new Entry(done, a.Id, $"Action done: {a.Text}", a.OwnerUserId, a.Evidence, null, a.ReferralId, true) : null,
            a.CancelledAt is { } cancelled ? new Entry(cancelled, a.Id, $"Action cancelled: {a.Text}", null, a.CancelledReason, null, a.ReferralId, true) : null,
        }.OfType<Entry>());

    private async Task<IEnumerable<Entry>> Work(Guid caseId, CancellationToken ct)
    {
        var versions = await plans.Of(caseId, ct);
        var levels = await outcomes.Levels(caseId, ct);
        var ends = await db.Query<Left>("SELECT id, not_possible_reason, by_user, at FROM mdt_moving_on WHERE case_id = @caseId", new { caseId }, ct);
        return
        [
            .. versions.Select(v => new Entry(v.At, v.Id, v.Number == 1 ? "Plan written" : "Plan changed", v.By, null, $"/mdt/cases/{caseId}/plan?Number={v.Number}", null, true)),
            .. levels.Select(l => new Entry(l.At, caseId, $"Level changed from {l.FromLevel.InWords().ToLowerInvariant()} to {l.ToLevel.InWords().ToLowerInvariant()}", l.ByUser, l.Reason, null, null, true)),
            .. ends.Select(e => new Entry(e.At, e.Id, e.NotPossibleReason is null ? "Closing form written" : "No closing form", e.ByUser, e.NotPossibleReason, $"/mdt/cases/{caseId}/moving-on", null, true)),
        ];
    }
}
