using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>Shows a worker what waits for them and where to go, and everybody else where to sign in.</summary>
internal static class ShowHome
{
    /// <param name="Waits">True where somebody waits for this person.</param>
    internal sealed record Line(string Text, string Url, string Says, bool Waits);

    internal sealed record Group(Line Main, IReadOnlyList<Line> Under);

    /// <summary>How many pieces of work are shown until somebody asks for all.</summary>
    internal const int First = 20;

    [Anyone("the first page says what the service is; what waits is counted for each person by their own permissions and names nobody")]
    internal sealed class Page(IReadOnlyList<IModule> modules, IEnumerable<IWaiting> waiting, CurrentUser user, ISend send, TimeProvider clock) : PageModel
    {
        /// <summary>What somebody waits for, whichever line it stands behind.</summary>
        internal IReadOnlyList<Line> Waiting { get; private set; } = [];

        /// <summary>Each line of the header, with what belongs to it and does not wait.</summary>
        internal IReadOnlyList<Group> Groups { get; private set; } = [];

        /// <summary>All that is to be done by a day, whichever module it comes from; the soonest first.</summary>
        internal IReadOnlyList<GatherMyWork.Part> Work { get; private set; } = [];

        /// <summary>How many there are in all.</summary>
        internal int WorkInAll { get; private set; }

        /// <summary>Whether all of it is asked for.</summary>
        [BindProperty(SupportsGet = true)]
        public bool All { get; set; }

        internal DateOnly Today => clock.Today();

        public bool IsSignedIn => user.IsSignedIn;

        public async Task OnGet(CancellationToken ct)
        {
            if (user is not { IsSignedIn: true, Id: { } me }) return;
            var (groups, waits) = (new List<Group>(), new List<Line>());
            foreach (var group in MenuGroup.For(modules, user))
            {
                var main = await LineOf(group.Main, ct);
                var under = new List<Line>();
                foreach (var entry in group.Under) under.Add(await LineOf(entry, ct));
                groups.Add(new Group(main, [.. under.Where(l => !l.Waits)]));
                waits.AddRange(under.Prepend(main).Where(l => l.Waits));
            }
            (Groups, Waiting) = (groups, waits);
            var work = await send.Ask(new GatherMyWork(me, Today), ct);
            WorkInAll = work.Count;
            var sorted = work.OrderBy(w => w.Due ?? DateOnly.MaxValue).ThenByDescending(w => w.Priority).ThenBy(w => w.Title, StringComparer.Ordinal);
            Work = [.. All ? sorted : sorted.Take(First)];
        }

        private async Task<Line> LineOf(MenuEntry entry, CancellationToken ct)
        {
            var says = waiting.FirstOrDefault(w => w.Path == entry.Path) is { } of ? await of.Says(ct) : null;
            return new Line(entry.Text, entry.Path, says ?? entry.About, says is not null);
        }
    }
}
