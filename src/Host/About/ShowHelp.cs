using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>Tells anybody who uses the service how to begin and whom to ask.</summary>
internal static class ShowHelp
{
    [Anyone("what the service says about itself is public")]
    internal sealed class Page : PageModel;
}
