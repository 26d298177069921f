using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Contracts;

/// <summary>Why contact is held.</summary>
public enum HoldKind { Pregnancy, Death, Safety, Other }

/// <summary>
/// Stops everything automatic to these people. Kept at once, by itself: what follows in the same command may fail and the hold stands. So it is
/// sent before anything else is written.
/// </summary>
/// <param name="PregnancyId">The pregnancy that it is about; null for none. Everything automatic stops all the same: a gate that weighs what belongs to what can be wrong.</param>
/// <param name="UnbornId">The unborn child whom it is about; null for none.</param>
[Allows("contact.holds.set", Unscoped = "whoever learns of a loss or a danger stops contact at once, also with a family that they do not work with")]
[CommitsAlone]
public sealed record HoldContact(Guid HoldId, IReadOnlyList<Guid> PersonIds, HoldKind Kind, Guid? PregnancyId = null, Guid? UnbornId = null) : IRequestOf<Guid>
{
    /// <summary>The id under which a repeat is known.</summary>
    public Guid Id => HoldId;
}

/// <summary>Contact with these people is held: "do not contact, ask first".</summary>
public sealed record ContactHeld(Guid HoldId, IReadOnlyList<Guid> PersonIds, HoldKind Kind, DateOnly On) : IEvent;

/// <summary>Contact with these people may go on; nothing that was refused is sent by itself.</summary>
public sealed record ContactReleased(Guid HoldId, IReadOnlyList<Guid> PersonIds, HoldKind Kind, DateOnly On) : IEvent;
