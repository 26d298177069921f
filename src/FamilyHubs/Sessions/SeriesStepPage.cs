using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>A page that changes one thing of a repeating session, and goes back to it.</summary>
[BindProperties(SupportsGet = true)] // by declaring type: what derives binds its own
internal abstract class SeriesStepPage(ISend send) : FormPage
{
    public Guid SeriesId { get; set; }
    public int Version { get; set; }

    internal SeriesView View { get; private set; } = null!;

    protected ISend Sender => send;

    public virtual async Task OnGet(CancellationToken ct)
    {
        ModelState.Clear();
        await Show(ct);
        Version = View.Series.Version;
    }

    protected Task<IActionResult> Step(Func<Task> step) => Try<IActionResult>(async () =>
    {
        await step();
        return Redirect($"/familyhubs/series/{SeriesId}?said=saved");
    });

    protected override async Task Show(CancellationToken ct) => View = await send.Ask(new SeeSeries(SeriesId), ct);
}
