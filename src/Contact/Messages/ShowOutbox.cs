using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Messages;

/// <summary>A worker sees what was sent to the families that they work with, what waits, and why something was not sent; without a provider all of it lands here.</summary>
internal static class ShowOutbox
{
    private const int Most = 50;
    private const int Looked = 500;
    private const string Why = "a list: of the families that the viewer works with, as GetPeople masks them; the operator sees no words and no names";

    [Allows(Permissions.ViewOutbox, Unscoped = Why)]
    internal sealed record Query(bool Unsent, DateTimeOffset? Before, Guid? BeforeId = null) : IQuery<Answer>;

    /// <param name="Next">Ask for what is older than this; null where there is no more.</param>
    /// <param name="NextId">The last of that moment that was looked at: many are queued in one.</param>
    internal sealed record Answer(IReadOnlyList<Line> Lines, DateTimeOffset? Next, Guid? NextId = null);

    /// <param name="Body">With the name still to be put in; null before it was written, and for those who see no content.</param>
    /// <param name="MayCancel">It has not left, and this viewer works with the person.</param>
    internal sealed record Line(
        Guid Id, Guid? PersonId, string To, string Code, ContactMode? Mode, MessageState State, string? Why, string? Subject, string? Body, string? Language,
        DateTimeOffset At, DateTimeOffset DueAt, bool Parked, bool MayCancel);

    internal sealed class Handler(Db db, ISend send, CurrentUser user, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var content = user.May(Permissions.ReadContent);
            var (lines, before, beforeId, seen, more) = (new List<Line>(), query.Before, query.BeforeId, new List<Guid>(), true);
            for (var looked = 0; more && lines.Count < Most && looked < Looked; looked += Most)
            {
                var rows = await db.Query<Row>("""
                    SELECT id, person_id, template_code, mode, state, refusal, subject_line, body, language, error, queued_at, due_at, parked_at FROM contact_message
                    WHERE (@before IS NULL OR queued_at < @before OR (queued_at = @before AND id < @beforeId)) AND (@Unsent = 0 OR state IN ('Refused', 'Waits', 'Undeliverable') OR parked_at IS NOT NULL)
                    ORDER BY queued_at DESC, id DESC OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                    """, new { before, beforeId, query.Unsent, Most }, ct);
                var people = (await send.Ask(new GetPeople([.. rows.Select(r => r.PersonId).OfType<Guid>().Distinct()]), ct)).ToDictionary(p => p.Id);
                foreach (var row in rows)
                {
                    var person = row.PersonId is { } id ? people.GetValueOrDefault(id) : null;
                    var works = person is { Masking: Masking.Full or Masking.Restricted };
                    if (!works && content) continue;
                    if (works) seen.Add(person!.Id);
                    lines.Add(new(
                        row.Id, row.PersonId, row.PersonId is null ? "A worker" : person?.Name ?? "Somebody", row.TemplateCode, row.Mode, row.State, Says(row), content ? row.SubjectLine : null,
                        content ? row.Body : null, row.Language, row.QueuedAt, row.DueAt, row.ParkedAt is not null, works && row.State is MessageState.Queued or MessageState.Waits or MessageState.ToPost));
                }
                more = rows.Count == Most;
                if (rows.Count > 0) (before, beforeId) = (rows[^1].QueuedAt, rows[^1].Id);
            }
            audit.Saw(seen);
            return new(lines, more ? before : null, more ? beforeId : null);
        }

        private static string? Says(Row row) => row switch
        {
            { ParkedAt: not null } => "It could not be sent. The operator looks at it",
            { Refusal: { } refusal } => Message.InWords(refusal),
            { State: MessageState.Undeliverable } => row.Error == Message.NotReached ? "It did not get through this time" : "The address or number is not right any more: check it with them",
            _ => null,
        };

        private sealed record Row(
            Guid Id, Guid? PersonId, string TemplateCode, ContactMode? Mode, MessageState State, ContactRefusal? Refusal, string? SubjectLine, string? Body, string? Language, string? Error,
            DateTimeOffset QueuedAt, DateTimeOffset DueAt, DateTimeOffset? ParkedAt);
    }

    [Allows(Permissions.ViewOutbox, Unscoped = Why)]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PageModel
    {
        public bool Unsent { get; set; }
        public DateTimeOffset? Before { get; set; }
        public Guid? BeforeId { get; set; }

        public Answer Shown { get; private set; } = new([], null);

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new Query(Unsent, Before, BeforeId), ct);
    }
}
