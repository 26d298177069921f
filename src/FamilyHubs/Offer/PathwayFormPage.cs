using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>The form of a pathway, new or as it stands.</summary>
[BindProperties] // by declaring type: what derives binds its own
internal abstract class PathwayFormPage(HubChoices choices) : FormPage
{
    public string? Name { get; set; }
    public string? Funder { get; set; }
    public string? Partners { get; set; }
    public string? Priority { get; set; }
    public List<Guid?> ActivityIds { get; set; } = [];

    internal IReadOnlyList<SelectListItem> Activities { get; private set; } = [];

    protected PathwayTerms Terms => new(Name, Funder, Partners, Priority, ActivityIds);

    protected override async Task Show(CancellationToken ct)
    {
        Activities = await choices.Activities(Permissions.ManageOffer, ct);
        while (ActivityIds.Count < PathwayTerms.MostActivities) ActivityIds.Add(null);
    }
}
