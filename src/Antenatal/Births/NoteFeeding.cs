using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>A midwife or health visitor notes how the baby is fed at 6 to 8 weeks.</summary>
internal static class NoteFeeding
{
    [Allows(Permissions.RecordBirth, On = nameof(PregnancyId))]
    internal sealed record Query(Guid PregnancyId) : IQuery<Answer>;

    internal sealed record Answer(string Name, DateOnly? From, bool Now);

    [Allows(Permissions.RecordBirth, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId, Feeding? Feeding) : ICommand;

    internal sealed class Reader(Seen seen, BornBabies babies, ISend send, Audit audit, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var now = await seen.See(query.PregnancyId, ct);
            var from = From(await babies.Of(now.Id, ct));
            var answer = new Answer(await send.NameOf(now.PersonId, ct), from, from <= clock.Today());
            audit.Saw(now.PersonId);
            return answer;
        }
    }

    internal sealed class Handler(Db db, Seen seen, BornBabies babies, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await seen.See(command.PregnancyId, ct);
            var born = await babies.Of(now.Id, ct);
            var from = From(born) ?? throw new Refused("", born.Count == 0 ? "Record the birth first" : "Nothing more is noted here");
            new Refusals()
                .If(from > clock.Today(), "", $"Ask at 6 to 8 weeks: from {from.Date()}")
                .If(command.Feeding is not { } feeding || !Enum.IsDefined(feeding), "Feeding", "Choose how the baby is fed")
                .Throw();
            await db.Execute("UPDATE antenatal_pregnancy SET feeding_at_6_weeks = @Feeding WHERE id = @PregnancyId", command, ct);
            return default;
        }
    }

    /// <summary>The first day on which it is asked: of a living baby. Null where there is none.</summary>
    private static DateOnly? From(IReadOnlyList<BornBabies.Born> babies) =>
        babies.Where(b => b.DiedOn is null).Select(b => (DateOnly?)b.BornOn.AddDays(Birth.FeedingFromDays)).Min();

    [Allows(Permissions.RecordBirth, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PregnancyId { get; set; }
        public Feeding? Feeding { get; set; }

        internal Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(PregnancyId, Feeding), ct);
            return Redirect($"/antenatal/pregnancies/{PregnancyId}");
        });

        protected override async Task Show(CancellationToken ct) => Stands = await send.Ask(new Query(PregnancyId), ct);
    }
}
