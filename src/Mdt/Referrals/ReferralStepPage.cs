using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>A page that takes a referral one step further: what it is about above, a small form below.</summary>
[BindProperties(SupportsGet = true)] // by declaring type: what derives binds its own
internal abstract class ReferralStepPage(ISend send) : FormPage
{
    public Guid ReferralId { get; set; }
    public int Version { get; set; }

    public GetReferralHead.Answer Head { get; private set; } = null!;

    /// <summary>The page, or the referral's own page where this step cannot be taken by this user now.</summary>
    protected async Task<IActionResult> ShowStep(ReferralStatus to, CancellationToken ct)
    {
        await Show(ct);
        if (!Referral.May(Head.Status, to, Head.Who)) return Redirect($"/mdt/referrals/{ReferralId}");
        Version = Head.Version;
        return Page();
    }

    /// <summary>Sends the step and goes to where the referral is seen.</summary>
    protected Task<IActionResult> Step<T>(ICommand<T> command, CancellationToken ct) => Try<IActionResult>(async () =>
    {
        await send.Send(command, ct);
        return Redirect($"/mdt/referrals/{ReferralId}");
    });

    protected override async Task Show(CancellationToken ct)
    {
        Head = await send.Ask(new GetReferralHead(ReferralId), ct);
        if (Conflict is null) return;
        ModelState.Remove(nameof(Version));
        Version = Head.Version;
    }
}
