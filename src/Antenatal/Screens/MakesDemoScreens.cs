using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Screens;

/// <summary>One woman who is to be asked again how she feels, with her feeding plan and what she says of her partner.</summary>
internal sealed class MakesDemoScreens(ISend send, CurrentUser user, TimeProvider clock) : IDemoPart
{
    public int Order => 55;

    public string Says => "how one woman feels, to be asked again";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        if (!demo.Ids.TryGetValue("pregnancy:middle", out var pregnancy) || !demo.Accounts.TryGetValue("midwife", out var midwife)) return;
        user.IsSystemFor(midwife);
        var id = demo.Ids["screen:middle"] = clock.NewId();
        var on = clock.Today().AddDays(-14);
        await send.Send(new AskHowSheFeels.Command(id, pregnancy, AskedAt.Clinic, on, new TimeOnly(10, 30), new Answers(false, false, 1, null, 11, 0), RepeatOn: on.AddDays(14)), ct);
        await send.Send(new NoteFeedingPlan.Command(clock.NewId(), pregnancy, FeedingHope.Breast, "Somebody to talk to in the first week"), ct);
        await send.Send(new NotePartner.Command(pregnancy, null, PartnerInvolved.Yes, true, "Appointments after work", 0), ct);
        user.IsSystemFor(null);
    }
}
