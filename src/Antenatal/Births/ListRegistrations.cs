using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>Whoever works with families sees which births are still to be registered, and by when.</summary>
internal static class ListRegistrations
{
    /// <param name="LongAgo">Those that are overdue for more than a year, instead of all others.</param>
    [Allows(Permissions.RegisterBirths, Unscoped = "only babies of families whom the viewer works with are answered")]
    internal sealed record Query(bool LongAgo = false) : IQuery<IReadOnlyList<OpenRegistrations.Row>>;

    internal sealed class Handler(OpenRegistrations open, Audit audit) : IQueryHandler<Query, IReadOnlyList<OpenRegistrations.Row>>
    {
        public async Task<IReadOnlyList<OpenRegistrations.Row>> Handle(Query query, CancellationToken ct)
        {
            var rows = await open.Of(query.LongAgo, ct);
            audit.Saw([.. rows.Select(r => r.PersonId)]);
            return rows;
        }
    }

    [Allows(Permissions.RegisterBirths, Unscoped = "only babies of families whom the viewer works with are shown")]
    internal sealed class Page(ISend send) : PageModel
    {
        internal IReadOnlyList<OpenRegistrations.Row> Rows { get; private set; } = [];

        internal IReadOnlyList<OpenRegistrations.Row> LongAgo { get; private set; } = [];

        public async Task OnGet(CancellationToken ct) => (Rows, LongAgo) = (await send.Ask(new Query(), ct), await send.Ask(new Query(LongAgo: true), ct));
    }
}
