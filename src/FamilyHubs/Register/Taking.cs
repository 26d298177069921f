using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>Whether something may still be noted on a register: by how the session stands, and when it was noted.</summary>
internal static class Taking
{
    internal const int MostCounted = 200;

    /// <summary>True for what was noted before the register was closed and comes after it: it joins, and the count is taken again.</summary>
    /// <param name="closedAt">When the register was closed; null while it is open.</param>
    /// <exception cref="Refused">It may not.</exception>
    internal static bool IsLate(SessionStatus status, DateOnly day, DateTimeOffset? closedAt, DateTimeOffset madeAt)
    {
        if (status == SessionStatus.Cancelled) throw new Refused("", "This session was cancelled, so it has no register.");
        if (status == SessionStatus.Planned) throw new Refused("", "Open this session first: say who leads it and how many it is for.");
        if (madeAt.LondonDay() < day) throw new Refused("", $"This session is on {When.Day(day)}: take its register on that day.");
        if (Session.TakesRegister(status)) return false;
        return madeAt <= closedAt ? true : throw new Refused("", "This register is closed. A manager can change it, with a reason.");
    }

    internal static bool WasThere(Outcome outcome) => outcome is Outcome.Attended or Outcome.AttendedLate or Outcome.LeftEarly or Outcome.VirtualAttended;

    /// <exception cref="Refused">It says nothing that a register can hold.</exception>
    internal static void Check(AttendanceEntry entry) => new Refusals()
        .If(entry.Id == Guid.Empty || entry.PersonId == Guid.Empty, "", "Send an id of its own for the attendance, and whose it is")
        .If(!Enum.IsDefined(entry.Role), nameof(entry.Role), "Choose as whom they came")
        .If(!WasThere(entry.Outcome), nameof(entry.Outcome), "Choose how they were there")
        .If(entry.HeardFrom?.Length > 30, nameof(entry.HeardFrom), "Choose how they heard of it")
        .Throw();

    /// <inheritdoc cref="Check(AttendanceEntry)"/>
    internal static void Check(ChangeEntry entry) => new Refusals()
        .If(entry.Id == Guid.Empty || entry.AttendanceId == Guid.Empty, "", "Send an id of its own for the change, and what it changes")
        .If(!Enum.IsDefined(entry.Role), nameof(entry.Role), "Choose as whom they came")
        .If(!WasThere(entry.Outcome), nameof(entry.Outcome), "Choose how they were there")
        .Throw();

    /// <inheritdoc cref="Check(AttendanceEntry)"/>
    internal static void Check(CountEntry entry) => new Refusals()
        .If(entry.Id == Guid.Empty, "", "Send an id of its own for the count")
        .If(entry.Adults is < 0 or > MostCounted, nameof(entry.Adults), $"Enter a number of adults from 0 to {MostCounted}")
        .If(entry.Children is < 0 or > MostCounted, nameof(entry.Children), $"Enter a number of children from 0 to {MostCounted}")
        .If(entry is { Adults: 0, Children: 0 }, nameof(entry.Adults), "Enter how many came who are not named")
        .Throw();
}
