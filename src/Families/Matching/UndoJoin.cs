using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Matching;

/// <summary>Data quality sees when and why two records were joined, and parts them again while it may be done; what was recorded since is listed to be moved.</summary>
internal static class UndoJoin
{
    [Allows(Permissions.Join, Unscoped = "what waits for data quality, which works for everybody")]
    internal sealed record Query(Guid AliasId) : IQuery<Answer>;

    /// <param name="Kept">First names alone.</param>
    /// <param name="Until">The last day on which they can be parted.</param>
    /// <param name="Since">What would be listed to be moved; empty where it was undone.</param>
    /// <param name="ToMove">What is listed, after the undoing.</param>
    /// <param name="Homes">Two households to which the person belongs under the two records, and that may be one.</param>
    internal sealed record Answer(
        AliasKind Kind, Guid KeptId, Guid MergedId, string Kept, string Merged, DateTimeOffset At, string By, string Reason, DateOnly Until, bool MayUndo, DateTimeOffset? UndoneAt,
        string? UndoReason, IReadOnlyList<Since.Row> Since, IReadOnlyList<Moved> ToMove, IReadOnlyList<Guid> Homes);

    internal sealed record Moved(Guid Id, string Module, string Kind, Guid RowId, DateTimeOffset RecordedAt, DateTimeOffset? SettledAt);

    private sealed record Alias(
        AliasKind Kind, Guid MergedId, Guid KeptId, string Reason, DateTimeOffset MergedAt, Guid? MergedBy, string? UndoReason, DateTimeOffset? UndoneAt);

    internal sealed class Reader(Db db, ISend send, Sight sight, Since since, Aliases aliases, Audit audit, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var alias = await Find(db, query.AliasId, ct);
            var until = await LastDay(alias, send, ct);
            var stands = alias.UndoneAt is null;
            var others = (await aliases.AllOf(alias.KeptId, ct)).Where(id => id != alias.MergedId).ToList();
            var recorded = stands ? await since.Of(alias.Kind, others, query.AliasId, ct) : [];
            var moved = await db.Query<Moved>("""
                SELECT id, module, kind, row_id, recorded_at, settled_at FROM families_to_move WHERE alias_id = @AliasId ORDER BY recorded_at, id
                """, query, ct);
            var by = alias.MergedBy is { } id && await send.Ask(new GetStaff([id]), ct) is [var worker] ? worker.Name : "The program";
            var (kept, merged) = (await Called(alias.Kind, alias.KeptId, ct), await Called(alias.Kind, alias.MergedId, ct));
            var homes = alias.Kind == AliasKind.Person && stands ? await Homes(alias.KeptId, ct) : [];
            if (alias.Kind == AliasKind.Person) audit.Saw([alias.KeptId, alias.MergedId]);
            return new(alias.Kind, alias.KeptId, alias.MergedId, kept, merged, alias.MergedAt, by, alias.Reason, until, stands && clock.Today() <= until, alias.UndoneAt,
                alias.UndoReason, recorded, moved, homes);
        }

        private async Task<string> Called(AliasKind kind, Guid id, CancellationToken ct) => kind == AliasKind.Person
            ? (await db.Query<string>("SELECT COALESCE(preferred_name, first_name) FROM families_person WHERE id = @id", new { id }, ct))[0]
            : (await sight.FamilyOf(id, ct))?.Name ?? "A family";

        private async Task<IReadOnlyList<Guid>> Homes(Guid keptId, CancellationToken ct)
        {
            var homes = await db.Query<Guid>("""
                SELECT DISTINCT household_id FROM families_member WHERE person_id IN @ids AND from_on <= @today AND (to_on IS NULL OR to_on > @today) ORDER BY household_id
                """, new { ids = await aliases.AllOf(keptId, ct), today = clock.Today() }, ct);
            var joined = await aliases.Of(homes, ct);
            return [.. homes.Select(joined.Kept).Distinct()];
        }
    }

    [Allows(Permissions.Join, Unscoped = "what waits for data quality, which works for everybody")]
    internal sealed record Command(Guid AliasId, string? Why) : ICommand;

    internal sealed class Handler(Db db, ISend send, Joining joining, Since since, Aliases aliases, IOutbox outbox, Audit audit, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals().Text(command.Why, nameof(command.Why), 500, "Say why", least: 5).Throw();
            var alias = await Find(db, command.AliasId, ct);
            var until = await LastDay(alias, send, ct);
            if (clock.Today() > until)
                throw new Refused("", $"These records were joined on {alias.MergedAt.LondonDay().ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"))}. They could be parted until {until.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"))}, and not later");
            var why = audit.Reason = command.Why!.Trim();
            await joining.Undo(command.AliasId, alias.MergedId, why, ct);
            foreach (var row in await since.Of(alias.Kind, await aliases.AllOf(alias.KeptId, ct), command.AliasId, ct))
                await db.Execute("""
                    INSERT INTO families_to_move (id, alias_id, module, kind, row_id, recorded_at) VALUES (@id, @AliasId, @Module, @Kind, @RowId, @At)
                    """, new { id = clock.NewId(), command.AliasId, row.Module, row.Kind, RowId = row.Id, row.At }, ct);
            if (alias.Kind == AliasKind.Person) await TwoAfterAll(alias, why, ct);
            await outbox.Add(alias.Kind == AliasKind.Person ? new PersonMergeUndone(alias.KeptId, alias.MergedId) : new HouseholdMergeUndone(alias.KeptId, alias.MergedId), ct);
            return default;
        }

        /// <summary>Remembered, so that the two are not asked about again.</summary>
        private async Task TwoAfterAll(Alias alias, string why, CancellationToken ct)
        {
            var joined = await aliases.Of([alias.KeptId, alias.MergedId], ct);
            var ids = joined.Everyone([alias.KeptId, alias.MergedId]);
            var pairs = await db.Query<Decided>("SELECT id, one_id, other_id FROM families_pair WHERE decision = 'Same' AND (one_id IN @ids OR other_id IN @ids)", new { ids }, ct);
            foreach (var pair in pairs.Where(p => !joined.AreOne(p.OneId, p.OtherId)))
                await db.Execute("""
                    UPDATE families_pair SET decision = 'NotSame', reason = @why, decided_at = @now, decided_by = @me, version = version + 1 WHERE id = @Id
                    """, new { pair.Id, why, now = clock.Now(), me = user.Id }, ct);
        }

        private sealed record Decided(Guid Id, Guid OneId, Guid OtherId);
    }

    private static async Task<Alias> Find(Db db, Guid aliasId, CancellationToken ct) => await db.Find<Alias>("""
        SELECT kind, merged_id, kept_id, reason, merged_at, merged_by, undo_reason, undone_at FROM families_alias WHERE id = @aliasId
        """, new { aliasId }, ct) ?? throw new NotFound("This joining");

    private static async Task<DateOnly> LastDay(Alias alias, ISend send, CancellationToken ct) =>
        alias.MergedAt.LondonDay().AddDays(int.Parse(await send.Ask(new GetSetting("families.mergeUndoDays"), ct), CultureInfo.InvariantCulture));

    [Allows(Permissions.Join, Unscoped = "what waits for data quality, which works for everybody")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid AliasId { get; set; }
        public string? Why { get; set; }

        public Answer Stands { get; private set; } = null!;

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(AliasId, Why), ct);
            return Redirect($"/families/joins/{AliasId}");
        });

        protected override async Task Show(CancellationToken ct) => Stands = await send.Ask(new Query(AliasId), ct);
    }
}
