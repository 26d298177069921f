namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>What a device noted.</summary>
internal enum EntryKind { Attendance, Count, Family, Removal, Close, Concern, Change }

/// <summary>What became of it: the count made on devices is always joined + held + refused.</summary>
internal enum EntryOutcome { Joined, Held, Refused }
