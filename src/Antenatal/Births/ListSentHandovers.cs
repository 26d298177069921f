using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>A midwife sees which families that she handed over nobody has received yet.</summary>
internal static class ListSentHandovers
{
    [Allows(Permissions.HandOver, Unscoped = "only pregnancies of the viewer or her team are answered")]
    internal sealed record Query : IQuery<IReadOnlyList<HandoverLine>>;

    internal sealed class Handler(WaitingHandovers waiting, ISend send, Audit audit) : IQueryHandler<Query, IReadOnlyList<HandoverLine>>
    {
        public async Task<IReadOnlyList<HandoverLine>> Handle(Query query, CancellationToken ct) =>
            await HandoverLine.Of(await waiting.FromMe(ct), waiting.Today, r => $"/antenatal/pregnancies/{r.PregnancyId}/hand-over", send, audit, ct);
    }

    [Allows(Permissions.HandOver, Unscoped = "only pregnancies of the viewer or her team are shown")]
    internal sealed class Page(ISend send) : PageModel
    {
        internal IReadOnlyList<HandoverLine> Rows { get; private set; } = [];

        public async Task OnGet(CancellationToken ct) => Rows = await send.Ask(new Query(), ct);
    }
}
