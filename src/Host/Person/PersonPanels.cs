using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>Draws what each module knows of a person, for this viewer: the panels that they offer, in order.</summary>
/// <remarks>Public because the framework finds no other view components.</remarks>
public sealed class PersonPanels(IEnumerable<IPersonPanel> panels, Guard guard) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid personId)
    {
        var ct = HttpContext.RequestAborted;
        var parts = new List<Part>();
        foreach (var panel in panels.OrderBy(p => p.Order))
            if (await guard.Reaches(panel.Permission, "PersonId", personId, ct) && await panel.For(personId, ct) is { } model)
                parts.Add(new Part(panel.Partial, model));
        return View("/Person/PersonPanels.cshtml", parts);
    }

    public sealed record Part(string Partial, object Model);
}
