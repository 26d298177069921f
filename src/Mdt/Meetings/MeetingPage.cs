using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>The page of one meeting; each of its steps posts to a page of its own and comes back here, refused or done.</summary>
[BindProperties(SupportsGet = true)]
internal abstract class MeetingPage(ISend send) : FormPage
{
    public Guid MeetingId { get; set; }

    /// <summary>Of the meeting or the item that the form is about, as the page showed it.</summary>
    public int Version { get; set; }

    internal MeetingView View { get; private set; } = null!;

    internal AgendaView Agenda { get; private set; } = null!;

    protected ISend Sender => send;

    protected RedirectResult ToMeeting() => Redirect($"/mdt/meetings/{MeetingId}");

    /// <summary>The address of a step alone leads to the meeting.</summary>
    public virtual Task<IActionResult> OnGet(CancellationToken ct) => Task.FromResult<IActionResult>(ToMeeting());

    protected Task<IActionResult> Do(Func<Task> act) => Try(async () =>
    {
        await act();
        return ToMeeting();
    });

    private async Task<bool> May(string permission, CancellationToken ct) =>
        await HttpContext.RequestServices.GetRequiredService<Guard>().Reaches(permission, nameof(MeetingId), MeetingId, ct);

    internal bool MayOrder { get; private set; }

    internal bool MayChair { get; private set; }

    /// <summary>Its dates, who waits for its list, who was there.</summary>
    internal MeetingInTime InTime { get; private set; } = null!;

    protected override async Task Show(CancellationToken ct)
    {
        InTime = await send.Ask(new SeeMeetingInTime(MeetingId), ct);
        View = await send.Ask(new SeeMeeting(MeetingId), ct);
        Agenda = await send.Ask(new SeeAgenda(MeetingId), ct);
        ViewData["Title"] = View.Title;
        (MayOrder, MayChair) = (await May(Permissions.ManageList, ct), await May(Permissions.Chair, ct));
    }
}
