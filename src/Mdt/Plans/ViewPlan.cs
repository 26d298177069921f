using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Plans;

/// <summary>A member or lead practitioner reads a family's plan as it stands, and as it stood before, with who changed what and when.</summary>
internal static class ViewPlan
{
    [Allows(Permissions.CasePlan, On = nameof(CaseId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PageModel
    {
        public Guid CaseId { get; set; }
        public int? Number { get; set; }

        public PlanView Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new SeePlan(CaseId, Number), ct);
    }
}
