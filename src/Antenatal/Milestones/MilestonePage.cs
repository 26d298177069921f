using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>A page on which one step of an appointment, scan or visit is noted.</summary>
[BindProperties(SupportsGet = true)] // by declaring type: what derives binds its own
internal abstract class MilestonePage(ISend send) : FormPage
{
    public Guid PregnancyId { get; set; }
    public Guid MilestoneId { get; set; }
    public int Version { get; set; }

    internal SeeMilestone.View View { get; private set; } = null!;

    /// <summary>Where the step leads: the pregnancy's page.</summary>
    internal string Back => PregnancyPaths.Of(View.PregnancyId);

    /// <summary>What stands, with the version that the step is sent with.</summary>
    protected async Task ShowNow(CancellationToken ct)
    {
        await Show(ct);
        Version = View.Milestone.Version;
    }

    protected Task<IActionResult> Step(ICommand<Done> command, CancellationToken ct) => Try<IActionResult>(async () =>
    {
        await send.Send(command, ct);
        return Redirect(PregnancyPaths.Of(PregnancyId));
    });

    protected override async Task Show(CancellationToken ct)
    {
        View = await send.Ask(new SeeMilestone(MilestoneId), ct);
        if (View.PregnancyId != PregnancyId) throw new NotFound("This appointment");
        if (Conflict is null) return;
        ModelState.Remove(nameof(Version));
        Version = View.Milestone.Version;
    }
}
