using System.Text.Json.Serialization;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Register;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>One entry as a device sent it. What could not be read is null, and refused by the rule that needs it.</summary>
/// <param name="Id">Made on the device: what is sent again under it is the same entry.</param>
/// <param name="At">When it was made, by the device's clock.</param>
internal sealed record DeviceEntry(Guid Id, EntryKind Kind, Guid? SessionId, DateTimeOffset? At)
{
    /// <summary>Nobody counts more than this at one door; what is beyond it is no number of people.</summary>
    internal const int MostPeople = 400;

    public Guid? PersonId { get; init; }
    public Guid? HouseholdId { get; init; }
    public AttendanceRole? Role { get; init; }
    public Outcome? Outcome { get; init; }
    public int? Adults { get; init; }
    public int? Children { get; init; }
    public Guid? AttendanceId { get; init; }
    public int? Headcount { get; init; }
    public string? Explained { get; init; }
    public NewFamily? Form { get; init; }
    public IReadOnlyList<Attending> Attends { get; init; } = [];
    public IReadOnlyList<Guid> PersonIds { get; init; } = [];
    public string? Seen { get; init; }
    public ConcernKind? ConcernKind { get; init; }
    public bool? ImmediateDanger { get; init; }

    /// <summary>How many people the device counts for it: taking somebody back, saying how they came, closing and a concern are about nobody new.</summary>
    internal int People => Kind switch
    {
        EntryKind.Attendance => 1,
        EntryKind.Count => Math.Clamp(Adults ?? 0, 0, MostPeople) + Math.Clamp(Children ?? 0, 0, MostPeople),
        EntryKind.Family => Attends.Count,
        _ => 0,
    };

    /// <summary>Who of a new family is there.</summary>
    internal sealed record Attending(Guid Id, Guid PersonId, AttendanceRole? Role);

    /// <summary>Form F1 as it was filled in at the door.</summary>
    internal sealed record NewFamily(
        Guid? PersonId, string? FirstName, string? FamilyName, bool OnlyOneName, string? Postcode, bool NoFixedAddress, RegisterFamily.ReachBy? By, string? Value,
        RegisterFamily.Telling? MayTell, IReadOnlyList<RegisterFamily.Role> Roles, bool? Photos, IReadOnlyList<Child> Children, int? BornYear = null, int? BornMonth = null)
    {
        // What was not asked is not written: an entry of before these were asked keeps its digest.
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Language { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public bool? InterpreterNeeded { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<RegisterFamily.Access>? Accessible { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public bool? SafeToLeaveMessage { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? SafeTimes { get; init; }
    }

    internal sealed record Child(Guid? PersonId, string? FirstName, int? BornYear, int? BornMonth);
}
