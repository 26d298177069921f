using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>What somebody decided about a family that was held.</summary>
public enum RegistrationOutcome
{
    /// <summary>Nobody known: it is registered as itself.</summary>
    Released,
    /// <summary>Somebody known already: read the held id as the kept one.</summary>
    MergedInto,
    /// <summary>Not a family to keep: made by mistake.</summary>
    Refused,
}

/// <summary>A held registration was decided. Rows that name the held household keep their id.</summary>
/// <param name="HeldId">The household as it was held.</param>
/// <param name="PersonId">Whom it was merged into; null otherwise.</param>
public sealed record RegistrationResolved(Guid HeldId, RegistrationOutcome Outcome, Guid? PersonId) : IEvent;
