using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A page about one link; each of its steps has a page of its own.</summary>
[BindProperties(SupportsGet = true)] // by declaring type: what derives binds its own
internal abstract class LinkPage(ISend send) : FormPage
{
    public Guid HubLinkId { get; set; }
    public int Version { get; set; }

    internal SeeLink.View View { get; private set; } = null!;

    /// <summary>The form, or the link's own page where this cannot be done now.</summary>
    protected async Task<IActionResult> ShowStep(LinkState to, CancellationToken ct)
    {
        await Show(ct);
        if (!AskedSteps.May(View.State, to)) return Redirect($"/familyhubs/asked/links/{HubLinkId}");
        Version = View.Version;
        return Page();
    }

    protected Task<IActionResult> Step<T>(ICommand<T> command, CancellationToken ct) => Try<IActionResult>(async () =>
    {
        await send.Send(command, ct);
        return Redirect($"/familyhubs/asked/links/{HubLinkId}");
    });

    protected override async Task Show(CancellationToken ct)
    {
        View = await send.Ask(new SeeLink(HubLinkId), ct);
        if (Conflict is null) return;
        ModelState.Remove(nameof(Version));
        Version = View.Version;
    }
}
