using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>What a person's information may be shared for.</summary>
public enum SharingPurpose { DirectCare, EarlyHelp, SocialPrescribing, PeerSupport, MdtDiscussion, Research, Marketing }

/// <summary>What sharing stands on.</summary>
public enum SharingBasis
{
    /// <summary>Told, and no objection.</summary>
    Informed,
    /// <summary>Where the field asks for it: peer support, marketing, photos, research.</summary>
    ExplicitConsent,
    /// <summary>"Ask me later": the person's own team only.</summary>
    NotAsked,
    /// <summary>Somebody who may has objected: nothing new is shown or sent for this purpose.</summary>
    Objection,
    /// <summary>The safeguarding lead decided, with reason and law.</summary>
    SafeguardingOverride,
    /// <summary>
    /// Somebody objected, and a child may come to harm: it is not hidden until the safeguarding lead has decided, within one working day.
    /// Whoever leads is shown that it was objected to.
    /// </summary>
    ObjectionToDecide,
}

/// <summary>What sharing this person's information with an organisation for a purpose stands on today.</summary>
/// <param name="OrganisationId">With whom; null for anybody.</param>
/// <param name="Receiver">What kind of receiver that is; null where it is not known: then any objection to the purpose counts.</param>
public sealed record GetSharingBasis(Guid PersonId, SharingPurpose Purpose, Guid? OrganisationId = null, SharingReceiver? Receiver = null) : IFact<SharingBasis>;

/// <summary>Who would receive: an objection may be to some of them only.</summary>
public enum SharingReceiver { Midwife, HealthVisitor, GeneralPractice, Other }
