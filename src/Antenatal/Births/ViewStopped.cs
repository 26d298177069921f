using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>A midwife sees what a death that was recorded by mistake had stopped, does what is right, and says that she has looked.</summary>
internal static class ViewStopped
{
    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    internal sealed record Query(Guid PregnancyId) : IQuery<Answer>;

    internal sealed record Answer(string Name, IReadOnlyList<Line> Lines, bool ToLookAt);

    internal sealed record Line(string Says, DateOnly StoppedOn);

    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId) : ICommand;

    private sealed record Row(string Kind, DateOnly StoppedOn, Guid? TaskId, DateTimeOffset? LookedAt);

    private static Task<IReadOnlyList<Row>> Rows(Db db, Guid pregnancyId, CancellationToken ct) => db.Query<Row>("""
        SELECT kind, stopped_on, task_id, looked_at FROM antenatal_stopped WHERE pregnancy_id = @pregnancyId AND corrected_on IS NOT NULL ORDER BY stopped_on, id
        """, new { pregnancyId }, ct);

    internal sealed class Reader(Db db, Seen seen, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var now = await seen.See(query.PregnancyId, ct);
            var rows = await Rows(db, now.Id, ct);
            var answer = new Answer(await send.NameOf(now.PersonId, ct), [.. rows.Select(r => new Line(Says(r.Kind), r.StoppedOn))], rows.Any(r => r.LookedAt is null));
            audit.Saw(now.PersonId);
            return answer;
        }

        private static string Says(string kind) => kind switch
        {
            Stopped.Pregnancy => "The pregnancy was closed: notify it again if it goes on",
            Stopped.Link => "Her link to a hub was withdrawn: ask her before you make another",
            Stopped.Milestones => "What was still to come was taken off the list",
            _ => "The baby's own visits and reminders stopped",
        };
    }

    internal sealed class Handler(Db db, ISend send, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var open = (await Rows(db, command.PregnancyId, ct)).Where(r => r.LookedAt is null).ToList();
            if (open.Count == 0) return default;
            await db.Execute("""
                UPDATE antenatal_stopped SET looked_at = @now, looked_by = @me WHERE pregnancy_id = @PregnancyId AND corrected_on IS NOT NULL AND looked_at IS NULL
                """, new { command.PregnancyId, now = clock.Now(), me = user.Id }, ct);
            foreach (var task in open.Select(r => r.TaskId).OfType<Guid>().Distinct()) await send.Send(new CloseTask(task, TaskOutcome.Done), ct);
            return default;
        }
    }

    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PregnancyId { get; set; }

        internal Answer Stands { get; private set; } = null!;

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(PregnancyId), ct);
            return Redirect($"/antenatal/pregnancies/{PregnancyId}");
        });

        protected override async Task Show(CancellationToken ct) => Stands = await send.Ask(new Query(PregnancyId), ct);
    }
}
