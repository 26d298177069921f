using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>The page of the minutes; each of its steps posts to a page of its own and comes back here, refused or done.</summary>
[BindProperties(SupportsGet = true)]
internal abstract class MinutesPage(ISend send) : FormPage
{
    public Guid MeetingId { get; set; }

    /// <summary>Of what the form changes, as the page showed it.</summary>
    public int Version { get; set; }

    internal MinutesView View { get; private set; } = null!;

    internal bool MayApprove { get; private set; }

    internal bool MaySend { get; private set; }

    /// <summary>Made for the addendum that the form may add.</summary>
    internal Guid NextId { get; private set; }

    protected ISend Sender => send;

    /// <summary>The address of a step alone leads to the minutes.</summary>
    public virtual Task<IActionResult> OnGet(CancellationToken ct) => Task.FromResult<IActionResult>(Redirect($"/mdt/meetings/{MeetingId}/minutes"));

    protected Task<IActionResult> Do(Func<Task> act) => Try(async () =>
    {
        await act();
        return Redirect($"/mdt/meetings/{MeetingId}/minutes");
    });

    protected override async Task Show(CancellationToken ct)
    {
        View = await send.Ask(new SeeMinutes(MeetingId), ct);
        ViewData["Title"] = $"Minutes: {View.Title}";
        var services = HttpContext.RequestServices;
        NextId = services.GetRequiredService<TimeProvider>().NewId();
        var guard = services.GetRequiredService<Guard>();
        MayApprove = await guard.Reaches(Permissions.ApproveMinutes, nameof(MeetingId), MeetingId, ct);
        MaySend = await guard.Reaches(Permissions.CirculateMinutes, nameof(MeetingId), MeetingId, ct);
    }
}
