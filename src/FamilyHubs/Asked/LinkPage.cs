using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A page about one link; each of its steps has a page of its own.</summary>
[BindProperties(SupportsGet = true)] // by declaring type: what derives binds its own
internal abstract class LinkPage(ISend send) : AskedPage<SeeLink.View>(send)
{
    public Guid HubLinkId { get; set; }

    private protected override IQuery<SeeLink.View> Question => new SeeLink(HubLinkId);

    private protected override string Own => $"/familyhubs/asked/links/{HubLinkId}";

    protected Task<IActionResult> ShowStep(LinkState to, CancellationToken ct) => ShowStep(link => AskedSteps.May(link.State, to), ct);
}
