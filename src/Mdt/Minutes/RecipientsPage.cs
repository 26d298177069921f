using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>The page of who gets the minutes; sending them posts to a page of its own and comes back here.</summary>
[BindProperties(SupportsGet = true)]
internal abstract class RecipientsPage(ISend send) : FormPage
{
    public Guid MeetingId { get; set; }
    public int Version { get; set; }

    internal RecipientsView View { get; private set; } = null!;

    /// <summary>The chair reads each version before it goes.</summary>
    internal bool MayPreview { get; private set; }

    protected ISend Sender => send;

    /// <summary>The address of a step alone leads to the list.</summary>
    public virtual Task<IActionResult> OnGet(CancellationToken ct) => Task.FromResult<IActionResult>(Redirect($"/mdt/meetings/{MeetingId}/minutes/recipients"));

    protected override async Task Show(CancellationToken ct)
    {
        ViewData["Title"] = "Who gets the minutes";
        View = await send.Ask(new SeeRecipients(MeetingId), ct);
        MayPreview = await HttpContext.RequestServices.GetRequiredService<Guard>().Reaches(Permissions.ApproveMinutes, nameof(MeetingId), MeetingId, ct);
    }
}
