using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>What providers, funding and teams of a site have in common.</summary>
internal static class SiteParts
{
    internal static Refusals Dates(Refusals refusals, DateOnly? from, DateOnly? to, TimeProvider clock) => refusals
        .If(from is null, "FromOn", "Enter the first day")
        .If(from < new DateOnly(1990, 1, 1), "FromOn", "Enter a day after 1990")
        .If(from > clock.Today().AddYears(5), "FromOn", "The day must be within five years")
        .If(to < from, "ToOn", "The last day must not be before the first")
        .If(to > clock.Today().AddYears(20), "ToOn", "The day must be within twenty years");

    /// <exception cref="Refused">There is no such organisation.</exception>
    internal static async Task CheckOrganisation(ISend send, Guid organisationId, CancellationToken ct)
    {
        if ((await send.Ask(new GetOrganisations([organisationId]), ct)).Count == 0) throw new Refused("OrganisationId", "Choose an organisation from the list");
    }

    internal static async Task<IReadOnlyList<SelectListItem>> Organisations(ISend send, CancellationToken ct) =>
        [.. (await send.Ask(new GetOrganisations(), ct)).Select(o => new SelectListItem(o.Name, o.Id.ToString()))];
}
