using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>A chair sees for which items nobody has chosen who gets a summary, and a lead practitioner which summaries wait for them.</summary>
internal static class ListSummaries
{
    private const int Most = 100;

    [Allows(Permissions.WriteSummaries, Unscoped = "the rows are limited to the user's teams and the cases that they lead, without those they declared a conflict in")]
    internal sealed record Query : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<Row> ToConfirm, IReadOnlyList<Row> ToChoose);

    /// <param name="Url">Where it is done.</param>
    internal sealed record Row(string Meeting, DateOnly DueOn, bool Late, string Url);

    internal sealed class Handler(OpenSummaries open, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var (confirm, choose) = (new List<Row>(), new List<Row>());
            foreach (var one in await open.ToConfirm(Most, ct)) confirm.Add(await Of(one.StartsAt, $"/mdt/summaries/{one.Id}", ct));
            foreach (var one in await open.ToChoose(Most, ct)) choose.Add(await Of(one.StartsAt, $"/mdt/items/{one.ItemId}/summary", ct));
            return new(confirm, choose);
        }

        private async Task<Row> Of(DateTimeOffset startsAt, string url, CancellationToken ct)
        {
            var due = await open.Due(startsAt, ct);
            return new(startsAt.WholeDay(), due, due < clock.Today(), url);
        }
    }

    [Allows(Permissions.WriteSummaries, Unscoped = "the rows are limited to the user's teams and the cases that they lead, without those they declared a conflict in")]
    internal sealed class Page(ISend send) : PageModel
    {
        internal Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new Query(), ct);
    }
}
