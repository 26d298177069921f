using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>A page about one link; each thing that is done with it has a page of its own.</summary>
[BindProperties(SupportsGet = true)] // by declaring type: what derives binds its own
internal abstract class LinkPage(ISend send) : FormPage
{
    public Guid AskedLinkId { get; set; }

    public int Version { get; set; }

    internal SeeLink.View View { get; private set; } = null!;

    protected string Own => $"/antenatal/links/{AskedLinkId}";

    /// <summary>What stands, with the version that a step of this page is sent with.</summary>
    protected async Task ShowNow(CancellationToken ct)
    {
        await Show(ct);
        Version = View.Link.Version;
    }

    /// <summary>The form, or the link's own page where it is open no more.</summary>
    protected async Task<IActionResult> ShowOpen(Action fill, CancellationToken ct)
    {
        await ShowNow(ct);
        if (!LinkSteps.IsOpen(View.Link.Status)) return Redirect(Own);
        ModelState.Clear();
        fill();
        return Page();
    }

    protected Task<IActionResult> Step(ICommand<Done> command, CancellationToken ct) => Try<IActionResult>(async () =>
    {
        await send.Send(command, ct);
        return Redirect(Own);
    });

    protected override async Task Show(CancellationToken ct)
    {
        View = await send.Ask(new SeeLink(AskedLinkId), ct);
        if (Conflict is null) return;
        ModelState.Remove(nameof(Version));
        Version = View.Link.Version;
    }
}
