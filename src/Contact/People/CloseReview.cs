using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.People;

/// <summary>After a death that was recorded by mistake a worker, after a pregnancy's end that was her midwife, looks at what was not sent meanwhile and says so; nothing is restored.</summary>
internal static class CloseReview
{
    [Allows(Permissions.RecordContact, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId, Guid ReviewId) : IQuery<Answer>;

    /// <param name="OfPregnancy">A pregnancy's end was recorded by mistake, and not a death.</param>
    internal sealed record Answer(bool OfPregnancy, IReadOnlyList<Line> Lines);

    internal sealed record Line(string TemplateCode, ContactRefusal Refusal, DateTimeOffset At);

    [Allows(Permissions.RecordContact, On = nameof(PersonId))]
    internal sealed record Command(Guid PersonId, Guid ReviewId) : ICommand;

    internal sealed class Reader(Db db, Guard guard, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var row = await Row.Of(query.ReviewId, query.PersonId, db, guard, ct);
            audit.Saw(query.PersonId);
            return new(row.PregnancyId is not null, await db.Query<Line>("""
                SELECT template_code, refusal, ended_at AS at FROM contact_message WHERE person_id = @PersonId AND state = 'Refused' AND refusal IN ('Hold', 'Death')
                ORDER BY ended_at DESC, id OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY
                """, query, ct));
        }
    }

    internal sealed class Handler(Db db, Guard guard, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var row = await Row.Of(command.ReviewId, command.PersonId, db, guard, ct);
            await db.Execute("""
                UPDATE contact_review SET looked_at = COALESCE(looked_at, @now), looked_by = COALESCE(looked_by, @me) WHERE id = @Id
                """, new { row.Id, now = clock.Now(), me = user.Id }, ct);
            return default;
        }
    }

    private sealed record Row(Guid Id, Guid? PregnancyId)
    {
        /// <summary>That of a pregnancy is for a midwife who works with the family, and for nobody else.</summary>
        internal static async Task<Row> Of(Guid reviewId, Guid personId, Db db, Guard guard, CancellationToken ct) =>
            await db.Find<Row>("SELECT id, pregnancy_id FROM contact_review WHERE id = @reviewId AND person_id = @personId", new { reviewId, personId }, ct) is { } row
            && (row.PregnancyId is null || await guard.Reaches(Permissions.ReleasePregnancy, "PersonId", personId, ct)) ? row : throw new NotFound("This list");
    }

    [Allows(Permissions.RecordContact, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PersonId { get; set; }
        public Guid ReviewId { get; set; }

        public Answer Stands { get; private set; } = null!;

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PersonId, ReviewId), ct);
            return Redirect($"/person/{PersonId}");
        });

        protected override async Task Show(CancellationToken ct) => Stands = await send.Ask(new Query(PersonId, ReviewId), ct);
    }
}
