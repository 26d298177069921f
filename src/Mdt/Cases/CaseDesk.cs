using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Cases;

/// <summary>A case as its pages need it, and who may write in it: its lead practitioner, and the chair and coordinator of its team.</summary>
internal sealed class CaseDesk(Db db, Guard guard, Objections objections, ISend send, CurrentUser user)
{
    internal sealed record Now(
        Guid Id, Guid MdtId, string Team, Guid HouseholdId, Guid LeadUserId, NeedLevel Level, DateOnly OpenedOn, DateOnly NextReviewOn, DateOnly? ClosedOn, CaseEnd? ClosedCode, int Version)
    {
        internal bool IsOpen => ClosedOn is null;

        /// <summary>By a decision of the team: then there is something to look back on.</summary>
        internal bool EndedByDecision => ClosedCode is CaseEnd.GoalsMet or CaseEnd.Declined;
    }

    /// <summary>What stands above each page of a case.</summary>
    /// <param name="MayWrite">Whether this viewer may.</param>
    /// <param name="LeftOut">Somebody in the family objects to being talked about: what is written about them is the chair's alone.</param>
    internal sealed record Head(Now Case, string Household, bool MayWrite, bool LeftOut);

    internal async Task<Now> Find(Guid caseId, CancellationToken ct)
    {
        var now = await db.Find<Now>("""
            SELECT c.id, c.mdt_id, t.name AS team, c.household_id, c.lead_user_id, c.level, c.opened_on, c.next_review_on, c.closed_on, c.closed_code, c.version
            FROM mdt_case c JOIN mdt_team t ON t.id = c.mdt_id WHERE c.id = @caseId
            """, new { caseId }, ct);
        return now is not null && Limit.OfCases(user).Reaches(now.MdtId, now.LeadUserId) ? now : throw new NotFound("The case");
    }

    internal async Task<Head> HeadOf(Guid caseId, CancellationToken ct)
    {
        var now = await Find(caseId, ct);
        var leftOut = await LeftOut(now, ct);
        var household = await send.Ask(new GetHouseholds([now.HouseholdId]), ct);
        return new(now, household is [var one] ? one.Name : "A family", !leftOut && await MayWrite(now, ct), leftOut);
    }

    /// <summary>The case, for whoever may write in it.</summary>
    internal async Task<Now> ToWrite(Guid caseId, CancellationToken ct)
    {
        var now = await Find(caseId, ct);
        if (!await MayWrite(now, ct)) throw new Denied(Permissions.CasePlan);
        if (await LeftOut(now, ct)) throw new Refused("", "Somebody in this family does not want to be talked about, so only the chair can write here");
        return now;
    }

    internal async Task<bool> MayWrite(Now now, CancellationToken ct) => now.LeadUserId == user.Id || await RunsTeam(now, ct);

    /// <summary>The chair or coordinator of the case's own team.</summary>
    internal Task<bool> RunsTeam(Now now, CancellationToken ct) => guard.Reaches(Permissions.Triage, nameof(now.MdtId), now.MdtId, ct);

    /// <summary>Whom the case is about, by its referrals that stand.</summary>
    internal Task<IReadOnlyList<Guid>> People(Guid caseId, CancellationToken ct) => db.Query<Guid>("""
        SELECT DISTINCT p.person_id FROM mdt_referral r JOIN mdt_referral_person p ON p.referral_id = r.id WHERE r.case_id = @caseId AND r.status NOT IN ('Declined', 'Withdrawn')
        """, new { caseId }, ct);

    private async Task<bool> LeftOut(Now now, CancellationToken ct) =>
        (await objections.InCases([now.Id], ct)).In(now.Id, null).IsHidden && !await guard.Reaches(Permissions.Chair, nameof(now.MdtId), now.MdtId, ct);
}
