using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>A midwife sees where colleagues stopped contact, follows each up with the family, and says that she has.</summary>
internal static class ListStops
{
    private const string Why = "each row is checked: her own pregnancies, families that she works with, and what she was asked for by name";

    [Allows(Permissions.Work, Unscoped = Why)]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="PregnancyId">Null where none is known here.</param>
    /// <param name="PersonId">Null where she does not work with the family: there is no page for her to open.</param>
    internal sealed record Row(Guid Id, Guid? PregnancyId, Guid? PersonId, string Name, DateTimeOffset At, string By);

    [Allows(Permissions.Work, Unscoped = Why)]
    internal sealed record Command(Guid StopId) : ICommand;

    internal sealed class Reader(Stops stops, ISend send, Audit audit) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var rows = await stops.Mine(ct);
            var names = await send.Names(rows.Select(r => r.Row.ByUser), ct);
            audit.Saw(rows.Where(r => r.Works).Select(r => r.Row.PersonId).Distinct());
            return [.. rows.Select(r => new Row(r.Row.Id, r.Row.PregnancyId, r.Works ? r.Row.PersonId : null, r.Name, r.Row.At, names(r.Row.ByUser)))];
        }
    }

    internal sealed class Handler(Db db, Stops stops, ISend send, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if ((await stops.Mine(ct)).FirstOrDefault(r => r.Row.Id == command.StopId) is not { Row: { } row })
                return await db.Find<int>("SELECT COUNT(*) FROM antenatal_contact_stop WHERE id = @StopId AND looked_by = @me", new { command.StopId, me = user.Id }, ct) == 1
                    ? default : throw new NotFound("This");
            await db.Execute("UPDATE antenatal_contact_stop SET looked_at = @at, looked_by = @me WHERE id = @Id AND looked_at IS NULL", new { row.Id, at = clock.Now(), me = user.Id }, ct);
            if (row.TaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.Done), ct);
            return default;
        }
    }

    [Allows(Permissions.Work, Unscoped = Why)]
    [BindProperties]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid StopId { get; set; }

        public IReadOnlyList<Row> Rows { get; private set; } = [];

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(StopId), ct);
            return Redirect("/antenatal/stopped");
        });

        protected override async Task Show(CancellationToken ct) => Rows = await send.Ask(new Query(), ct);
    }
}

/// <summary>On the first page: how many families somebody stopped contact with, and nobody has followed up.</summary>
internal sealed class WaitingStops(ISend send) : IWaiting
{
    public string Path => "/antenatal/stopped";

    public async Task<string?> Says(CancellationToken ct) => (await send.Ask(new ListStops.Query(), ct)).Count switch { 0 => null, 1 => "1 to follow up with the family.", var many => $"{many} to follow up with the families." };
}
