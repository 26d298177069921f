using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Aliases;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>A draft as it was saved last, with what can be chosen beside it: the household's members, the teams.</summary>
[Allows(Permissions.Refer, On = nameof(ReferralId))]
internal sealed record GetReferralForm(Guid ReferralId) : IQuery<GetReferralForm.Answer>
{
    internal sealed record Answer(Draft Draft, IReadOnlyList<Guid> PersonIds, GetHousehold.Answer Household, IReadOnlyList<Team> Teams);

    internal sealed record Draft(
        Guid Id, Guid? MdtId, Guid HouseholdId, ReferralStatus Status, Guid RaisedBy, string? Situation, string? Background, string? Assessment, string? Ask,
        string? FamilyWants, string? FamilyNotAskedReason, bool? FamilyTold, string? FamilyNotToldReason, ReferralBasis? Basis,
        ReferralUrgency? Urgency, string? UrgentReason, NeedLevel? LevelAtEntry, string? VisitSafety, string? RiskFlags, RaisedVia RaisedVia, DateTimeOffset SavedAt, int Version);

    /// <param name="Near">Whether it works for the household's neighbourhood.</param>
    /// <param name="NextMeeting">The next one that a referral can still come to; null when none is planned.</param>
    internal sealed record Team(Guid Id, string Name, bool Near, DateTimeOffset? NextMeeting)
    {
        /// <summary>"Sale team, next meeting on 4 March 2026 at 14:00".</summary>
        internal string InWords => NextMeeting is { } next ? $"{Name}, next meeting on {next.InWords()}" : Name;
    }
}

internal sealed class AnswerGetReferralForm(Db db, ReferralDesk desk, AliasCopy aliases, CurrentUser user, Audit audit, TimeProvider clock) : IQueryHandler<GetReferralForm, GetReferralForm.Answer>
{
    public async Task<GetReferralForm.Answer> Handle(GetReferralForm query, CancellationToken ct)
    {
        var draft = await db.Find<GetReferralForm.Draft>("""
            SELECT id, mdt_id, household_id, status, raised_by, situation, background, assessment, ask,
                   family_wants, family_not_asked_reason, family_told, family_not_told_reason, basis,
                   urgency, urgent_reason, level_at_entry, visit_safety, risk_flags, raised_via, saved_at, version
            FROM mdt_referral WHERE id = @ReferralId
            """, query, ct);
        // Of its form a referral is its author's alone; the team reads what was sent.
        if (draft is null || draft.RaisedBy != user.Id) throw new NotFound("The referral");
        var people = await aliases.Kept(await db.Query<Guid>("SELECT person_id FROM mdt_referral_person WHERE referral_id = @ReferralId", query, ct), ct);
        var household = await desk.Household(draft.HouseholdId, ct);
        var teams = await db.Query<GetReferralForm.Team>("""
            SELECT t.id, t.name,
                   CASE WHEN EXISTS (SELECT 1 FROM mdt_team_neighbourhood n WHERE n.mdt_id = t.id AND n.neighbourhood_id = @area) THEN 1 ELSE 0 END AS near,
                   (SELECT MIN(m.starts_at) FROM mdt_meeting m WHERE m.mdt_id = t.id AND m.status IN ('Planned', 'ListOpen') AND m.starts_at > @now) AS next_meeting
            FROM mdt_team t WHERE t.kind IN @kinds ORDER BY near DESC, t.name
            """, new { area = household.NeighbourhoodId, kinds = MdtKinds.WithCases, now = clock.Now() }, ct);
        audit.Saw(household.Members.Select(m => m.PersonId));
        return new GetReferralForm.Answer(draft, people, household, teams);
    }
}
