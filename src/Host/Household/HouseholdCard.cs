using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>Draws what each module knows of a household, for this viewer: the panels that they offer, in order.</summary>
/// <remarks>Public because the framework finds no other view components.</remarks>
public sealed class HouseholdCard(IEnumerable<IPanel> panels, Guard guard) : ViewComponent
{
    /// <param name="compact">True inside another page, as the chair's console: smaller headings, and nothing that leads away from it.</param>
    /// <param name="inPack">True in the pack of a meeting: only panels that may stand there.</param>
    public async Task<IViewComponentResult> InvokeAsync(Guid householdId, bool compact = false, bool inPack = false)
    {
        var ct = HttpContext.RequestAborted;
        var parts = new List<Part>();
        foreach (var panel in panels.Where(p => p.InPack || !inPack).OrderBy(p => p.Order))
            if (await guard.Reaches(panel.Permission, "HouseholdId", householdId, ct) && await panel.For(householdId, ct) is { } model)
                parts.Add(new Part(panel.Partial, model));
        return View("/Household/HouseholdCard.cshtml", new Card(householdId, parts, compact, HttpContext.RequestServices.GetRequiredService<TimeProvider>().Now().London()));
    }

    public sealed record Card(Guid HouseholdId, IReadOnlyList<Part> Parts, bool Compact, DateTimeOffset DrawnAt);

    public sealed record Part(string Partial, object Model);
}
