using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>What must hold before a hub is offered, and before one is asked.</summary>
internal sealed class LinkRules(ISend send, LinkDesk desk, DoNotContact contact, TimeProvider clock)
{
    internal const string Held = "Do not contact, ask first. No hub is offered while contact with her is stopped";

    /// <summary>She may be offered a hub now.</summary>
    /// <exception cref="Refused">Nobody is expected, contact is held, or she has a link.</exception>
    internal async Task<GetPeople.Person> ToOffer(PregnancySteps.Now pregnancy, CancellationToken ct)
    {
        var her = (await send.Ask(new GetPeople([pregnancy.PersonId]), ct)).SingleOrDefault();
        if (her is null || her.Masking == Masking.Hidden) throw new NotFound("This person");
        if (await IsHeld(pregnancy.PersonId, ct)) throw new Refused("", Held);
        if (!Pregnancy.IsExpecting(pregnancy.Status)) throw new Refused("", "A hub is offered here while a baby is expected. Look at how the pregnancy stands");
        if (await desk.OpenOf(pregnancy.Id, ct) is not null) throw new Refused("", "She is linked to a hub already. Change that link, or stop it first");
        return her;
    }

    /// <summary>A hub may be told of her now, and this one is open.</summary>
    /// <exception cref="Refused">She objects, or the hub is not open.</exception>
    internal async Task ToAsk(Guid personId, Guid siteId, CancellationToken ct)
    {
        if ((await contact.Objecting([personId], ct)).Count > 0 || await send.Ask(new GetSharingBasis(personId, SharingPurpose.EarlyHelp), ct) is SharingBasis.Objection or SharingBasis.ObjectionToDecide)
            throw new Refused("Answer", "She objects to sharing for early help, so no hub is told of her. Talk about that with her first");
        var site = (await send.Ask(new GetSites([siteId]), ct)).SingleOrDefault();
        if (site is null || site.OpenedOn > clock.Today() || site.ClosedOn <= clock.Today()) throw new Refused("SiteId", "That hub is closed, or not open yet. Choose another one");
    }

    internal async Task<bool> IsHeld(Guid personId, CancellationToken ct) => (await contact.Held([personId], ct)).Count > 0 || (await contact.Died([personId], ct)).Count > 0;
}
