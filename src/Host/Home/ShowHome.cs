using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>Shows a worker what waits for them and where to go, and everybody else where to sign in.</summary>
internal static class ShowHome
{
    /// <param name="Waits">True where somebody waits for this person.</param>
    internal sealed record Line(string Text, string Url, string Says, bool Waits);

    [Anyone("the first page says what the service is; what waits is counted for each person by their own permissions and names nobody")]
    internal sealed class Page(IReadOnlyList<IModule> modules, IEnumerable<IWaiting> waiting, CurrentUser user) : PageModel
    {
        internal IReadOnlyList<Line> Lines { get; private set; } = [];

        public bool IsSignedIn => user.IsSignedIn;

        public async Task OnGet(CancellationToken ct)
        {
            if (!user.IsSignedIn) return;
            var lines = new List<Line>();
            foreach (var entry in modules.SelectMany(m => m.Menu).Where(e => user.May(e.Permission)).OrderBy(e => e.Order))
            {
                var says = waiting.FirstOrDefault(w => w.Path == entry.Path) is { } of ? await of.Says(ct) : null;
                lines.Add(new Line(entry.Text, entry.Path, says ?? entry.About, says is not null));
            }
            Lines = lines;
        }
    }
}
