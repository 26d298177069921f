using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>Whoever works with the family reads one objection: to what, with whom, by whom it was told, and what became of it.</summary>
internal static class ViewObjection
{
    [Allows(Permissions.ReadPeople, On = nameof(ObjectionId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, CurrentUser user) : PageModel
    {
        public Guid ObjectionId { get; set; }

        public ObjectionView Shown { get; private set; } = null!;

        public bool MayWithdraw => Shown.State != ObjectionState.Withdrawn && user.May(Permissions.RecordObjection);

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new SeeObjection(ObjectionId), ct);
    }
}
