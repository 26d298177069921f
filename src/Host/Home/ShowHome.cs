using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Design;
using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>Shows a worker where to go, and everybody else where to sign in.</summary>
internal static class ShowHome
{
    [Anyone("the first page says what the service is; it shows nobody's data")]
    internal sealed class Page(IPageFrame frame, CurrentUser user) : PageModel
    {
        public IReadOnlyList<FrameLink> Menu => frame.Menu;

        public bool IsSignedIn => user.IsSignedIn;
    }
}
