using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Audits;

/// <summary>The fields of a search in the audit. They are sent in the form, never in the address: an address is kept by browsers and proxies.</summary>
/// <remarks>Binding looks at the class that declares a property: this one says so for its own.</remarks>
[BindProperties(SupportsGet = true)]
internal abstract class AuditSearchPage(PermissionCatalogue catalogue) : FormPage
{
    public string? Kind { get; set; }
    public string? Who { get; set; }
    public string? Subject { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public string? Permission { get; set; }
    public string? What { get; set; }

    internal IReadOnlyList<SelectListItem> Kinds { get; } = [.. Says.AuditKinds.Select(k => new SelectListItem(k.Value, k.Key))];

    internal IReadOnlyList<SelectListItem> Codes { get; } = [.. catalogue.All.Select(p => new SelectListItem($"{p.Says} ({p.Code})", p.Code))];

    internal AuditFilter Filter => new(Kind, Who, Subject, From, To, Permission, What);
}
