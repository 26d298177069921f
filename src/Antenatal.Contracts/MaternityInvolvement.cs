using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Contracts;

/// <summary>Maternity care begins to work with a household: from now it is in the scope of her midwife.</summary>
/// <param name="TeamId">The midwives' team; null where she has one midwife alone.</param>
/// <param name="UserId">Her midwife; null where it is the team.</param>
/// <param name="Kind">"maternity".</param>
/// <param name="Shown">She agreed that others who work with her see it; otherwise only who may see a pregnancy.</param>
public sealed record MaternityInvolvementBegan(
    Guid InvolvementId, Guid HouseholdId, Guid PersonId, Guid? OrganisationId, Guid? TeamId, Guid? UserId, string Kind, DateOnly On, bool Shown) : IEvent;

/// <summary>What began under this id has ended; a second end changes nothing.</summary>
public sealed record MaternityInvolvementEnded(Guid InvolvementId, Guid HouseholdId, DateOnly On) : IEvent;
