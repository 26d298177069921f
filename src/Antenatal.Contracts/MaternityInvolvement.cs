using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Contracts;

/// <summary>
/// Maternity care begins to work with a household: from now it is in the scope of whoever is named. Told again under the same id it says what holds now; under another
/// id it is another involvement: her midwife's, or that of the health visitors to whom she is handed over.
/// </summary>
/// <param name="InvolvementId">Made by the sender: by it the end is told.</param>
/// <param name="PersonId">Who is expecting, or was.</param>
/// <param name="OrganisationId">Null: the worker's own says it.</param>
/// <param name="TeamId">The team; null where one worker is named alone. Both may be named, and at least one is.</param>
/// <param name="UserId">Her midwife or health visitor; null where it is the team alone.</param>
/// <param name="Kind">"maternity", always.</param>
/// <param name="On">The London day.</param>
/// <param name="Shown">She agreed that others who work with her see it; otherwise midwives alone do.</param>
public sealed record MaternityInvolvementBegan(
    Guid InvolvementId, Guid HouseholdId, Guid PersonId, Guid? OrganisationId, Guid? TeamId, Guid? UserId, string Kind, DateOnly On, bool Shown) : IEvent;

/// <summary>What began under this id has ended; a second end changes nothing, and one that is heard before the beginning stands.</summary>
/// <param name="On">The London day: the first on which it no longer holds.</param>
public sealed record MaternityInvolvementEnded(Guid InvolvementId, Guid HouseholdId, DateOnly On) : IEvent;
