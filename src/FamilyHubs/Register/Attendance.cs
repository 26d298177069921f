namespace Neighbourhood.FamilyHubs.Register;

/// <summary>What became of the record of who was there; the attendance stays whatever it is.</summary>
internal enum AttendanceState { Registered, Waiting, MergedInto, NotRegistered }

/// <summary>As whom somebody came.</summary>
internal enum AttendanceRole { Child, Mother, Father, Carer, Expectant, Sibling, Professional }

/// <summary>What became of a place in a session (hub-sessions.md, "Code lists"); the first four are of those who were there.</summary>
internal enum Outcome
{
    Attended,
    AttendedLate,
    LeftEarly,
    VirtualAttended,
    CancelledByFamily,
    CancelledByHub,
    /// <summary>A child is not brought; a child never fails to come.</summary>
    WasNotBrought,
    DidNotAttend,
}
