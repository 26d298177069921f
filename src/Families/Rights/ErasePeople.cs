using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Rights;

/// <summary>The information-governance lead sees whose records have had their time, and empties them: names, days, places, ways to reach them and whatever was written about them.</summary>
internal static class ErasePeople
{
    /// <summary>So many at one press: each is a change of its own, and the page answers in a breath.</summary>
    internal const int AtOnce = 50;

    [Allows(Permissions.GatherRights, Unscoped = "the rights of a person are looked after for everybody by the information-governance lead")]
    internal sealed record Query : IQuery<Answer>;

    /// <param name="Due">How many would be emptied.</param>
    /// <param name="Held">How many a legal hold keeps.</param>
    /// <param name="Years">How many by the year in which their time was over.</param>
    internal sealed record Answer(int Due, int Held, IReadOnlyList<Year> Years);

    internal sealed record Year(int Number, int People);

    /// <summary>Empties one person, when their time is over and nothing holds them.</summary>
    [Allows(Permissions.GatherRights, Unscoped = "the rights of a person are looked after for everybody by the information-governance lead")]
    internal sealed record Command(Guid PersonId) : ICommand;

    /// <summary>Whose turn it is.</summary>
    [Allows(Permissions.GatherRights, Unscoped = "the rights of a person are looked after for everybody by the information-governance lead")]
    internal sealed record Next : IQuery<IReadOnlyList<Guid>>;

    internal sealed class Reader(Due due) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var people = await due.Today(ct);
            return new(people.Count(p => !p.Held), people.Count(p => p.Held),
                [.. people.Where(p => !p.Held).GroupBy(p => p.DueOn.Year).OrderBy(g => g.Key).Select(g => new Year(g.Key, g.Count()))]);
        }
    }

    internal sealed class NextReader(Due due) : IQueryHandler<Next, IReadOnlyList<Guid>>
    {
        public async Task<IReadOnlyList<Guid>> Handle(Next query, CancellationToken ct) => [.. (await due.Today(ct)).Where(p => !p.Held).Take(AtOnce).Select(p => p.Id)];
    }

    internal sealed class Handler(Db db, Due due, Emptying emptying, IOutbox outbox, Audit audit, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var person = await due.Of(command.PersonId, ct) ?? throw new Refused("", "The time of this record is not over. Look at the list again.");
            if (person.Held) throw new Refused("", "A legal hold keeps this record. Lift it first.");
            await emptying.Of(command.PersonId, ct);
            await db.Execute("INSERT INTO families_erasure (person_id, due_on, erased_at, erased_by) VALUES (@PersonId, @DueOn, @now, @me)",
                new { command.PersonId, person.DueOn, now = clock.Now(), me = user.Id }, ct);
            await audit.Write("erase", "Families.ErasePeople", [command.PersonId], "Its time was over", ct);
            await outbox.Add(new PersonErased(command.PersonId), ct);
            return default;
        }
    }

    [Allows(Permissions.GatherRights, Unscoped = "the rights of a person are looked after for everybody by the information-governance lead")]
    [BindProperties]
    internal sealed class Page(ISend send) : FormPage
    {
        /// <summary>How many the person read before pressing: another number means that the list has changed.</summary>
        public int Read { get; set; }

        [BindProperty(SupportsGet = true)]
        public int Emptied { get; set; }

        public Answer Stands { get; private set; } = null!;

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            if ((await send.Ask(new Query(), ct)).Due != Read) throw new Conflict("The list has changed. Look at it again, then decide.");
            var next = await send.Ask(new Next(), ct);
            foreach (var person in next) await send.Send(new Command(person), ct);
            return Redirect($"/families/rights/retention?Emptied={next.Count}");
        });

        protected override async Task Show(CancellationToken ct) => Stands = await send.Ask(new Query(), ct);
    }
}
