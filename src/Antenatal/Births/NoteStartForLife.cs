using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>
/// Whoever works with a family notes that an expecting or new parent was told of the Start for Life offer, and whether it reached them.
/// The page takes a note and shows none: whether somebody is expecting is not read here.
/// </summary>
internal static class NoteStartForLife
{
    [Allows(Permissions.TellStartForLife, Unscoped = "the person is checked against whom the viewer works with")]
    internal sealed record Query(Guid PersonId) : IQuery<Answer>;

    internal sealed record Answer(string Name, bool Held);

    [Allows(Permissions.TellStartForLife, Unscoped = "the person is checked against whom the viewer works with")]
    internal sealed record Command(Guid PersonId, DateOnly? ToldOn, DateOnly? ReachedOn) : ICommand;

    /// <summary>The offer is made until the child is so old.</summary>
    private const int OfferedYears = 2;

    private sealed record Row(Guid Id);

    internal sealed class Reader(DoNotContact holds, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var answer = new Answer((await send.Known(query.PersonId, ct)).Name, (await holds.Held([query.PersonId], ct)).Count > 0);
            audit.Saw(query.PersonId);
            return answer;
        }
    }

    internal sealed class Handler(Db db, Aliases aliases, ISend send, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var person = await send.Known(command.PersonId, ct);
            var today = clock.Today();
            new Refusals()
                .If(command.ToldOn is null && command.ReachedOn is null, "ToldOn", "Enter the day on which they were told, or on which it reached them")
                .If(command.ToldOn > today, "ToldOn", "The day must be today or earlier")
                .If(command.ReachedOn > today, "ReachedOn", "The day must be today or earlier")
                .Throw();
            if (await send.Ask(new GetAges([command.PersonId], today), ct) is [{ IsChild: true, Months: not (>= 12 * 11) }]) throw new Refused("", "Choose a parent: the offer is theirs");
            var ids = await aliases.AllOf(command.PersonId, ct);
            var pregnancy = await Of(ids, person, ct);
            var row = new { id = clock.NewId(), pregnancy, command.PersonId, ids, command.ToldOn, command.ReachedOn, me = user.Id };
            // What was noted first stands; a second note adds what was missing.
            var kept = await db.Query<Row>("""
                SELECT id FROM antenatal_start_for_life WHERE person_id IN @ids AND (pregnancy_id = @pregnancy OR (pregnancy_id IS NULL AND @pregnancy IS NULL))
                """, row, ct);
            if (kept.Count == 0)
                await db.Execute("""
                    INSERT INTO antenatal_start_for_life (id, pregnancy_id, person_id, told_on, told_by, reached_on, reached_by)
                    VALUES (@id, @pregnancy, @PersonId, @ToldOn, CASE WHEN @ToldOn IS NULL THEN NULL ELSE @me END, @ReachedOn, CASE WHEN @ReachedOn IS NULL THEN NULL ELSE @me END)
                    """, row, ct);
            else
                await db.Execute("""
                    UPDATE antenatal_start_for_life SET told_by = CASE WHEN told_on IS NULL AND @ToldOn IS NOT NULL THEN @me ELSE told_by END, told_on = COALESCE(told_on, @ToldOn),
                        reached_by = CASE WHEN reached_on IS NULL AND @ReachedOn IS NOT NULL THEN @me ELSE reached_by END, reached_on = COALESCE(reached_on, @ReachedOn)
                    WHERE id = @kept
                    """, new { kept = kept[0].Id, row.ToldOn, row.ReachedOn, row.me }, ct);
            return default;
        }

        /// <summary>
        /// Her own pregnancy, the one in which he is the partner, or one of the household: the newest that goes on, or whose child lives and is not two yet. Null where none is known.
        /// </summary>
        private async Task<Guid?> Of(IReadOnlyList<Guid> ids, GetPeople.Person person, CancellationToken ct)
        {
            var from = clock.Today().AddYears(-OfferedYears);
            List<Guid> homes = person.HouseholdId is { } home ? [.. await aliases.AllOf(home, ct)] : [];
            var found = await db.Query<Guid>("""
                SELECT p.id FROM antenatal_pregnancy p
                WHERE (p.status IN ('Notified', 'Booked', 'Ongoing') OR (p.status <> 'EnteredInError' AND EXISTS
                    (SELECT 1 FROM antenatal_baby b WHERE b.pregnancy_id = p.id AND b.state = 'Born' AND b.died_on IS NULL AND b.born_on > @from)))
                  AND (p.person_id IN @ids OR EXISTS (SELECT 1 FROM antenatal_partner t WHERE t.pregnancy_id = p.id AND t.person_id IN @ids))
                ORDER BY p.created_at DESC, p.id DESC
                """, new { ids, from }, ct);
            if (found.Count == 0 && homes.Count > 0)
                found = await db.Query<Guid>("""
                    SELECT p.id FROM antenatal_pregnancy p
                    WHERE (p.status IN ('Notified', 'Booked', 'Ongoing') OR (p.status <> 'EnteredInError' AND EXISTS
                        (SELECT 1 FROM antenatal_baby b WHERE b.pregnancy_id = p.id AND b.state = 'Born' AND b.died_on IS NULL AND b.born_on > @from))) AND p.household_id IN @homes
                    ORDER BY p.created_at DESC, p.id DESC
                    """, new { homes, from }, ct);
            return found.Count == 0 ? null : found[0];
        }
    }

    [Allows(Permissions.TellStartForLife, Unscoped = "the person is checked against whom the viewer works with")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PersonId { get; set; }
        public DateOnly? ToldOn { get; set; }
        public DateOnly? ReachedOn { get; set; }

        /// <summary>Where the viewer came from; null for the person's page.</summary>
        public Guid? From { get; set; }

        internal string Back => From is { } pregnancy ? $"/antenatal/pregnancies/{pregnancy}" : $"/person/{PersonId}";

        internal Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(PersonId, ToldOn, ReachedOn), ct);
            return Redirect(Back);
        });

        protected override async Task Show(CancellationToken ct) => Stands = await send.Ask(new Query(PersonId), ct);
    }
}
