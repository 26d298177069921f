using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>
/// Keeps that somebody said yes to sharing for a purpose that asks for one (peer support, research, marketing), for themselves. Idempotent by <see cref="AnswerId"/>.
/// An objection that stands is not lifted by it: whoever asks looks at <see cref="GetSharingBasis"/>.
/// </summary>
/// <param name="PersonId">Who said it. For a child: whoever asked is sure that they understand what it means.</param>
/// <param name="On">The London day on which it was said.</param>
/// <exception cref="Refused">On <c>Purpose</c>, where it is none that a yes is asked for; on <c>On</c>, where it is to come.</exception>
[Allows("families.sharing.agree", Unscoped = "a module keeps it by its own rules, whose scope was checked there")]
public sealed record AgreeToSharing(Guid AnswerId, Guid PersonId, SharingPurpose Purpose, DateOnly On) : IRequestOf<Guid>
{
    /// <summary>The id under which a repeat is known.</summary>
    public Guid Id => AnswerId;
}
