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
        var came = new List<(Guid Household, Guid Person, AttendanceRole Role)>();
        foreach (var household in demo.HouseholdIds.Take(Families))
            if (await send.Ask(new GetHousehold(household), ct) is { } family)
                came.AddRange(family.Members.Take(2).Select(m => (household, m.PersonId, RoleOf(m.Role))));

        await synchroniser.Run(tablet, 0, [.. came.Select((c, at) => Noted(session, c.Household, c.Person, c.Role, Outcome.Attended, met.AddMinutes(at)))], ct);
        if (came.Count > 0) await synchroniser.Run(phone, 0, [Noted(session, came[0].Household, came[0].Person, AttendanceRole.Carer, Outcome.AttendedLate, met.AddMinutes(20))], ct);
        user.IsSystemFor(null);
    }

    private static AttendanceRole RoleOf(string role) => role switch { "mother" => AttendanceRole.Mother, "father" => AttendanceRole.Father, "child" => AttendanceRole.Child, _ => AttendanceRole.Carer };

    private JsonElement Noted(Guid sessionId, Guid household, Guid person, AttendanceRole role, Outcome outcome, DateTimeOffset at) => JsonSerializer.SerializeToElement(new
    {
        id = clock.NewId(),
        kind = "attendance",
        sessionId,
        personId = person,
        householdId = household,
        role = role.ToString(),
        outcome = outcome.ToString(),
        at = at.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
    });
}
