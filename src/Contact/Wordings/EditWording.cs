using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Wordings;

/// <summary>The settings editor gives a message other words, for all areas or one, or words in another language; each change stays in the history.</summary>
internal static class EditWording
{
    private const string Why = "the words of messages, which name nobody, for whichever area";

    [Allows(Permissions.ChangeWordings, Unscoped = Why)]
    internal sealed record Query(string Code) : IQuery<Answer>;

    internal sealed record Answer(Template Template, IReadOnlyList<Change> History, IReadOnlyDictionary<Guid, string> Areas)
    {
        /// <summary>The number of the newest change: what the editor has seen.</summary>
        internal int Newest => History.Count == 0 ? 0 : History.Max(h => h.Number);
    }

    internal sealed record Change(string Variant, string Language, MessageFormat Format, Guid? AreaId, int Number, string SubjectLine, string Body, string? CheckedBy, string Reason, Guid? ChangedBy, DateTimeOffset ChangedAt);

    /// <param name="Seen">The newest change that the editor knew.</param>
    /// <param name="CheckedBy">Who reads that language and checked it; not asked of English.</param>
    [Allows(Permissions.ChangeWordings, Unscoped = Why)]
    internal sealed record Command(
        Guid Id, string Code, string? Variant, string? Language, MessageFormat? Format, Guid? AreaId, string? Subject, string? Body, string? CheckedBy, string? Reason, int Seen) : ICommand<Guid>;

