using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Contact.Wordings;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Demo;

/// <summary>A few messages of each state in the demo: sent, come back, waiting, refused; one contact that is stopped and one call.</summary>
internal sealed class MakesDemoMessages(Db db, ISend send, Dispatcher dispatcher, TimeProvider clock) : IDemoPart
{
    public int Order => 70;

    public string Says => "Messages: sent, waiting and refused, and one contact that is stopped";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        var adults = new List<Guid>();
        foreach (var household in demo.HouseholdIds.Take(24))
            if ((await send.Ask(new GetHousehold(household), ct))?.Members.FirstOrDefault(m => m.Role is "mother" or "father" or "carer") is { } adult) adults.Add(adult.PersonId);
        if (adults.Count < 4) return;
        var day = clock.Today().AddDays(2).ToString("dddd d MMMM", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));
        await db.InOne(async () =>
        {
            // First: it is kept by itself.
            await send.Send(new HoldContact(clock.NewId(), [adults[^1]], HoldKind.Safety), ct);
            for (var n = 0; n < adults.Count; n++)
                await send.Send(n % 4 == 0
                    ? Of("first-offer", adults[n], asked: false, variant: Declared.All["first-offer"].Variants[n / 4 % 3].Code, ("why", "you have a child under five"))
                    : n % 4 == 1
                        ? Of("session-reminder", adults[n], asked: true, null, ("group", "Stay and play"), ("day", day), ("time", "10am"), ("place", "Marram Family Hub"))
                        : n % 4 == 2
                            ? Of("hub-welcome", adults[n], asked: true, null, ("place", "Marram Family Hub"))
                            // Also where the demo is made at night these have left.
                            : Of("session-cancelled-today", adults[n], asked: true, null, ("group", "Stay and play"), ("time", "10am")), ct);
        }, ct);
        await dispatcher.RunToEnd(ct);
        if (await db.Query<Guid>("SELECT id FROM contact_message WHERE state = 'Sent' AND mode <> 'Letter' ORDER BY id OFFSET 0 ROWS FETCH NEXT 2 ROWS ONLY", ct: ct) is not [var first, var second]) return;
        await send.Send(new TakeReceipt.Command(first.ToString("D"), "delivered"), ct);
        await send.Send(new TakeReceipt.Command(second.ToString("D"), Message.CameBack), ct);
    }

    private QueueMessage Of(string code, Guid personId, bool asked, string? variant, params (string Name, string Value)[] values) =>
        new(clock.NewId(), personId, code, [], "demo", asked, values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal), Variant: variant);
}
