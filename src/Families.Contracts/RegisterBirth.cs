using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>
/// Babies join their mother's household, all in one transaction. Idempotent by <see cref="PregnancyId"/> and each baby's id. A live birth has NHS
/// number status 08 (trace postponed); a baby who was not born alive is not made a person here and gets no number: its expected id ends.
/// </summary>
/// <param name="MotherId">In whose first home they live; parental responsibility is hers.</param>
/// <param name="Corrects">
/// The day of a birth that was registered before was wrong: each baby, by the same <see cref="Baby.PersonId"/>, was born on the day given now. Nobody is made, and
/// what it was before stays in the history. False by default: another day than the one that is kept is a Conflict.
/// </param>
/// <exception cref="Refused">
/// On <c>Babies</c>: none, a day that is still to come, before the mother's own or after the baby's death, or one that is known under another mother.
/// </exception>
[Allows("families.births.register", Unscoped = "the caller's own rules say who may record a birth, and its scope was checked there")]
public sealed record RegisterBirth(Guid PregnancyId, IReadOnlyList<RegisterBirth.Baby> Babies, Guid MotherId, bool Corrects = false) : IRequestOf<IReadOnlyList<Guid>>
{
    /// <param name="UnbornId">As it was expected; null where nobody knew of this baby.</param>
    /// <param name="PersonId">Made by the caller.</param>
    public sealed record Baby(Guid? UnbornId, Guid PersonId, DateOnly BornOn, bool LiveBirth);
}