    internal sealed class Reader(Db db, ISend send) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var template = Declared.All.GetValueOrDefault(query.Code) ?? throw new NotFound("This message");
            var history = await db.Query<Change>("""
                SELECT variant, language, format, area_id, number, subject_line, body, checked_by, reason, changed_by, changed_at FROM contact_wording
                WHERE template_code = @Code ORDER BY number DESC, id DESC
                """, query, ct);
            var areas = await send.Ask(new GetNeighbourhoods(), ct);
            return new(template, history, areas.ToDictionary(a => a.Id, a => a.Name));
        }
    }

    internal sealed class Handler(Db db, ISend send, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var template = Declared.All.GetValueOrDefault(command.Code) ?? throw new NotFound("This message");
            var language = string.IsNullOrWhiteSpace(command.Language) ? WordingShelf.English : command.Language.Trim();
            var english = WordingShelf.IsEnglish(language);
            var refusals = new Refusals()
                .If(template.Variants.All(v => v.Code != command.Variant), nameof(command.Variant), "Choose which wording it replaces")
                .If(command.Format is null, nameof(command.Format), "Choose standard or easy read")
                .Text(language, nameof(command.Language), 50, "Enter the language")
                .Text(command.Subject, nameof(command.Subject), PlainWords.LongestSubject, "Enter a subject")
                .Text(command.Body, nameof(command.Body), PlainWords.LongestBody, "Enter what it says")
                .Text(command.CheckedBy, nameof(command.CheckedBy), 100, english ? null : "Say who reads this language and checked it: a translation can change what is meant")
                .Text(command.Reason, nameof(command.Reason), 300, "Say why, for those who read the history", least: 3);
            var (forbidden, most) = await Limits(send, command.AreaId, ct);
            foreach (var reason in PlainWords.Against(template, command.Subject ?? "", command.Body ?? "", forbidden, english ? most : null)) refusals.If(wrong: true, reason.Input, reason.Text);
            refusals.Throw();
            if (command.AreaId is { } area && (await send.Ask(new GetNeighbourhoods([area]), ct)).Count == 0) throw new Refused(nameof(command.AreaId), "Choose an area from the list");

            var newest = await db.Find<int>("SELECT COALESCE(MAX(number), 0) FROM contact_wording WHERE template_code = @Code", new { command.Code }, ct);
            if (newest != command.Seen) throw new Conflict("Somebody else has changed these words. Look at what stands now, then try again.");
            await db.Execute("""
                INSERT INTO contact_wording (id, template_code, variant, language, language_folded, format, area_id, number, subject_line, body, checked_by, reason, changed_by, changed_at)
                VALUES (@Id, @Code, @Variant, @language, @folded, @Format, @AreaId, @number, @subject, @body, @checkedBy, @reason, @me, @now)
                """, new
            {
                command.Id,
                command.Code,
                command.Variant,
                language = english ? WordingShelf.English : language,
                folded = Folded.Text(english ? WordingShelf.English : language),
                command.Format,
                command.AreaId,
                number = newest + 1,
                subject = command.Subject!.Trim(),
                body = command.Body!.Trim(),
                checkedBy = english ? null : command.CheckedBy!.Trim(),
                reason = command.Reason!.Trim(),
                me = user.Id,
                now = clock.Now(),
            }, ct);
            // What waited for words is looked at again at once.
            await db.Execute("UPDATE contact_message SET due_at = @now WHERE state = 'Waits' AND template_code = @Code", new { command.Code, now = clock.Now() }, ct);
            return command.Id;
        }
    }

    internal static async Task<(IReadOnlyList<string> Forbidden, double Most)> Limits(ISend send, Guid? areaId, CancellationToken ct) => (
        [.. (await send.Ask(new GetSetting("contact.forbiddenWords", areaId), ct)).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        double.Parse(await send.Ask(new GetSetting("contact.readingGrade", areaId), ct), CultureInfo.InvariantCulture));

    [Allows(Permissions.ChangeWordings, Unscoped = Why)]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, WordingShelf shelf, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public string Code { get; set; } = "";
        public string? Variant { get; set; }
        public string? Language { get; set; }
        public MessageFormat? Format { get; set; }
        public Guid? AreaId { get; set; }
        public string? Subject { get; set; }
        public string? Body { get; set; }
        public string? CheckedBy { get; set; }
        public string? Reason { get; set; }
        public int Seen { get; set; }

        public Answer Stands { get; private set; } = null!;

        /// <summary>As a family would read it; null until it is asked for.</summary>
        internal (string Subject, string Body, double Grade)? Preview { get; private set; }

        internal IReadOnlyDictionary<Guid, string> Staff { get; private set; } = new Dictionary<Guid, string>();

        public async Task OnGet(CancellationToken ct)
        {
            await Show(ct);
            var first = Stands.Template.Variant(Stands.Template.Variants.Any(v => v.Code == Variant) ? Variant : null);
            (Id, Seen, Variant, Language, Format) = (clock.NewId(), Stands.Newest, first.Code, Language ?? WordingShelf.English, Format ?? MessageFormat.Standard);
            var held = Stands.History.FirstOrDefault(h => h.Variant == Variant && h.AreaId == AreaId && h.Format == Format && WordingShelf.IsEnglish(h.Language));
            (Subject, Body) = (held?.SubjectLine ?? first.Subject, held?.Body ?? (Format == MessageFormat.EasyRead ? first.EasyRead : first.Body));
        }

        public async Task<IActionResult> OnPostPreview(CancellationToken ct)
        {
            await Show(ct);
            var words = new Wording(Language ?? "", Format ?? MessageFormat.Standard, Subject ?? "", Body ?? "", 0);
            var (subject, body) = await shelf.Fill(words, Template.Samples.Where(s => s.Key is not (Template.Service or Template.SayNo)).ToDictionary(StringComparer.Ordinal), AreaId, ct);
            Preview = (subject, body, Readability.Grade(body));
            var (forbidden, most) = await Limits(send, AreaId, ct);
            foreach (var reason in PlainWords.Against(Stands.Template, Subject ?? "", Body ?? "", forbidden, WordingShelf.IsEnglish(Language) ? most : null)) ModelState.AddModelError(reason.Input, reason.Text);
            return Page();
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, Code, Variant, Language, Format, AreaId, Subject, Body, CheckedBy, Reason, Seen), ct);
            return Redirect($"/contact/wordings/{Code}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(Code), ct);
            Staff = (await send.Ask(new GetStaff([.. Stands.History.Select(h => h.ChangedBy).OfType<Guid>().Distinct()]), ct)).ToDictionary(w => w.Id, w => w.Name);
        }
    }
}
