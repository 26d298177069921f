using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>The form of an activity, new or as it stands.</summary>
[BindProperties] // by declaring type: what derives binds its own
internal abstract class ActivityFormPage(HubChoices choices) : FormPage
{
    public ActivityTerms Terms { get; set; } = new();

    internal IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

    protected override async Task Show(CancellationToken ct) => Organisations = await choices.Organisations(ct);
}
