using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>What stands above the form of a step: whose referral it is, what it asks, how it stands, who the viewer is to it.</summary>
[Allows(Permissions.ViewReferral, On = nameof(ReferralId))]
internal sealed record GetReferralHead(Guid ReferralId) : IQuery<GetReferralHead.Answer>
{
    internal sealed record Answer(
        Guid Id, Guid HouseholdId, string Household, Guid RaisedBy, string Referrer, ReferralStatus Status, string? Situation, string? Ask, string? Question,
        ReferralUrgency? Urgency, NeedLevel? LevelAtEntry, OpenCase? Joins, ReferralActor Who, int Version);

    /// <summary>The case of this household that is open in the team already.</summary>
    internal sealed record OpenCase(Guid CaseId, Guid LeadUserId, string Lead, DateOnly NextReviewOn);
}

internal sealed class AnswerGetReferralHead(Db db, ISend send, ReferralDesk desk, Objections objections) : IQueryHandler<GetReferralHead, GetReferralHead.Answer>
{
    private sealed record Row(string? Situation, string? Ask, string? Question, ReferralUrgency? Urgency);

    public async Task<GetReferralHead.Answer> Handle(GetReferralHead query, CancellationToken ct)
    {
        var referral = await desk.Find(query.ReferralId, ct);
        var who = await desk.Who(referral, ct);
        var row = (await db.Find<Row>("SELECT situation, ask, question, urgency FROM mdt_referral WHERE id = @ReferralId", query, ct))!;
        if ((await objections.InReferral(query.ReferralId, ct)).In(null, query.ReferralId).IsHidden && !await desk.Keeps(referral, ct)) row = row with { Situation = null, Ask = null, Question = null };
        var open = who < ReferralActor.Coordinator ? null : await desk.OpenCaseOf(referral.MdtId, referral.HouseholdId, ct);
        var household = await send.Ask(new GetHouseholds([referral.HouseholdId]), ct);
        var names = await send.Names([referral.RaisedBy, open?.LeadUserId], ct);
        return new GetReferralHead.Answer(
            referral.Id, referral.HouseholdId, household is [var one] ? one.Name : "A family", referral.RaisedBy, names(referral.RaisedBy), referral.Status,
            row.Situation, row.Ask, row.Question, row.Urgency, referral.LevelAtEntry,
            open is null ? null : new GetReferralHead.OpenCase(open.Id, open.LeadUserId, names(open.LeadUserId), open.NextReviewOn), who, referral.Version);
    }
}
