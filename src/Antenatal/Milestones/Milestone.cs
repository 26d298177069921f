namespace Neighbourhood.Antenatal.Milestones;

/// <summary>How an appointment, scan or visit stands.</summary>
internal enum MilestoneStatus { Upcoming, Open, Done, Missed, NotNeeded }

/// <summary>What it is.</summary>
internal enum MilestoneKind { Appointment, Scan, Visit }

/// <summary>Whether her partner was there.</summary>
internal enum WithPartner { Yes, No, NotAsked }
