using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>The operator sees what a midwife recorded and could not be kept, by id and without a word of what it is, and has it tried now.</summary>
internal static class ShowLossTrouble
{
    private const string Why = "the operator looks after what could not be kept and sees no content and nobody's name";

    [Allows(Permissions.SeeTrouble, Unscoped = Why)]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    internal sealed record Row(Guid Id, DateTimeOffset AskedAt, int Tries, DateTimeOffset NextAt, string? LastError);

    [Allows(Permissions.SeeTrouble, Unscoped = Why)]
    internal sealed record Command(Guid EntryId) : ICommand;

    internal sealed class Reader(Db db, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        /// <summary>One that the page is trying at this moment is no trouble yet.</summary>
        public Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct) => db.Query<Row>("""
            SELECT id, asked_at, tries, next_at, last_error FROM antenatal_loss_try WHERE ended_at IS NULL AND (tries > 0 OR next_at <= @now) ORDER BY asked_at, id
            """, new { now = clock.Now() }, ct);
    }

    internal sealed class Handler(Db db, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct) =>
            await db.Execute("UPDATE antenatal_loss_try SET next_at = @now WHERE id = @EntryId AND ended_at IS NULL", new { command.EntryId, now = clock.Now() }, ct) == 1
            || await db.Find<int>("SELECT COUNT(*) FROM antenatal_loss_try WHERE id = @EntryId", command, ct) == 1 ? default : throw new NotFound("This");
    }

    [Allows(Permissions.SeeTrouble, Unscoped = Why)]
    [BindProperties]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid EntryId { get; set; }

        public IReadOnlyList<Row> Rows { get; private set; } = [];

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(EntryId), ct);
            return Redirect("/antenatal/trouble");
        });

        protected override async Task Show(CancellationToken ct) => Rows = await send.Ask(new Query(), ct);
    }
}

/// <summary>On the operator's first page: what a midwife recorded and is not kept yet.</summary>
internal sealed class WaitingLossTrouble(ISend send) : IWaiting
{
    public string Path => "/antenatal/trouble";

    public async Task<string?> Says(CancellationToken ct) =>
        (await send.Ask(new ShowLossTrouble.Query(), ct)).Count switch { 0 => null, 1 => "1 thing that a midwife recorded could not be kept yet.", var many => $"{many} things that midwives recorded could not be kept yet." };
}
