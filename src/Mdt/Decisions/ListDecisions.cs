using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>A member sees which decisions of their teams wait: to be confirmed, for an answer, in silence, or for a safeguarding reference.</summary>
internal static class ListDecisions
{
    private const int InPage = 50;

    /// <param name="Number">The page of the list, from 1.</param>
    [Allows(Permissions.ViewDecision, Unscoped = "the rows are limited to the user's teams and own cases, without those they declared a conflict in")]
    internal sealed record Query(DecisionWaits Waits = DecisionWaits.Quorum, int Number = 1) : IQuery<Answer>;

    /// <param name="WhyNotNow">Why the chair cannot confirm at this moment; null when they can, and for who is no chair.</param>
    internal sealed record Answer(IReadOnlyList<Row> Rows, OpenDecisions.Counts Counts, int Pages, string? WhyNotNow);

    /// <param name="Missing">The professions that were missing, with what they have said since.</param>
    /// <param name="MayConfirm">The user chairs the team, and it sits with a quorum now.</param>
    /// <param name="Code">Null where somebody in the family objects to being talked about, for all but the chair.</param>
    internal sealed record Row(Guid Id, string Family, string Team, MdtDecisionCode? Code, DateTimeOffset MadeAt, bool Acted, string Missing, DateOnly? AnswerDueOn, bool MayConfirm);

    private sealed record Kept(Guid Id, Guid CaseId, Guid? ReferralId, Guid HouseholdId, Guid MdtId, string Team, MdtDecisionCode Code, DateTimeOffset MadeAt, DateTimeOffset? ActedAt, DateOnly? AnswerDueOn);

    private sealed record Said(Guid DecisionId, string Profession, int Agreed, int Refused);

    internal sealed class Handler(Db db, CurrentUser user, ActionTexts texts, Guard guard, Names names, OpenDecisions open) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var limit = Limit.Of(user, Permissions.ViewDecision);
            var kept = await db.Query<Kept>("""
                SELECT d.id, d.case_id, i.referral_id, c.household_id, m.mdt_id, t.name AS team, d.code, d.made_at, d.acted_at, p.answer_due_on
                FROM mdt_decision d JOIN mdt_item i ON i.id = d.item_id JOIN mdt_meeting m ON m.id = i.meeting_id JOIN mdt_team t ON t.id = m.mdt_id JOIN mdt_case c ON c.id = d.case_id
                     LEFT JOIN mdt_proposal p ON p.decision_id = d.id
                WHERE d.removed_at IS NULL AND d.withdrawn_at IS NULL AND i.status = 'Discussed'
                  AND ((@Waits = 'Quorum' AND d.provisional = 1 AND d.confirmed_at IS NULL)
                       OR (@Waits = 'Answer' AND p.decision_id IS NOT NULL AND p.outcome IS NULL AND p.expired_at IS NULL)
                       OR (@Waits = 'Silent' AND p.expired_at IS NOT NULL AND p.outcome IS NULL)
                       OR (@Waits = 'Reference' AND d.code = 'EscalateToSafeguarding' AND d.safeguarding_reference IS NULL))
                  AND (@Everywhere = 1 OR m.mdt_id IN @Scopes OR c.lead_user_id IN @Scopes
                       OR EXISTS (SELECT 1 FROM mdt_team_neighbourhood n WHERE n.mdt_id = m.mdt_id AND n.neighbourhood_id IN @Scopes))
                  AND NOT EXISTS (SELECT 1 FROM mdt_case k JOIN mdt_item o ON o.case_id = k.id JOIN mdt_conflict x ON x.item_id = o.id WHERE (k.household_id = c.household_id OR k.household_id IN (SELECT b.id FROM mdt_joined j JOIN mdt_joined b ON b.kept_id = j.kept_id WHERE j.id = c.household_id)) AND x.user_id = @me)
                ORDER BY d.made_at, d.id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
                """, new { query.Waits, limit.Everywhere, limit.Scopes, me = user.Id, skip = Math.Max(0, query.Number - 1) * InPage, take = InPage }, ct);
            var missing = (await db.Query<Said>("""
                SELECT m.decision_id, m.profession, COALESCE(SUM(CASE WHEN a.agrees = 1 THEN 1 ELSE 0 END), 0) AS agreed, COALESCE(SUM(CASE WHEN a.agrees = 0 THEN 1 ELSE 0 END), 0) AS refused
                FROM mdt_decision_missing m LEFT JOIN mdt_decision_answer a ON a.decision_id = m.decision_id AND a.profession = m.profession
                WHERE m.decision_id IN @ids GROUP BY m.decision_id, m.profession ORDER BY m.decision_id, m.profession
                """, new { ids = kept.Select(d => d.Id).ToList() }, ct)).ToLookup(m => m.DecisionId);
            var sittings = new Dictionary<Guid, Sitting>();
            foreach (var team in query.Waits == DecisionWaits.Quorum ? kept.Select(d => d.MdtId).Distinct() : [])
                if (await guard.Reaches(Permissions.Chair, "MdtId", team, ct)) sittings[team] = await Sitting.Of(db, team, ct);
            var barred = sittings.Values.Any(s => s.IsQuorate) ? await Conflicts.WithCases(db, [.. kept.Select(d => d.CaseId).Distinct()], ct) : Enumerable.Empty<Guid>().ToLookup(id => id);
            var families = await names.OfHouseholds(kept.Select(d => d.HouseholdId), ct);
            var counts = await open.Count(ct);
            var leftOut = await texts.LeftOut(kept.Select(d => (d.CaseId, d.MdtId)), ct);
            return new(
                [.. kept.Select(d => new Row(
                    d.Id, families.GetValueOrDefault(d.HouseholdId, Names.Unknown), d.Team, DecisionStates.Shown(d.Code, leftOut(d.CaseId, d.ReferralId, d.MdtId)), d.MadeAt, d.ActedAt is not null,
                    string.Join(", ", missing[d.Id].Select(m => $"{Professions.Name(m.Profession)}{(m.Refused > 0 ? ": no" : m.Agreed > 0 ? ": yes" : "")}")),
                    d.AnswerDueOn, sittings.GetValueOrDefault(d.MdtId)?.Without([.. barred[d.CaseId]]) is { IsQuorate: true }))],
                counts, (counts.Of(query.Waits) + InPage - 1) / InPage, sittings.Values.FirstOrDefault(s => !s.IsQuorate)?.Why);
        }
    }

    [Allows(Permissions.ViewDecision, Unscoped = "the rows are limited to the user's teams and own cases")]
    internal sealed class Page(ISend send) : PageModel
    {
        [BindProperty(SupportsGet = true)]
        public DecisionWaits Waits { get; set; }

        [BindProperty(SupportsGet = true)]
        public int Number { get; set; } = 1;

        internal Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            if (!Enum.IsDefined(Waits)) Waits = DecisionWaits.Quorum;
            Number = Math.Clamp(Number, 1, 10_000);
            Shown = await send.Ask(new Query(Waits, Number), ct);
        }

        internal static string Name(DecisionWaits waits) => waits switch
        {
            DecisionWaits.Quorum => "To confirm",
            DecisionWaits.Answer => "Waiting for an answer",
            DecisionWaits.Silent => "Not answered in time",
            _ => "Safeguarding reference missing",
        };
    }
}
