using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Wordings;

/// <summary>Whoever keeps the words sees every message to families, how hard it is to read, and where an area or a language has its own.</summary>
internal static class ListWordings
{
    private const string Why = "the words of messages, which name nobody";

    [Allows(Permissions.ViewWordings, Unscoped = Why)]
    internal sealed record Query : IQuery<IReadOnlyList<Line>>;

    /// <param name="Grade">Of the hardest declared wording.</param>
    /// <param name="Own">Languages, formats and areas that have their own.</param>
    internal sealed record Line(string Code, string Says, int Variants, double Grade, IReadOnlyList<string> Own, int Waiting);

    internal sealed class Handler(Db db) : IQueryHandler<Query, IReadOnlyList<Line>>
    {
        public async Task<IReadOnlyList<Line>> Handle(Query query, CancellationToken ct)
        {
            var own = (await db.Query<Row>("SELECT DISTINCT template_code, language, format FROM contact_wording", ct: ct)).ToLookup(r => r.TemplateCode, StringComparer.Ordinal);
            var waiting = (await db.Query<Waits>("SELECT template_code, COUNT(*) AS messages FROM contact_message WHERE state = 'Waits' GROUP BY template_code", ct: ct)).ToDictionary(w => w.TemplateCode, w => w.Messages, StringComparer.Ordinal);
            return [.. Declared.All.Values.Select(t => new Line(
                t.Code, t.Says, t.Variants.Count, t.Variants.Max(v => PlainWords.GradeOf(v.Body)),
                [.. own[t.Code].Select(r => r.Format == MessageFormat.EasyRead ? $"{r.Language}, easy read" : r.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                waiting.GetValueOrDefault(t.Code)))];
        }

        private sealed record Row(string TemplateCode, string Language, MessageFormat Format);

        private sealed record Waits(string TemplateCode, int Messages);
    }

    [Allows(Permissions.ViewWordings, Unscoped = Why)]
    internal sealed class Page(ISend send, CurrentUser user) : PageModel
    {
        public IReadOnlyList<Line> Lines { get; private set; } = [];

        internal bool MayChange => user.May(Permissions.ChangeWordings);

        public async Task OnGet(CancellationToken ct) => Lines = await send.Ask(new Query(), ct);
    }
}

/// <summary>On the first page of whoever keeps the words: how many messages wait for some.</summary>
internal sealed class WaitingWordings(ISend send) : IWaiting
{
    public string Path => "/contact/wordings";

    public async Task<string?> Says(CancellationToken ct)
    {
        var waiting = (await send.Ask(new ListWordings.Query(), ct)).Sum(l => l.Waiting);
        return waiting == 0 ? null : waiting == 1 ? "1 message waits for words in another language." : $"{waiting} messages wait for words in another language or format.";
    }
}
