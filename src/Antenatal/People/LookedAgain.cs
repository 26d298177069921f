using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.People;

/// <summary>A midwife looks again at what a change around the family may have made wrong, and says that she has.</summary>
internal static class LookedAgain
{
    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    internal sealed record Query(Guid PregnancyId) : IQuery<Answer>;

    /// <param name="Others">Her other pregnancies that the viewer may open, where she was noted twice.</param>
    internal sealed record Answer(string Who, IReadOnlyList<Row> Rows, IReadOnlyList<Other> Others);

    internal sealed record Row(LookWhy Why, DateOnly OpenedOn);

    internal sealed record Other(Guid Id, PregnancyStatus Status, DateOnly NotifiedOn);

    internal sealed class Lists(Db db, Seen seen, Around around, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var now = await seen.See(query.PregnancyId, ct);
            var who = (await send.Ask(new GetPeople([now.PersonId]), ct)).SingleOrDefault()?.Name ?? "Somebody";
            var rows = await db.Query<Row>("SELECT why, opened_on FROM antenatal_look_again WHERE pregnancy_id = @PregnancyId AND looked_at IS NULL ORDER BY opened_on, id", query, ct);
            var others = rows.Any(r => r.Why == LookWhy.Twice) ? (await around.Read([now.PersonId], ct)).Where(p => p.Id != now.Id).ToList() : [];
            audit.Saw(now.PersonId);
            return new(who, rows, [.. others.Select(o => new Other(o.Id, o.Status, o.NotifiedOn))]);
        }
    }

    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId, LookWhy? Why) : ICommand;

    internal sealed class Handler(LookAgain again) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.Why is not { } why || !Enum.IsDefined(why)) throw new Refused("Why", "Choose what you have looked at");
            await again.Close(command.PregnancyId, why, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PregnancyId { get; set; }
        public LookWhy? Why { get; set; }

        internal Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PregnancyId, Why), ct);
            return Redirect($"/antenatal/pregnancies/{PregnancyId}");
        });

        protected override async Task Show(CancellationToken ct) => Shown = await send.Ask(new Query(PregnancyId), ct);
    }
}
