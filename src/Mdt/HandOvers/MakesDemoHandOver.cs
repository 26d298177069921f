using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>A case whose lead was asked to hand it on: somebody has an offer to answer.</summary>
internal sealed class MakesDemoHandOver(ISend send, CurrentUser user, TimeProvider clock) : IDemoPart
{
    private const string Note = "They like a message before a visit. The speech therapist rang last week and waits for the nursery's form. Best on Tuesdays.";

    public int Order => 52;

    public string Says => "a lead practitioner who hands a case on";

    public async Task Make(Demo demo, CancellationToken ct)
    {
        if (!demo.Ids.TryGetValue("case:6", out var caseId) || !demo.Accounts.TryGetValue("coordinator", out var coordinator) || !demo.Accounts.TryGetValue("familyhelp", out var asked)) return;
        user.IsSystemFor(coordinator);
        await send.Send(new OfferLead.Command(clock.NewId(), caseId, asked, Note), ct);
        user.IsSystemFor(null);
    }
}
