using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>How a link stands, as her midwife may know it: of what came after the hub's answer only what she chose.</summary>
[Allows(Permissions.MakeLinks, On = nameof(AskedLinkId))]
internal sealed record SeeLink(Guid AskedLinkId) : IQuery<SeeLink.View>
{
    /// <param name="Link">With nothing in it that she did not choose.</param>
    /// <param name="Site">The hub that has it now: another than was asked where that one closed.</param>
    /// <param name="SafeContact">How the hub may reach her, in words; null where no way is marked safe.</param>
    internal sealed record View(
        LinkDesk.Standing Link, string Name, Guid SiteId, string Site, IReadOnlyList<string> Needs, DateOnly? AgreedEdd, string? Language, string? SafeContact, bool Held);

    internal sealed class Handler(ISend send, LinkDesk desk, PregnancySteps steps, LinkRules rules, SafeContact safe, Audit audit) : IQueryHandler<SeeLink, View>
    {
        public async Task<View> Handle(SeeLink query, CancellationToken ct)
        {
            var link = await desk.Find(query.AskedLinkId, ct);
            var pregnancy = await steps.Find(link.PregnancyId, ct);
            var her = (await send.Ask(new GetPeople([link.PersonId]), ct)).SingleOrDefault();
            if (her is null || her.Masking == Masking.Hidden) throw new NotFound("The link");
            var hub = await send.Ask(new GetHubLink(link.Id), ct);
            var site = hub?.SiteId ?? link.SiteId;
            var name = hub?.Site ?? (await send.Ask(new GetSites([site]), ct)).SingleOrDefault()?.Name ?? "A hub";
            var needs = await desk.Needs(link.Id, ct);
            var held = await rules.IsHeld(link.PersonId, ct);
            var ways = held ? null : hub?.SafeContact ?? await safe.Of(her.HouseholdId ?? pregnancy.HouseholdId, link.PersonId, ct);
            audit.Saw(link.PersonId);
            return new(Hearing.Shown(link), her.Name, site, name, needs, pregnancy.AgreedEdd, her.Language, ways, held);
        }
    }
}
