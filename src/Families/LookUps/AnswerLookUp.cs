using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.LookUps;

/// <summary>Data quality looks at those who were asked for and may not be named, decides what the asker may know, and writes it.</summary>
internal static class AnswerLookUp
{
    private const int Most = 50;

    [Allows(Permissions.AnswerLookUps, Unscoped = "what waits for data quality, which works for everybody")]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="Person">Masked for the viewer.</param>
    internal sealed record Row(Guid LookUpId, DateTimeOffset AskedAt, string Worker, string Reason, string Person, Guid? HouseholdId);

    [Allows(Permissions.AnswerLookUps, Unscoped = "what waits for data quality, which works for everybody")]
    internal sealed record Command(Guid LookUpId, string? Note) : ICommand;

    internal sealed class Reader(Db db, ISend send, Audit audit) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var rows = await db.Query<Waiting>("""
                SELECT id, user_id, asked_at, person_id, reason FROM families_look_up
                WHERE outcome = 'SomebodyWillLook' AND answered_at IS NULL ORDER BY asked_at, id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { Most }, ct);
            var people = (await send.Ask(new GetPeople([.. rows.Select(r => r.PersonId).Distinct()]), ct)).ToDictionary(p => p.Id);
            var workers = (await send.Ask(new GetStaff([.. rows.Select(r => r.UserId).OfType<Guid>().Distinct()]), ct)).ToDictionary(w => w.Id);
            audit.Saw(rows.Select(r => r.PersonId));
            return [.. rows.Select(r => new Row(
                r.Id, r.AskedAt, r.UserId is { } asker && workers.GetValueOrDefault(asker) is { } worker ? $"{worker.Name}{(worker.Organisation is { } its ? $", {its}" : "")}" : "A worker",
                r.Reason, people.GetValueOrDefault(r.PersonId)?.Name ?? "Somebody", people.GetValueOrDefault(r.PersonId)?.HouseholdId))];
        }

        private sealed record Waiting(Guid Id, Guid? UserId, DateTimeOffset AskedAt, Guid PersonId, string Reason);
    }

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals().Text(command.Note, nameof(command.Note), 500, "Write what the worker may know", least: 5).Throw();
            var touched = await db.Execute("""
                UPDATE families_look_up SET answered_at = @now, answered_by = @me, note = @note
                WHERE id = @LookUpId AND outcome = 'SomebodyWillLook' AND answered_at IS NULL
                """, new { command.LookUpId, now = clock.Now(), me = user.Id, note = command.Note!.Trim() }, ct);
            return touched > 0 ? default : throw new Conflict("Somebody else has answered this already.");
        }
    }

    [Allows(Permissions.AnswerLookUps, Unscoped = "what waits for data quality, which works for everybody")]
    [BindProperties]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid LookUpId { get; set; }
        public string? Note { get; set; }

        public IReadOnlyList<Row> Rows { get; private set; } = [];

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(LookUpId, Note), ct);
            return Redirect("/families/look-ups");
        });

        protected override async Task Show(CancellationToken ct) => Rows = await send.Ask(new Query(), ct);
    }
}
