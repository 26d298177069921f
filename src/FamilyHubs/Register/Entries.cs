namespace Neighbourhood.FamilyHubs.Register;

/// <summary>Somebody is noted as there, on a page or by a device.</summary>
/// <param name="Id">Made where it was noted: a repeat under it changes nothing.</param>
/// <param name="HouseholdId">With whom they came; null where that is not known.</param>
/// <param name="MadeAt">When it was noted, which may be long before it arrives here.</param>
/// <param name="Photos">Whether they may be in pictures; null for not asked.</param>
internal sealed record AttendanceEntry(
    Guid Id, Guid SessionId, Guid PersonId, Guid? HouseholdId, AttendanceRole Role, Outcome Outcome, DateTimeOffset MadeAt,
    Guid? DeviceId = null, AttendanceState State = AttendanceState.Registered, string? HeardFrom = null, bool? Photos = null);

/// <summary>People who are counted and not named.</summary>
internal sealed record CountEntry(Guid Id, Guid SessionId, int Adults, int Children, DateTimeOffset MadeAt, Guid? DeviceId = null);

/// <summary>A device says later of somebody whom it noted as whom they came, or how.</summary>
/// <param name="AttendanceId">Under which it noted them; it may come later than this.</param>
internal sealed record ChangeEntry(Guid Id, Guid SessionId, Guid AttendanceId, AttendanceRole Role, Outcome Outcome, DateTimeOffset MadeAt, Guid DeviceId);

/// <summary>What became of an entry.</summary>
/// <param name="AttendanceId">The row that it made, or met.</param>
/// <param name="Joined">The person was on the register already, under another id.</param>
/// <param name="ConflictCode">"role-differs" or "outcome-differs" from what stands; null where nothing does.</param>
internal sealed record Noted(Guid AttendanceId, bool Joined, string? ConflictCode);

/// <summary>How many are on a register; somebody whose records were joined counts once.</summary>
internal sealed record Sums(int Named, int CountedAdults, int CountedChildren)
{
    internal int All => Named + CountedAdults + CountedChildren;
}
