using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>Tells anybody what is kept about people, why, and who sees it.</summary>
internal static class ShowPrivacy
{
    [Anyone("what the service says about itself is public")]
    internal sealed class Page : PageModel;
}
