using System.Globalization;
using System.Text.Json;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Register;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>Reads what a device sends, entry by entry: one that makes no sense stops no other, and nothing that is sent is an error of the program.</summary>
internal static class EntryReading
{
    /// <summary>More people than a family has.</summary>
    private const int MostAttending = 25;
    private const int MostListed = 60;

    /// <summary>The order in which entries of one request are taken: a concern before anything else, a closing after all.</summary>
    internal static int Turn(EntryKind kind) => kind switch
    {
        EntryKind.Concern => 0,
        EntryKind.Family => 1,
        EntryKind.Attendance => 2,
        EntryKind.Count => 3,
        EntryKind.Change => 4,
        EntryKind.Removal => 5,
        _ => 6,
    };

    /// <summary>The id, where one can be read, and the entry, where its kind is known too.</summary>
    internal static (Guid? Id, DeviceEntry? Entry) Read(JsonElement sent)
    {
        if (Id(sent, "id") is not { } id || id == Guid.Empty) return (null, null);
        if (Code<EntryKind>(sent, "kind") is not { } kind) return (id, null);
        return (id, new DeviceEntry(id, kind, Id(sent, "sessionId"), Instant(sent, "at"))
        {
            PersonId = Id(sent, "personId"),
            HouseholdId = Id(sent, "householdId"),
            Role = Code<AttendanceRole>(sent, "role"),
            Outcome = Code<Outcome>(sent, "outcome"),
            Adults = Whole(sent, "adults"),
            Children = kind == EntryKind.Count ? Whole(sent, "children") : null,
            AttendanceId = Id(sent, "attendanceId"),
            Headcount = Whole(sent, "headcount"),
            Explained = Text(sent, "explained"),
            Form = kind == EntryKind.Family && Member(sent, "form") is { ValueKind: JsonValueKind.Object } form ? Family(form) : null,
            Attends = [.. List(sent, "attending").Select(Attending).OfType<DeviceEntry.Attending>().Take(MostAttending)],
            PersonIds = [.. List(sent, "personIds").Select(AsId).OfType<Guid>().Take(MostListed)],
            Seen = Text(sent, "seen"),
            ConcernKind = Code<ConcernKind>(sent, "concernKind"),
            ImmediateDanger = Flag(sent, "immediateDanger"),
        });
    }

    internal static Guid? Id(JsonElement sent, string name) => Member(sent, name) is { } value ? AsId(value) : null;

    internal static int? Whole(JsonElement sent, string name) => Member(sent, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    internal static IReadOnlyList<JsonElement> List(JsonElement sent, string name) => Member(sent, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    /// <summary>Null for what is no text, half a character too, and for nothing but space.</summary>
    internal static string? Text(JsonElement sent, string name) => Member(sent, name) is { } value && AsText(value) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static DeviceEntry.NewFamily Family(JsonElement form) => new(
        Id(form, "personId"), Text(form, "firstName"), Text(form, "familyName"), Flag(form, "onlyOneName") == true, Text(form, "postcode"), Flag(form, "noFixedAddress") == true,
        Code<RegisterFamily.ReachBy>(form, "by"), Text(form, "value"), Code<RegisterFamily.Telling>(form, "mayTell"),
        [.. List(form, "roles").Select(AsCode<RegisterFamily.Role>).OfType<RegisterFamily.Role>().Distinct()], Flag(form, "photos"),
        [.. List(form, "children").Take(MostListed).Select(c => new DeviceEntry.Child(Id(c, "personId"), Text(c, "firstName"), Whole(c, "bornYear"), Whole(c, "bornMonth")))],
        Whole(form, "bornYear"), Whole(form, "bornMonth"))
    {
        Language = Text(form, "language"),
        InterpreterNeeded = Flag(form, "interpreterNeeded"),
        Accessible = List(form, "accessible").Select(AsCode<RegisterFamily.Access>).OfType<RegisterFamily.Access>().Distinct().ToList() is { Count: > 0 } needs ? needs : null,
        SafeToLeaveMessage = Flag(form, "safeToLeaveMessage"),
        SafeTimes = Text(form, "safeTimes"),
    };

    private static DeviceEntry.Attending? Attending(JsonElement sent) =>
        Id(sent, "id") is { } id && Id(sent, "personId") is { } person ? new(id, person, Code<AttendanceRole>(sent, "role")) : null;

    private static bool? Flag(JsonElement sent, string name) => Member(sent, name)?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    private static DateTimeOffset? Instant(JsonElement sent, string name) =>
        Text(sent, name) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? new DateTimeOffset(at.Ticks - (at.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero)
            : null;

    private static T? Code<T>(JsonElement sent, string name) where T : struct, Enum => Member(sent, name) is { } value ? AsCode<T>(value) : null;

    private static T? AsCode<T>(JsonElement value) where T : struct, Enum =>
        AsText(value) is { } text && Array.Find(Enum.GetNames<T>(), n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse<T>(name) : null;

    private static Guid? AsId(JsonElement value) => AsText(value) is { } text && Guid.TryParseExact(text, "D", out var id) ? id : null;

    private static string? AsText(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // half of a pair of code units is no text
        }
    }

    private static JsonElement? Member(JsonElement sent, string name)
    {
        try
        {
            return sent.ValueKind == JsonValueKind.Object && sent.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            return null; // a name that is half of a pair of code units
        }
    }
}
