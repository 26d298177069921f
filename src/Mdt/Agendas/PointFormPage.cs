using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>What the small forms beside an agenda share: the meeting, who may be chosen, and the way back.</summary>
[BindProperties(SupportsGet = true)]
internal abstract class PointFormPage(ISend send) : FormPage
{
    public Guid MeetingId { get; set; }

    internal AgendaView View { get; private set; } = null!;

    internal IReadOnlyList<SelectListItem> People { get; private set; } = [];

    protected ISend Sender => send;

    protected RedirectResult ToAgenda() => Redirect($"/mdt/meetings/{MeetingId}/agenda");

    protected override async Task Show(CancellationToken ct)
    {
        View = await send.Ask(new SeeAgenda(MeetingId), ct);
        People = [.. View.People.Select(p => new SelectListItem(p.Name, p.UserId.ToString()))];
    }
}
