using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>After a loss that was recorded by mistake, a midwife looks at what every module had cancelled, and says so; nothing is restored by itself.</summary>
internal static class ListCancelled
{
    [Allows(Permissions.RecordLoss, On = nameof(PregnancyId))]
    internal sealed record Query(Guid PregnancyId) : IQuery<IReadOnlyList<GatherWouldCancel.Part>>;

    [Allows(Permissions.RecordLoss, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId) : ICommand;

    internal sealed class Reader(PregnancySteps steps, ISend send, Audit audit) : IQueryHandler<Query, IReadOnlyList<GatherWouldCancel.Part>>
    {
        public async Task<IReadOnlyList<GatherWouldCancel.Part>> Handle(Query query, CancellationToken ct)
        {
            var now = await steps.Find(query.PregnancyId, ct);
            // Where it was no mistake, nothing of it is to be had again.
            if (!Pregnancy.IsOpen(now.Status) || now.Status == PregnancyStatus.LossRecorded) return [];
            var parts = await send.Ask(new GatherWouldCancel(now.Id, now.PersonId), ct);
            audit.Saw(now.PersonId);
            return [.. parts.Where(p => p.WasCancelled).OrderBy(p => p.Module, StringComparer.Ordinal)];
        }
    }

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await db.Execute("""
                UPDATE antenatal_cancelled SET looked_at = @at, looked_by = @me WHERE pregnancy_id = @PregnancyId AND shown_from IS NOT NULL AND looked_at IS NULL
                """, new { command.PregnancyId, at = clock.Now(), me = user.Id }, ct);
            return default;
        }
    }

    [Allows(Permissions.RecordLoss, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PregnancyId { get; set; }

        public IReadOnlyList<GatherWouldCancel.Part> Parts { get; private set; } = [];

        /// <summary>Where it came from, as people call it.</summary>
        internal static string Where(string module) => module switch { "FamilyHubs" => "Family hubs", "Mdt" => "Case meetings", "Contact" => "Messages", "Antenatal" => "Here", _ => module };

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PregnancyId), ct);
            return Redirect($"/antenatal/pregnancies/{PregnancyId}");
        });

        protected override async Task Show(CancellationToken ct) => Parts = await send.Ask(new Query(PregnancyId), ct);
    }
}
