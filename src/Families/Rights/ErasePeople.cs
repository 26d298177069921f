using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Rights;

/// <summary>The information-governance lead sees whose records have had their time, and empties them: names, days, places and ways to reach them.</summary>
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

    internal sealed class Handler(Db db, Due due, IOutbox outbox, Audit audit, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var person = await due.Of(command.PersonId, ct) ?? throw new Refused("", "The time of this record is not over. Look at the list again.");
            if (person.Held) throw new Refused("", "A legal hold keeps this record. Lift it first.");
            await Empty(command.PersonId, ct);
            await db.Execute("INSERT INTO families_erasure (person_id, due_on, erased_at, erased_by) VALUES (@PersonId, @DueOn, @now, @me)",
                new { command.PersonId, person.DueOn, now = clock.Now(), me = user.Id }, ct);
            await audit.Write("erase", "Families.ErasePeople", [command.PersonId], "Its time was over", ct);
            await outbox.Add(new PersonErased(command.PersonId), ct);
            return default;
        }

        /// <summary>What was written about them, and what each field was before.</summary>
        private async Task EmptyWords(Guid personId, CancellationToken ct)
        {
            await db.Execute("DELETE FROM families_change WHERE person_id = @personId", new { personId }, ct);
            await db.Execute("DELETE FROM families_school WHERE person_id = @personId", new { personId }, ct);
            await db.Execute("DELETE FROM families_social_care WHERE person_id = @personId", new { personId }, ct);
            await db.Execute("DELETE FROM families_competence WHERE person_id = @personId", new { personId }, ct);
            await db.Execute("DELETE FROM families_telling WHERE about_id = @personId OR to_id = @personId", new { personId }, ct);
            await db.Execute("DELETE FROM families_warning_review WHERE note_id IN (SELECT w.id FROM families_warning_note w WHERE w.person_id = @personId)", new { personId }, ct);
            await db.Execute("DELETE FROM families_warning_note WHERE person_id = @personId", new { personId }, ct);
            await db.Execute("UPDATE families_death SET told_by = 'Removed', correction = NULL WHERE person_id = @personId", new { personId }, ct);
            await db.Execute("UPDATE families_look_up SET reason = 'Removed', note = NULL WHERE person_id = @personId", new { personId }, ct);
            await db.Execute("UPDATE families_sharing SET note = NULL, set_aside_reason = NULL WHERE person_id = @personId", new { personId }, ct);
            await db.Execute("UPDATE families_objection_head SET told_by = NULL, withdrawn_told_by = NULL, decision_reason = NULL WHERE person_id = @personId", new { personId }, ct);
            await db.Execute("""
                UPDATE families_objection_step SET told_by = NULL, reason = NULL WHERE objection_id IN (SELECT h.id FROM families_objection_head h WHERE h.person_id = @personId)
                """, new { personId }, ct);
            await db.Execute("UPDATE families_task SET title = 'Removed', handed_reason = NULL, end_reason = NULL WHERE person_id = @personId", new { personId }, ct);
            await db.Execute("UPDATE families_task_step SET reason = NULL WHERE task_id IN (SELECT t.id FROM families_task t WHERE t.person_id = @personId)", new { personId }, ct);
        }

        private async Task Empty(Guid personId, CancellationToken ct)
        {
            await db.Execute("""
                UPDATE families_person SET first_name = 'Removed', family_name = NULL, preferred_name = NULL, first_name_folded = '', family_name_folded = '',
                    date_of_birth = NULL, nhs_number = NULL, no_nhs_number_reason = NULL, ethnicity = '99', language = NULL, interpreter_needed = NULL,
                    accessible_info = NULL, contact_preference = NULL, gender = NULL, pronouns = NULL, ethnicity_detail = NULL, written_format = NULL, no_contact_by = NULL,
                    digital_device = NULL, digital_data = NULL, digital_skills = NULL, digital_confidence = NULL, gp_practice_ods = NULL, disability = NULL, is_carer = NULL, version = version + 1
                WHERE id = @personId
                """, new { personId }, ct);
            await db.Execute("DELETE FROM families_name WHERE person_id = @personId", new { personId }, ct);
            await db.Execute("DELETE FROM families_contact_point WHERE person_id = @personId", new { personId }, ct);
            await db.Execute("DELETE FROM families_quarantined_number WHERE person_id = @personId", new { personId }, ct);
            await db.Execute("UPDATE families_pair SET reason = NULL WHERE one_id = @personId OR other_id = @personId", new { personId }, ct);
            await db.Execute("UPDATE families_alias SET reason = 'Removed', undo_reason = NULL WHERE merged_id = @personId OR kept_id = @personId", new { personId }, ct);
            await EmptyWords(personId, ct);
            // A place that nobody is left to live at is no longer anybody's.
            await db.Execute("""
                UPDATE families_household SET line1 = NULL, line2 = NULL, town = NULL, postcode = NULL, postcode_folded = '', lsoa21 = NULL, lsoa11 = NULL, version = version + 1
                WHERE id IN (SELECT m.household_id FROM families_member m WHERE m.person_id = @personId)
                  AND NOT EXISTS (SELECT 1 FROM families_member o WHERE o.household_id = families_household.id AND o.person_id <> @personId
                    AND o.person_id NOT IN (SELECT e.person_id FROM families_erasure e))
                """, new { personId }, ct);
            await db.Execute("""
                DELETE FROM families_former_address
                WHERE household_id IN (SELECT m.household_id FROM families_member m WHERE m.person_id = @personId)
                  AND NOT EXISTS (SELECT 1 FROM families_member o WHERE o.household_id = families_former_address.household_id AND o.person_id <> @personId
                    AND o.person_id NOT IN (SELECT e.person_id FROM families_erasure e))
                """, new { personId }, ct);
            await db.Execute("""
                UPDATE families_concern SET seen = 'Removed', outcome = NULL, not_referred_reason = NULL
                WHERE id IN (SELECT cp.concern_id FROM families_concern_person cp WHERE cp.person_id = @personId)
                  AND NOT EXISTS (SELECT 1 FROM families_concern_person op WHERE op.concern_id = families_concern.id AND op.person_id <> @personId
                    AND op.person_id NOT IN (SELECT e.person_id FROM families_erasure e))
                """, new { personId }, ct);
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
