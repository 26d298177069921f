using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>A form about a supporter: whose it is, and which version it was shown for.</summary>
[BindProperties(SupportsGet = true)]
internal abstract class SupporterPage(ISend send) : FormPage
{
    public Guid SupporterId { get; set; }
    public int Version { get; set; }

    internal SeeSupporter.Answer Found { get; private set; } = null!;

    protected ISend Sender => send;

    protected override async Task Show(CancellationToken ct) => Found = await send.Ask(new SeeSupporter(SupporterId), ct);

    /// <summary>Shows the form for what stands now.</summary>
    protected async Task Begin(CancellationToken ct)
    {
        await Show(ct);
        Version = Found.Version;
    }

    /// <summary>Makes the thing of the form's id.</summary>
    protected Task<IActionResult> Make(ICommand<Guid> command, CancellationToken ct) => Try(async () =>
    {
        await send.Send(command, ct);
        return Redirect($"/peersupport/supporters/{SupporterId}?saved=true");
    });

    protected Task<IActionResult> Step(ICommand command, CancellationToken ct) => Try(async () =>
    {
        await send.Send(command, ct);
        return Redirect($"/peersupport/supporters/{SupporterId}?saved=true");
    });
}
