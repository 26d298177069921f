namespace Neighbourhood.Antenatal.Milestones;

/// <summary>How an appointment, scan or visit stands.</summary>
internal enum MilestoneStatus { Upcoming, Open, Done, Missed, NotNeeded }

/// <summary>What it is.</summary>
internal enum MilestoneKind { Appointment, Scan, Visit }

/// <summary>Whether her partner was there.</summary>
internal enum WithPartner { Yes, No, NotAsked }

/// <summary>Why one is missed or not needed, where that is not plain.</summary>
internal enum Because
{
    /// <summary>Its time was over before anybody knew of it: nobody missed it.</summary>
    Passed,
    /// <summary>It fell out of the list with a change of dates or parity, or with the birth.</summary>
    Plan,
    /// <summary>All of it ended: a loss, a move, a death.</summary>
    Ended,
    /// <summary>A person said so, and why.</summary>
    Person,
}
