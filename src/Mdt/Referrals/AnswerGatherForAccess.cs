using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Plans;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>What a team was told and agreed about a person, with its words. What names others too is left out unless decided otherwise.</summary>
internal sealed class AnswerGatherForAccess(Db db, PlanVersions plans, Outcomes outcomes) : IGatherHandler<GatherForAccess, GatherForAccess.Part>
{
    private const string Here = "Mdt";
    private const string Team = "A team of several services";

    public async Task<IReadOnlyList<GatherForAccess.Part>> Handle(GatherForAccess question, CancellationToken ct)
    {
        var parts = new List<GatherForAccess.Part>();
        var referrals = await db.Query<Referral>("""
            SELECT r.id, r.case_id, r.situation, r.background, r.assessment, r.ask, r.family_wants, r.risk_flags, r.saved_at
            FROM mdt_referral r JOIN mdt_referral_person p ON p.referral_id = r.id WHERE p.person_id = @PersonId AND r.status <> 'Draft'
            """, question, ct);
        foreach (var r in referrals)
        {
            var others = await db.Query<Guid>("SELECT person_id FROM mdt_referral_person WHERE referral_id = @Id AND person_id <> @PersonId", new { r.Id, question.PersonId }, ct);
            parts.Add(new(r.Id, Here, "What a team was asked", r.SavedAt.LondonDay(), Team, r.InWords, others, others.Count > 0 ? Withholding.OthersData : null));
        }
        var cases = referrals.Select(r => r.CaseId).OfType<Guid>().Distinct().ToList();
        foreach (var i in await db.Query<Item>("""
            SELECT i.id, i.case_id, i.discussion, i.new_information, i.challenged, i.family_voice, m.starts_at
            FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id
            WHERE i.case_id IN @cases AND (i.discussion IS NOT NULL OR i.new_information IS NOT NULL OR i.challenged IS NOT NULL OR i.family_voice IS NOT NULL)
            """, new { cases }, ct))
            parts.Add(new(i.Id, Here, "What a team talked about", i.StartsAt.LondonDay(), Team, string.Join("\n", new[] { i.Discussion, i.NewInformation, i.Challenged, i.FamilyVoice is null ? null : $"What the family says: {i.FamilyVoice}" }.OfType<string>()), [], Withholding.OthersData));
        foreach (var a in await db.Query<Action>("SELECT id, text, made_at, evidence, cancelled_reason, asked_reason, handed_back_reason FROM mdt_action WHERE case_id IN @cases", new { cases }, ct))
            parts.Add(new(a.Id, Here, "What somebody promised to do", a.MadeAt.LondonDay(), Team, a.InWords, [], Withholding.OthersData));
        foreach (var d in await db.Query<Line>("""
            SELECT d.id, d.reason_for_receiver AS text, d.made_at FROM mdt_decision d WHERE d.case_id IN @cases AND d.removed_at IS NULL AND d.reason_for_receiver IS NOT NULL
            """, new { cases }, ct))
            parts.Add(new(d.Id, Here, "What another service was told when it was asked to help", d.MadeAt.LondonDay(), Team, d.Text, [], Withholding.OthersData));
        foreach (var n in await db.Query<Note>("""
            SELECT id, note AS words, offered_at FROM mdt_lead_offer WHERE case_id IN @cases AND note IS NOT NULL
            UNION ALL SELECT id, handover_note AS words, offered_at FROM mdt_transfer WHERE case_id IN @cases
            """, new { cases }, ct))
            parts.Add(new(n.Id, Here, "What was said when the work was handed over", n.OfferedAt.LondonDay(), Team, n.Words, [], Withholding.OthersData));
        foreach (var id in cases) await OfCase(id, parts, ct);
        return parts;
    }

    /// <summary>The plan, version by version, what came of it, and what was written at the end.</summary>
    private async Task OfCase(Guid caseId, List<GatherForAccess.Part> parts, CancellationToken ct)
    {
        foreach (var plan in await plans.Of(caseId, ct))
            parts.Add(new(plan.Id, Here, "What was planned with the family", plan.At.LondonDay(), Team, Lines(plan.Words.Fields()), [], Withholding.OthersData));
        if (await db.Find<Changed>("SELECT case_id, changed_at FROM mdt_outcome WHERE case_id = @caseId", new { caseId }, ct) is { } kept)
            parts.Add(new(kept.CaseId, Here, "What came of it", kept.ChangedAt.LondonDay(), Team, Lines((await outcomes.Of(caseId, ct)).Fields()), [], Withholding.OthersData));
        foreach (var e in await db.Query<Ending>("SELECT id, what_changed, who_to_turn_to, what_next, not_possible_reason, at FROM mdt_moving_on WHERE case_id = @caseId", new { caseId }, ct))
            parts.Add(new(e.Id, Here, "What was written when the work ended", e.At.LondonDay(), Team, string.Join("\n", new[] { e.WhatChanged, e.WhoToTurnTo, e.WhatNext, e.NotPossibleReason }.OfType<string>()), [], Withholding.OthersData));
    }

    private static string Lines(IEnumerable<(string Label, string? Text)> fields) => string.Join("\n", fields.Where(f => f.Text is not null).Select(f => $"{f.Label}: {f.Text}"));

    private sealed record Note(Guid Id, string Words, DateTimeOffset OfferedAt);

    private sealed record Referral(Guid Id, Guid? CaseId, string? Situation, string? Background, string? Assessment, string? Ask, string? FamilyWants, string? RiskFlags, DateTimeOffset SavedAt)
    {
        internal string InWords => string.Join("\n", new[] { Situation, Background, Assessment, Ask is null ? null : $"What the team was asked to do: {Ask}", FamilyWants is null ? null : $"What the family wants: {FamilyWants}", RiskFlags is null ? null : $"What was ticked: {Referrals.RiskFlags.Lines(RiskFlags)}" }.OfType<string>());
    }

    private sealed record Item(Guid Id, Guid CaseId, string? Discussion, string? NewInformation, string? Challenged, string? FamilyVoice, DateTimeOffset StartsAt);

    private sealed record Changed(Guid CaseId, DateTimeOffset ChangedAt);

    private sealed record Line(Guid Id, string Text, DateTimeOffset MadeAt);

    private sealed record Ending(Guid Id, string? WhatChanged, string? WhoToTurnTo, string? WhatNext, string? NotPossibleReason, DateTimeOffset At);

    private sealed record Action(Guid Id, string Text, DateTimeOffset MadeAt, string? Evidence, string? CancelledReason, string? AskedReason, string? HandedBackReason)
    {
        internal string InWords => string.Join("\n", new[]
        {
            Text, Evidence is null ? null : $"What was done: {Evidence}", CancelledReason is null ? null : $"Why it was cancelled: {CancelledReason}",
            AskedReason is null ? null : $"Why more time was asked for: {AskedReason}", HandedBackReason is null ? null : $"Why it was given back: {HandedBackReason}",
        }.OfType<string>());
    }
}
