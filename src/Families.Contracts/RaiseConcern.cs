using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>What kind of harm is feared.</summary>
public enum ConcernKind { Neglect, Physical, Emotional, Sexual, DomesticAbuse, Exploitation, UnbornBaby, SelfHarm, Other }

/// <summary>Saves a safeguarding concern first, and tells the named lead by event. Any signed-in worker but an invited attendee.</summary>
/// <param name="ConcernId">Made when the form was shown: a second press answers as the first.</param>
/// <param name="PersonIds">Whom it is about; may be empty when they are not known.</param>
/// <param name="HouseholdId">The household it was raised from, when there is one.</param>
/// <param name="Seen">What was seen or said, 1 to 4,000 characters.</param>
/// <param name="RaisedAt">When it was seen, on a device perhaps earlier than now.</param>
/// <exception cref="Refused">On <c>Seen</c>, when empty or too long; on <c>Kind</c>; on <c>ImmediateDanger</c> when not answered.</exception>
[Allows("families.concerns.raise", Unscoped = "a concern may be about anybody, also a family that one does not work with")]
public sealed record RaiseConcern(
    Guid ConcernId, IReadOnlyList<Guid> PersonIds, Guid? HouseholdId, string? Seen, ConcernKind? Kind, bool? ImmediateDanger, DateTimeOffset RaisedAt) : IRequestOf<Guid>
{
    /// <summary>The id under which a repeat is known.</summary>
    public Guid Id => ConcernId;
}
