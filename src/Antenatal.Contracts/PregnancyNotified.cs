using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Contracts;

/// <summary>A pregnancy is known. Families keeps the unborn as ids without any text, shown by Antenatal's permission alone.</summary>
/// <param name="PersonId">Who is expecting, under the id by which it was noted: a record that is joined later keeps it.</param>
/// <param name="UnbornIds">One for each baby that is expected: one, or two where there is more than one; more are told as <see cref="UnbornExpected"/>.</param>
/// <param name="On">The London day of the notification.</param>
public sealed record PregnancyNotified(Guid PregnancyId, Guid PersonId, IReadOnlyList<Guid> UnbornIds, DateOnly On) : IEvent;

/// <summary>Her booking appointment was agreed. Told once: another day for it is not told.</summary>
/// <param name="UnbornIds">One for each baby that is expected by then.</param>
/// <param name="On">The London day on which it was agreed, not that of the appointment.</param>
/// <param name="Agreed">She agreed that a team that already works with her may know that she is expecting: nobody flags it otherwise.</param>
public sealed record PregnancyBooked(Guid PregnancyId, Guid PersonId, IReadOnlyList<Guid> UnbornIds, DateOnly On, bool Agreed = false) : IEvent;

/// <summary>One more baby is expected in a pregnancy that is known, or one again of whom it was said by mistake that it is no more.</summary>
/// <param name="At">When it was so: a loss or a birth after it is heard at once, and may be heard first.</param>
public sealed record UnbornExpected(Guid UnbornId, Guid PregnancyId, DateTimeOffset? At = null) : IEvent;

/// <summary>A baby is expected no more, one of several or entered by mistake: its id leaves every list and every count. No reason is told.</summary>
public sealed record UnbornNoLongerExpected(Guid UnbornId, Guid PregnancyId) : IEvent;
