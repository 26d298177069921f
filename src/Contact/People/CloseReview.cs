using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.People;

/// <summary>After a death that was recorded by mistake, a worker looks at what was not sent meanwhile and says so; nothing is restored.</summary>
internal static class CloseReview
{
    [Allows(Permissions.RecordContact, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId, Guid ReviewId) : IQuery<IReadOnlyList<Line>>;

    internal sealed record Line(string TemplateCode, ContactRefusal Refusal, DateTimeOffset At);

    [Allows(Permissions.RecordContact, On = nameof(PersonId))]
    internal sealed record Command(Guid PersonId, Guid ReviewId) : ICommand;

    internal sealed class Reader(Db db, Audit audit) : IQueryHandler<Query, IReadOnlyList<Line>>
    {
        public async Task<IReadOnlyList<Line>> Handle(Query query, CancellationToken ct)
        {
            if (await db.Find<int>("SELECT COUNT(*) FROM contact_review WHERE id = @ReviewId AND person_id = @PersonId", query, ct) == 0) throw new NotFound("This list");
            audit.Saw(query.PersonId);
            return await db.Query<Line>("""
                SELECT template_code, refusal, ended_at AS at FROM contact_message WHERE person_id = @PersonId AND state = 'Refused' AND refusal IN ('Hold', 'Death')
                ORDER BY ended_at DESC, id OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY
                """, query, ct);
        }
    }

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (await db.Execute("""
                UPDATE contact_review SET looked_at = COALESCE(looked_at, @now), looked_by = COALESCE(looked_by, @me) WHERE id = @ReviewId AND person_id = @PersonId
                """, new { command.ReviewId, command.PersonId, now = clock.Now(), me = user.Id }, ct) == 0) throw new NotFound("This list");
            return default;
        }
    }

    [Allows(Permissions.RecordContact, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PersonId { get; set; }
        public Guid ReviewId { get; set; }

        public IReadOnlyList<Line> Lines { get; private set; } = [];

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PersonId, ReviewId), ct);
            return Redirect($"/person/{PersonId}");
        });

        protected override async Task Show(CancellationToken ct) => Lines = await send.Ask(new Query(PersonId, ReviewId), ct);
    }
}
