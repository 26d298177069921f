using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>A midwife, or a health visitor from the 28th week, opens a pregnancy: what to do next, what stands, and what each part shows of it.</summary>
internal static class ViewPregnancy
{
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/antenatal/pregnancies/{pregnancyId:guid}", async ([AsParameters] SeePregnancy query, ISend send, CancellationToken ct) => Results.Ok(await send.Ask(query, ct)));

    [Allows(Permissions.View, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, PregnancySteps steps, IEnumerable<IPregnancySection> parts, Guard guard) : PageModel
    {
        public Guid PregnancyId { get; set; }

        internal SeePregnancy.View View { get; private set; } = null!;

        /// <summary>What the parts of the module show, in their order.</summary>
        internal IReadOnlyList<(string Partial, object Model)> Sections { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            View = await send.Ask(new SeePregnancy(PregnancyId), ct);
            var (now, sections) = (await steps.Find(PregnancyId, ct), new List<(string, object)>());
            foreach (var part in parts.OrderBy(p => p.Order).ThenBy(p => p.Partial, StringComparer.Ordinal))
                if (await guard.Reaches(part.Permission, "PregnancyId", PregnancyId, ct) && await part.For(now, ct) is { } model) sections.Add((part.Partial, model));
            Sections = sections;
        }
    }
}
