using System.Text.Json;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>A tablet and a phone that took yesterday's register at two doors: most of it joined, and somebody was noted on both in two ways.</summary>
internal sealed class MakesDemoDoor(ISend send, Synchroniser synchroniser, CurrentUser user, TimeProvider clock) : IDemoPart
{
    private const int Families = 4;

    public int Order => 47;

    public string Says => "a device at the door";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        if (!demo.Accounts.TryGetValue("hub", out var worker) || !demo.Ids.TryGetValue("site:marram", out var site) || !demo.Ids.TryGetValue("session:yesterday", out var session)) return;
        user.IsSystemFor(worker);
        var tablet = demo.Ids["device:tablet"] = (await send.Send(new SetUpDevice.Command(clock.NewId(), site, "Front desk tablet"), ct)).DeviceId;
        var phone = (await send.Send(new SetUpDevice.Command(clock.NewId(), site, "Garden door phone"), ct)).DeviceId;
        var met = clock.Today().AddDays(-1).AtLondon(new TimeOnly(10, 10));
        var came = new List<(Guid Household, Guid Person, bool Child)>();
        foreach (var household in demo.HouseholdIds.Take(Families))
            if (await send.Ask(new GetHousehold(household), ct) is { } family)
                came.AddRange(family.Members.Take(2).Select(m => (household, m.PersonId, m.Role == "child")));

        await synchroniser.Run(tablet, 0, [.. came.Select((c, at) => Noted(session, c, c.Child ? AttendanceRole.Child : AttendanceRole.Mother, Outcome.Attended, met.AddMinutes(at)))], ct);
        if (came.Count > 0) await synchroniser.Run(phone, 0, [Noted(session, came[0], AttendanceRole.Carer, Outcome.AttendedLate, met.AddMinutes(20))], ct);
        user.IsSystemFor(null);
    }

    private JsonElement Noted(Guid sessionId, (Guid Household, Guid Person, bool Child) who, AttendanceRole role, Outcome outcome, DateTimeOffset at) => JsonSerializer.SerializeToElement(new
    {
        id = clock.NewId(),
        kind = "attendance",
        sessionId,
        personId = who.Person,
        householdId = who.Household,
        role = role.ToString(),
        outcome = outcome.ToString(),
        at = at.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
    });
}
