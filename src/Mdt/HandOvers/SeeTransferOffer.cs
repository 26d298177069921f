using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>What a team sees of a case that it is asked to take over: the family's name, the note, the level, and why; no minutes.</summary>
[Allows(Permissions.HandOver, On = nameof(TransferId))]
internal sealed record SeeTransferOffer(Guid TransferId) : IQuery<SeeTransferOffer.Answer>
{
    /// <param name="Note">Null where it is left out: somebody in the family objects, or the offer is over.</param>
    /// <param name="Joins">Who leads the family's open case in this team, which the other would join; null for none.</param>
    /// <param name="Members">Who of the team may lead.</param>
    /// <param name="OpenActions">How many actions are not done yet.</param>
    internal sealed record Answer(
        Guid Id, Guid CaseId, string Household, string Team, string ToTeam, string By, DateTimeOffset OfferedAt, string? Note, bool NoteLeftOut, NeedLevel Level, TransferWhy Why,
        DateOnly AnswerDueOn, TransferOutcome? Outcome, Guid? ToCaseId, string? Joins, IReadOnlyList<GetStaff.Worker> Members, int OpenActions);
}

internal sealed class AnswerSeeTransferOffer(Db db, Transfers transfers, ReferralDesk referrals, Objections objections, ISend send) : IQueryHandler<SeeTransferOffer, SeeTransferOffer.Answer>
{
    private sealed record Kept(NeedLevel Level, int OpenActions);

    public async Task<SeeTransferOffer.Answer> Handle(SeeTransferOffer query, CancellationToken ct)
    {
        var asked = await transfers.Find(query.TransferId, ct);
        var kept = (await db.Find<Kept>("""
            SELECT c.level, (SELECT COUNT(*) FROM mdt_action a WHERE a.case_id = c.id AND a.done_at IS NULL AND a.cancelled_at IS NULL) AS open_actions
            FROM mdt_case c WHERE c.id = @CaseId
            """, asked, ct))!;
        var waits = asked.Outcome is null;
        var hidden = (await objections.InCases([asked.CaseId], ct)).In(asked.CaseId, null).IsHidden;
        var joins = waits ? await referrals.OpenCaseOf(asked.ToMdtId, asked.HouseholdId, ct) : null;
        var names = await send.Names([asked.OfferedBy, joins?.LeadUserId], ct);
        var household = waits ? await send.Ask(new GetHouseholds([asked.HouseholdId]), ct) : [];
        return new(
            asked.Id, asked.CaseId, household is [var one] ? one.Name : "A family", asked.Team, asked.ToTeam, names(asked.OfferedBy), asked.OfferedAt,
            waits && !hidden ? asked.HandoverNote : null, hidden, kept.Level, asked.WhyCode, asked.AnswerDueOn, asked.Outcome, asked.ToCaseId,
            joins is null ? null : names(joins.LeadUserId), waits && joins is null ? await Members(asked, ct) : [], kept.OpenActions);
    }

    private async Task<IReadOnlyList<GetStaff.Worker>> Members(Transfers.Standing asked, CancellationToken ct)
    {
        var barred = await Conflicts.With(db, asked.HouseholdId, ct);
        Guid[] members = [.. (await db.Query<Guid>("SELECT user_id FROM mdt_member WHERE mdt_id = @ToMdtId AND left_on IS NULL ORDER BY id", asked, ct)).Except(barred)];
        return members.Length == 0 ? [] : [.. (await send.Ask(new GetStaff(members), ct)).Where(w => !w.Ended).OrderBy(w => w.Name, StringComparer.CurrentCulture)];
    }
}
