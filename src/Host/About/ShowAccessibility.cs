using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>Tells anybody how the service can be used and what is not yet good enough.</summary>
internal static class ShowAccessibility
{
    [Anyone("what the service says about itself is public")]
    internal sealed class Page : PageModel;
}
