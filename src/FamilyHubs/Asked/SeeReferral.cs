using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A hub worker reads what somebody outside asked of the hub, and for whom.</summary>
[Allows(Permissions.AnswerReferrals, On = nameof(GpReferralId))]
internal sealed record SeeReferral(Guid GpReferralId) : IQuery<SeeReferral.View>
{
    /// <param name="Household">Null where the family cannot be seen (yet, or any more).</param>
    internal sealed record View(
        Guid Id, int Version, GpReferralState State, GetHousehold.Answer? Household, IReadOnlyList<Guid> PersonIds, string Sender, string? Practice, HubNeed Need, string? NeedNote, string SafeContact,
        HubUrgency Urgency, TellBack TellBack, DateOnly ReceivedOn, DateOnly? DueOn, bool Late, GpReferralAnswer? Answer, string? AnswerNote, string? AnsweredBy, DateOnly? AnsweredOn, bool Held, ReferralFamily? Registration) : IAsked;

    internal sealed class Handler(Db db, ISend send, Referrals referrals, DoNotContact holds, Aliases aliases, Audit audit, TimeProvider clock) : IQueryHandler<SeeReferral, View>
    {
        public async Task<View> Handle(SeeReferral query, CancellationToken ct)
        {
            var now = await referrals.Find(query.GpReferralId, ct);
            var answer = await referrals.AnswerOf(now.Id, ct);
            var people = await db.Query<Guid>("SELECT person_id FROM familyhubs_gp_referral_person WHERE gp_referral_id = @Id", new { now.Id }, ct);
            // Nobody says yet who they are; and where it goes no further nobody does.
            var known = now.Registration is not (ReferralFamily.Held or ReferralFamily.Stopped);
            var household = known ? await send.Ask(new GetHousehold(now.HouseholdId), ct) : null;
            var practice = (await send.Ask(new GetOrganisations([now.SenderOrganisationId]), ct)).SingleOrDefault()?.Name;
            var names = await send.Names([now.SenderUserId, now.AnsweredBy], ct);
            var held = known && (await holds.Held(people, ct)).Count > 0;
            if (known) audit.Saw([now.HouseholdId, .. people]);
            return new(now.Id, now.Version, now.State, household, [.. people.Concat((await aliases.KeptOf(people, ct)).Values).Distinct()], names(now.SenderUserId), practice, now.Need, now.NeedNote, now.SafeContact, now.Urgency, now.TellBack, now.ReceivedAt.LondonDay(),
                now.AnswerDueOn, now.State == GpReferralState.Received && now.AnswerDueOn < clock.Today(), answer, now.AnswerNote, now.AnsweredBy is null ? null : names(now.AnsweredBy),
                now.AnsweredAt?.LondonDay(), held, now.Registration);
        }
    }
}
