using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>On a pregnancy's page: whether a hub is to be offered, what was offered and what she said, and how her links stand.</summary>
internal sealed class HubSection(Db db, ISend send, LinkDesk desk, LinkRules rules, OffersDue due) : IPregnancySection
{
    public string Permission => Permissions.MakeLinks;

    public int Order => 30;

    public string Partial => "/Antenatal/HubLinks/HubSection.cshtml";

    /// <param name="Links">The latest first, each as she chose.</param>
    internal sealed record Shown(Guid PregnancyId, bool Held, bool MayOffer, Offering.Due? Due, IReadOnlyList<Link> Links, IReadOnlyList<Offer> Offers);

    internal sealed record Link(Guid Id, string Site, LinkDesk.Standing Stands);

    internal sealed record Offer(DateOnly OfferedOn, OfferAnswer Answer, DateOnly? FollowUpOn, string Wording);

    public async Task<object?> For(PregnancySteps.Now pregnancy, CancellationToken ct)
    {
        var held = await rules.IsHeld(pregnancy.PersonId, ct);
        var links = new List<LinkDesk.Standing>();
        foreach (var id in await db.Query<Guid>("SELECT id FROM antenatal_hub_link WHERE pregnancy_id = @Id ORDER BY asked_on DESC, id DESC", new { pregnancy.Id }, ct)) links.Add(Hearing.Shown(await desk.Find(id, ct)));
        var offers = await db.Query<Offer>("SELECT offered_on, answer, follow_up_on, wording FROM antenatal_hub_offer WHERE pregnancy_id = @Id ORDER BY offered_on DESC, id DESC", new { pregnancy.Id }, ct);
        var names = links.Count == 0 ? [] : (await send.Ask(new GetSites([.. links.Select(l => l.SiteId).Distinct()]), ct)).ToDictionary(s => s.SiteId, s => s.Name);
        return new Shown(pregnancy.Id, held, !held && Pregnancy.IsExpecting(pregnancy.Status) && links.TrueForAll(l => !LinkSteps.IsOpen(l.Status)),
            (await due.Of([pregnancy.Id], ct)).GetValueOrDefault(pregnancy.Id), [.. links.Select(l => new Link(l.Id, names.GetValueOrDefault(l.SiteId, "A hub"), l))], offers);
    }
}
