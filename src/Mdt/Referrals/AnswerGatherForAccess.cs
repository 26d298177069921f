using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>What a team was told and agreed about a person, with its words. What names others too is left out unless decided otherwise.</summary>
internal sealed class AnswerGatherForAccess(Db db) : IGatherHandler<GatherForAccess, GatherForAccess.Part>
{
    private const string Here = "Mdt";
    private const string Team = "A team of several services";

    public async Task<IReadOnlyList<GatherForAccess.Part>> Handle(GatherForAccess question, CancellationToken ct)
    {
        var parts = new List<GatherForAccess.Part>();
        var referrals = await db.Query<Referral>("""
            SELECT r.id, r.case_id, r.situation, r.background, r.assessment, r.ask, r.family_wants, r.saved_at
            FROM mdt_referral r JOIN mdt_referral_person p ON p.referral_id = r.id WHERE p.person_id = @PersonId AND r.status <> 'Draft'
            """, question, ct);
        foreach (var r in referrals)
        {
            var others = await db.Query<Guid>("SELECT person_id FROM mdt_referral_person WHERE referral_id = @Id AND person_id <> @PersonId", new { r.Id, question.PersonId }, ct);
            parts.Add(new(r.Id, Here, "What a team was asked", r.SavedAt.LondonDay(), Team, r.InWords, others, others.Count > 0 ? Withholding.OthersData : null));
        }
        var cases = referrals.Select(r => r.CaseId).OfType<Guid>().Distinct().ToList();
        foreach (var i in await db.Query<Item>("""
            SELECT i.id, i.case_id, i.discussion, i.family_voice, m.starts_at
            FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id
            WHERE i.case_id IN @cases AND (i.discussion IS NOT NULL OR i.family_voice IS NOT NULL)
            """, new { cases }, ct))
            parts.Add(new(i.Id, Here, "What a team talked about", i.StartsAt.LondonDay(), Team, string.Join("\n", new[] { i.Discussion, i.FamilyVoice is null ? null : $"What the family says: {i.FamilyVoice}" }.OfType<string>()), [], Withholding.OthersData));
        foreach (var a in await db.Query<Action>("SELECT id, text, made_at FROM mdt_action WHERE case_id IN @cases", new { cases }, ct))
            parts.Add(new(a.Id, Here, "What somebody promised to do", a.MadeAt.LondonDay(), Team, a.Text, [], Withholding.OthersData));
        foreach (var n in await db.Query<Note>("""
            SELECT id, note AS words, offered_at FROM mdt_lead_offer WHERE case_id IN @cases AND note IS NOT NULL
            UNION ALL SELECT id, handover_note AS words, offered_at FROM mdt_transfer WHERE case_id IN @cases
            """, new { cases }, ct))
            parts.Add(new(n.Id, Here, "What was said when the work was handed over", n.OfferedAt.LondonDay(), Team, n.Words, [], Withholding.OthersData));
        return parts;
    }

    private sealed record Note(Guid Id, string Words, DateTimeOffset OfferedAt);

    private sealed record Referral(Guid Id, Guid? CaseId, string? Situation, string? Background, string? Assessment, string? Ask, string? FamilyWants, DateTimeOffset SavedAt)
    {
        internal string InWords => string.Join("\n", new[] { Situation, Background, Assessment, Ask is null ? null : $"What the team was asked to do: {Ask}", FamilyWants is null ? null : $"What the family wants: {FamilyWants}" }.OfType<string>());
    }

    private sealed record Item(Guid Id, Guid CaseId, string? Discussion, string? FamilyVoice, DateTimeOffset StartsAt);

    private sealed record Action(Guid Id, string Text, DateTimeOffset MadeAt);
}
