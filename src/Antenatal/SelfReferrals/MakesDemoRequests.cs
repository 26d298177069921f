using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>What two made-up families wrote on the public page: one is new, and one is being tried.</summary>
internal sealed class MakesDemoRequests(ISend send, Db db, CurrentUser user, TimeProvider clock) : IDemoPart
{
    public int Order => 56;

    public string Says => "requests to the midwives from the public page";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        if (!demo.Accounts.TryGetValue("midwife", out var midwife)) return;
        var (tried, now) = (clock.NewId(), clock.Now());
        var postcode = demo.Postcodes.Count > 0 ? demo.Postcodes[0] : null;
        await Write(tried, new("Tamsin", "Oakenfull", AgeBand.Older, postcode, ReachWay.Phone, "07700 900731", "Weekdays before 3pm", false, null), 2, ct);
        await Write(clock.NewId(), new("Nimco", null, AgeBand.Older, postcode, ReachWay.Text, "07700 900732", "Any time, by text only", true, "Somali"), 0, ct);
        user.IsSystemFor(midwife);
        await send.Send(new TakeOnRequest.Command(tried, 1), ct);
        await send.Send(new NoteTry.Command(clock.NewId(), tried, TryWay.Call, now.AddHours(-26), false), ct);
        user.IsSystemFor(null);
        demo.Ids["request:tried"] = tried;
    }

    private async Task Write(Guid id, Wish wish, int daysAgo, CancellationToken ct)
    {
        await send.Send(new ReceiveRequest.Command(id, wish, null), ct);
        if (daysAgo > 0) await db.InOne(() => db.Execute("UPDATE antenatal_self_referral SET received_at = @at WHERE id = @id", new { id, at = clock.Now().AddDays(-daysAgo) }, ct), ct);
    }
}
