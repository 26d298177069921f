using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>One of several babies was lost: a midwife reads each message that was held again, before she lets contact begin.</summary>
internal static class RereadMessages
{
    [Allows(Permissions.RecordLoss, On = nameof(PregnancyId))]
    internal sealed record Query(Guid PregnancyId) : IQuery<Answer>;

    /// <param name="Since">Null where nothing is to be read again.</param>
    internal sealed record Answer(DateTimeOffset? Since, IReadOnlyList<string> Held, int Version);

    /// <param name="Shown">How many she was shown: where there are more by now, those are read too.</param>
    [Allows(Permissions.RecordLoss, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId, int Version, int Shown, bool Read) : ICommand;

    internal sealed class Reader(Rereading rereading, PregnancySteps steps, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var now = await steps.Find(query.PregnancyId, ct);
            var answer = new Answer(await rereading.Since(now.Id, ct), await rereading.Held(now, ct), now.Version);
            audit.Saw(now.PersonId);
            return answer;
        }
    }

    internal sealed class Handler(Db db, Rereading rereading, PregnancySteps steps) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Find(command.PregnancyId, ct);
            if (await rereading.Since(now.Id, ct) is null) return default;
            var held = await rereading.Held(now, ct);
            new Refusals()
                .If(!command.Read, nameof(command.Read), "Say that you have read each of them")
                .If(command.Read && held.Count != command.Shown, "", "There are others by now. Read these too")
                .Throw();
            await db.ExecuteVersioned("UPDATE antenatal_pregnancy SET reread_from = NULL, version = version + 1 WHERE id = @PregnancyId AND version = @Version", command, ct: ct);
            return default;
        }
    }

    [Allows(Permissions.RecordLoss, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PregnancyId { get; set; }
        public int Version { get; set; }
        public int Shown { get; set; }
        public bool Read { get; set; }

        public Answer Stands { get; private set; } = null!;

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PregnancyId, Version, Shown, Read), ct);
            return Redirect($"/antenatal/pregnancies/{PregnancyId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(PregnancyId), ct);
            ModelState.Remove(nameof(Version));
            ModelState.Remove(nameof(Shown));
            (Version, Shown) = (Stands.Version, Stands.Held.Count);
        }
    }
}
