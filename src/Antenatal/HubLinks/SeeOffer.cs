using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>What stands beside the form by which a hub is offered.</summary>
[Allows(Permissions.MakeLinks, On = nameof(PregnancyId))]
internal sealed record SeeOffer(Guid PregnancyId) : IQuery<SeeOffer.View>
{
    /// <param name="Postcode">For the nearest hub; null where it is not known or not to be seen.</param>
    /// <param name="Language">Where it is not English.</param>
    /// <param name="SafeContact">How she may safely be reached, in words; null where no way is marked safe.</param>
    /// <param name="Due">Why it is offered now; null where it is not due.</param>
    /// <param name="NeverAgainOn">The day on which she asked not to be asked again, where that was her last word.</param>
    internal sealed record View(
        Guid PregnancyId, Guid PersonId, string Name, DateOnly? AgreedEdd, bool Expecting, bool Held, Guid? OpenLink, string? Postcode, string? Language, string? SafeContact, Offering.Due? Due, DateOnly? NeverAgainOn);

    private sealed record Last(OfferAnswer Answer, DateOnly OfferedOn);

    internal sealed class Handler(Db db, ISend send, PregnancySteps steps, LinkDesk desk, LinkRules rules, OffersDue due, SafeContact safe, Audit audit) : IQueryHandler<SeeOffer, View>
    {
        public async Task<View> Handle(SeeOffer query, CancellationToken ct)
        {
            var now = await steps.Find(query.PregnancyId, ct);
            var her = (await send.Ask(new GetPeople([now.PersonId]), ct)).SingleOrDefault();
            if (her is null || her.Masking == Masking.Hidden) throw new NotFound("The pregnancy");
            var home = her.HouseholdId ?? now.HouseholdId;
            var postcode = home is { } household ? (await send.Ask(new GetHousehold(household), ct))?.Postcode : null;
            var last = await db.Query<Last>("SELECT answer, offered_on FROM antenatal_hub_offer WHERE pregnancy_id = @Id ORDER BY offered_on DESC, id DESC", new { now.Id }, ct) is [var latest, ..] ? latest : null;
            var view = new View(now.Id, now.PersonId, her.Name, now.AgreedEdd, Pregnancy.IsExpecting(now.Status), await rules.IsHeld(now.PersonId, ct), await desk.OpenOf(now.Id, ct), postcode,
                her.Language is { } spoken && !spoken.Equals("English", StringComparison.OrdinalIgnoreCase) ? spoken : null, await safe.Of(home, now.PersonId, ct),
                (await due.Of([now.Id], ct)).GetValueOrDefault(now.Id), last?.Answer == OfferAnswer.DoNotAskAgain ? last.OfferedOn : null);
            audit.Saw(now.PersonId);
            return view;
        }
    }
}
