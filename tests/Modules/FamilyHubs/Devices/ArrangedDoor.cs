using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.FamilyHubs.Devices;
using Neighbourhood.Modules.FamilyHubs.Register;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Devices;

/// <summary>Devices that send what they noted, as JSON, just as the app at the door does.</summary>
public abstract class ArrangedDoor : ArrangedRegister
{
    internal sealed record Kept(Guid Id, EntryKind Kind, int People, EntryOutcome Outcome, string? ReasonCode, string? ConflictCode, DateTimeOffset? SettledAt);

    protected async Task<Guid> Device(Actor? by = null, Guid? site = null, string name = "Front desk tablet") =>
        (await (by ?? Worker).Send(new SetUpDevice.Command(World.NewId(), site ?? Hub, name))).DeviceId;

    internal async Task<SyncAnswer> SyncBy(Actor by, Guid? device, params object[] entries)
    {
        var answer = await by.With(s => s.GetRequiredService<Synchroniser>().Run(device, 0, [.. entries.Select(e => JsonSerializer.SerializeToElement(e))], CancellationToken.None));
        Assert.Equal(answer.Sum.Made, answer.Sum.Joined + answer.Sum.Held + answer.Sum.Refused);
        return answer;
    }

    internal Task<SyncAnswer> Sync(Guid device, params object[] entries) => SyncBy(Worker, device, entries);

    protected string At(int minutes) => World.Clock.GetUtcNow().AddMinutes(minutes).ToString("O");

    protected object Came(Guid session, Guid person, string role = "Mother", string outcome = "Attended", Guid? id = null, string? at = null) =>
        new { id = id ?? World.NewId(), kind = "attendance", sessionId = session, personId = person, householdId = Family, role, outcome, at = at ?? At(-60) };

    protected object Counted(Guid session, object adults, object children, Guid? id = null) =>
        new { id = id ?? World.NewId(), kind = "count", sessionId = session, adults, children, at = At(-60) };

    protected object Removed(Guid session, Guid attendance, Guid? id = null, string? at = null) => new { id = id ?? World.NewId(), kind = "removal", sessionId = session, attendanceId = attendance, at = at ?? At(-50) };

    protected object Changed(Guid session, Guid attendance, string role = "Mother", string outcome = "LeftEarly", Guid? id = null, string? at = null) =>
        new { id = id ?? World.NewId(), kind = "change", sessionId = session, attendanceId = attendance, role, outcome, at = at ?? At(-45) };

    protected object Closing(Guid session, object headcount, string? explained = null, string? at = null, Guid? id = null) =>
        new { id = id ?? World.NewId(), kind = "close", sessionId = session, headcount, explained, at = at ?? At(-5) };

    protected object Worry(Guid? id = null, string seen = "A bruise", object? kind = null, object? danger = null) =>
        new { id = id ?? World.NewId(), kind = "concern", personIds = new[] { Child }, seen, concernKind = kind ?? "Physical", immediateDanger = danger ?? false, at = At(-60) };

    /// <summary>A mother and a child who are new.</summary>
    protected sealed record New(Guid Id, Guid Household, Guid Adult, Guid Child, Guid AdultIs, Guid ChildIs);

    protected New NewIds() => new(World.NewId(), World.NewId(), World.NewId(), World.NewId(), World.NewId(), World.NewId());

    protected object Brought(Guid session, New family, string? postcode = "M33 7AB", bool childToo = true) => new
    {
        id = family.Id,
        kind = "family",
        sessionId = session,
        householdId = family.Household,
        at = At(-60),
        form = new
        {
            firstName = "Nell",
            familyName = "Moss",
            onlyOneName = false,
            postcode,
            noFixedAddress = false,
            by = "Phone",
            value = "07700 900982",
            mayTell = "AskLater",
            roles = new[] { "Mum" },
            photos = true,
            language = "Polish",
            interpreterNeeded = true,
            accessible = new[] { "EasyRead", "Wings", "LargePrint" },
            safeToLeaveMessage = false,
            safeTimes = "Weekdays before 3pm",
            personId = family.Adult,
            children = new[] { new { personId = family.Child, firstName = "Ida", bornYear = 2025, bornMonth = 4 } },
        },
        attending = childToo
            ? new[] { new { id = family.AdultIs, personId = family.Adult, role = "Mother" }, new { id = family.ChildIs, personId = family.Child, role = "Child" } }
            : [new { id = family.AdultIs, personId = family.Adult, role = "Mother" }],
    };

    internal Task<IReadOnlyList<Kept>> EntriesOf(Guid device) => World.Sql<Kept>("""
        SELECT id, kind, people, outcome, reason_code, conflict_code, settled_at FROM familyhubs_device_entry WHERE device_id = @device ORDER BY id
        """, new { device });

    internal static (int, int, int, int) Sum(SyncAnswer answer) => (answer.Sum.Made, answer.Sum.Joined, answer.Sum.Held, answer.Sum.Refused);

    /// <summary>What was answered of each entry, to compare.</summary>
    internal static string Said(SyncAnswer answer) => JsonSerializer.Serialize(answer.Entries);

    internal static EntryAnswer One(SyncAnswer answer) => Assert.Single(answer.Entries);
}
