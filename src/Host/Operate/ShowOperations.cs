using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>The operator sees whether the program is well, what is stuck in it and when it was last backed up: counts, ids and names of code.</summary>
internal static class ShowOperations
{
    internal const string Why = "the program as a whole, of which it shows counts and ids and no content";

    /// <summary>After so long without a backup the page says so.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromDays(1);

    [Allows(HostPermissions.Operate, Unscoped = Why)]
    internal sealed record Query : IQuery<Answer>;

    internal sealed record Answer(
        Operations.Health Health, Operations.Queue Queue, IReadOnlyList<Operations.ParkedDelivery> Parked, IReadOnlyList<Migrator.AppliedScript> Schema,
        IReadOnlyList<TimedState> Timed, Marks.Mark? Backup, Marks.Mark? Restored, SealCheck.Report Seals, KernelSettings Settings, DateTimeOffset Now)
    {
        internal bool BackupIsLate => Health.Engine == "SQLite" && (Backup is null || Now - Backup.SetAt > Late);
    }

    internal sealed class Handler(Operations operations, Timed timed, Marks marks, SealCheck seals, KernelSettings settings, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct) => new(
            await operations.IsWell(ct), await operations.Deliveries(ct), await operations.Parked(ct), await operations.Schema(ct), await timed.States(ct),
            await marks.Read(Marks.Backup, ct), await marks.Read(Marks.Restored, ct), await seals.Glance(ct), settings, clock.Now());
    }

    [Allows(HostPermissions.Operate, Unscoped = Why)]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        /// <summary>How many were run again by the press before; brought by the address.</summary>
        public int? Again { get; set; }

        internal Answer Answer { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Answer = await send.Ask(new Query(), ct);
    }
}
