using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>What of a hand-over somebody waits for.</summary>
internal enum HandOverKind { Lead, TakeOver, Moved, LeadAsked, TeamAsked }

/// <summary>The hand-overs that wait for the user, and those that their teams wait for.</summary>
internal sealed class HandOversThatWait(Db db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Team">The team that has the case.</param>
    /// <param name="Other">The team that is asked; null where a person is.</param>
    /// <param name="ToUserId">Who is asked to lead; null where a team is.</param>
    /// <param name="Due">The last day to answer; null where the family moved.</param>
    internal sealed record Row(HandOverKind Kind, Guid CaseId, Guid HouseholdId, string Team, string? Other, Guid? ToUserId, DateOnly? Due)
    {
        /// <summary>Whether the user is to do something.</summary>
        internal bool IsMine => Kind is HandOverKind.Lead or HandOverKind.TakeOver or HandOverKind.Moved;

        internal string Path => Kind is HandOverKind.Lead or HandOverKind.LeadAsked ? $"/mdt/cases/{CaseId}/lead" : $"/mdt/cases/{CaseId}/transfer";
    }

    internal static bool IsLate(Row row, DateOnly today) => row.Due < today;

    /// <summary>Those to answer first, then by their day; without families that the user declared a conflict with.</summary>
    internal async Task<IReadOnlyList<Row>> All(CancellationToken ct)
    {
        var rows = new List<Row>();
        if (user.May(Permissions.AnswerLead)) rows.AddRange(await Leads(ct));
        if (user.May(Permissions.HandOver)) rows.AddRange(await OfTeams(ct));
        var barred = rows.Count == 0 ? new HashSet<Guid>() : await Conflicts.Of(db, user.Id, ct);
        return [.. rows.Where(r => !barred.Contains(r.CaseId)).OrderByDescending(r => r.IsMine).ThenBy(r => r.Due ?? clock.Today()).ThenBy(r => r.CaseId)];
    }

    private async Task<IEnumerable<Row>> Leads(CancellationToken ct) => (await db.Query<Offered>("""
        SELECT c.id AS case_id, c.household_id, t.name AS team, o.to_user_id, o.answer_due_on
        FROM mdt_lead_offer o JOIN mdt_case c ON c.id = o.case_id JOIN mdt_team t ON t.id = c.mdt_id WHERE o.to_user_id = @me AND o.ended_at IS NULL
        """, new { me = user.Id }, ct)).Select(o => new Row(HandOverKind.Lead, o.CaseId, o.HouseholdId, o.Team, null, o.ToUserId, o.AnswerDueOn));

    private async Task<IEnumerable<Row>> OfTeams(CancellationToken ct)
    {
        var limit = Limit.Of(user, Permissions.HandOver);
        var args = new { limit.Everywhere, limit.Scopes, me = user.Id };
        var transfers = await db.Query<Asked>("""
            SELECT c.id AS case_id, c.household_id, g.name AS team, r.name AS other, t.answer_due_on,
                   CASE WHEN @Everywhere = 1 OR t.to_mdt_id IN @Scopes THEN 1 ELSE 0 END AS takes
            FROM mdt_transfer t JOIN mdt_case c ON c.id = t.case_id JOIN mdt_team g ON g.id = c.mdt_id JOIN mdt_team r ON r.id = t.to_mdt_id
            WHERE t.ended_at IS NULL AND (@Everywhere = 1 OR t.to_mdt_id IN @Scopes OR c.mdt_id IN @Scopes)
            """, args, ct);
        var leads = await db.Query<Offered>("""
            SELECT c.id AS case_id, c.household_id, t.name AS team, o.to_user_id, o.answer_due_on
            FROM mdt_lead_offer o JOIN mdt_case c ON c.id = o.case_id JOIN mdt_team t ON t.id = c.mdt_id
            WHERE o.ended_at IS NULL AND o.to_user_id <> @me AND (@Everywhere = 1 OR c.mdt_id IN @Scopes)
            """, args, ct);
        var moved = await db.Query<Moving>("""
            SELECT DISTINCT c.id AS case_id, c.household_id, t.name AS team FROM mdt_transfer_suggestion s JOIN mdt_case c ON c.id = s.case_id JOIN mdt_team t ON t.id = c.mdt_id
            WHERE s.ended_at IS NULL AND c.closed_on IS NULL AND (@Everywhere = 1 OR c.mdt_id IN @Scopes)
            """, args, ct);
        return transfers.Select(t => new Row(t.Takes ? HandOverKind.TakeOver : HandOverKind.TeamAsked, t.CaseId, t.HouseholdId, t.Team, t.Other, null, t.AnswerDueOn))
            .Concat(leads.Select(o => new Row(HandOverKind.LeadAsked, o.CaseId, o.HouseholdId, o.Team, null, o.ToUserId, o.AnswerDueOn)))
            .Concat(moved.Select(m => new Row(HandOverKind.Moved, m.CaseId, m.HouseholdId, m.Team, null, null, null)));
    }

    private sealed record Offered(Guid CaseId, Guid HouseholdId, string Team, Guid ToUserId, DateOnly AnswerDueOn);

    private sealed record Asked(Guid CaseId, Guid HouseholdId, string Team, string Other, DateOnly AnswerDueOn, bool Takes);

    private sealed record Moving(Guid CaseId, Guid HouseholdId, string Team);
}
