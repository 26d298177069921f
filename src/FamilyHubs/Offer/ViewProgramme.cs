using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A facilitator sees who is in a programme, who has completed it, and what changed for them.</summary>
internal static class ViewProgramme
{
    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ViewOffer, On = nameof(ProgrammeId))]
    internal sealed class Page(ISend send, CurrentUser user) : PageModel
    {
        public Guid ProgrammeId { get; set; }

        internal SeeProgramme.Answer Shown { get; private set; } = null!;

        internal bool MayRun => user.May(Permissions.RunProgrammes);

        internal bool MayManage => user.May(Permissions.ManageOffer);

        internal bool MayPlan => user.May(Permissions.PlanSessions);

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new SeeProgramme(ProgrammeId), ct);
    }
}
