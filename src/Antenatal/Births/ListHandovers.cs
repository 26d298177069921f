using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>A health visitor sees which families midwives hand over to them or their team.</summary>
internal static class ListHandovers
{
    [Allows(Permissions.ReceiveHandOver, Unscoped = "only what was sent to the viewer or their team is answered")]
    internal sealed record Query : IQuery<IReadOnlyList<HandoverLine>>;

    internal sealed class Handler(WaitingHandovers waiting, ISend send, Audit audit) : IQueryHandler<Query, IReadOnlyList<HandoverLine>>
    {
        public async Task<IReadOnlyList<HandoverLine>> Handle(Query query, CancellationToken ct) =>
            await HandoverLine.Of(await waiting.ToMe(ct), waiting.Today, r => $"/antenatal/hand-overs/{r.Id}", send, audit, ct);
    }

    [Allows(Permissions.ReceiveHandOver, Unscoped = "only what was sent to the viewer or their team is shown")]
    internal sealed class Page(ISend send) : PageModel
    {
        internal IReadOnlyList<HandoverLine> Rows { get; private set; } = [];

        public async Task OnGet(CancellationToken ct) => Rows = await send.Ask(new Query(), ct);
    }
}

/// <summary>A line of a list of hand-overs.</summary>
internal sealed record HandoverLine(string Path, string Name, DateOnly SentOn, DateOnly ReplyBy, bool Late)
{
    internal static async Task<IReadOnlyList<HandoverLine>> Of(IReadOnlyList<WaitingHandovers.Row> rows, DateOnly today, Func<WaitingHandovers.Row, string> path, ISend send, Audit audit, CancellationToken ct)
    {
        var names = await send.NamesOf(rows.Select(r => r.PersonId), ct);
        audit.Saw([.. rows.Select(r => r.PersonId)]);
        return [.. rows.Select(r => new HandoverLine(path(r), names.GetValueOrDefault(r.PersonId, "A family"), r.SentOn, r.ReplyBy, r.IsLate(today)))];
    }
}
