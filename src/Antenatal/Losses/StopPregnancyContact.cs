using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>Whoever works with a family stops contact about a pregnancy, at once, without a reason; a midwife is asked to follow up. It never tells whether there is one.</summary>
internal static class StopPregnancyContact
{
    private const string Why = "the person is checked against whom the viewer works with";

    [Allows(Permissions.StopContact, Unscoped = Why)]
    internal sealed record Command(Guid Id, Guid AboutId) : ICommand;

    [Allows(Permissions.StopContact, Unscoped = Why)]
    internal sealed record Query(Guid AboutId) : IQuery<string>;

    internal sealed class Reader(ISend send, Audit audit) : IQueryHandler<Query, string>
    {
        public async Task<string> Handle(Query query, CancellationToken ct)
        {
            var person = await Find(send, query.AboutId, ct);
            audit.Saw(query.AboutId);
            return person.Name;
        }
    }

    internal sealed class Handler(Db db, Aliases aliases, ISend send, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        /// <param name="PartnerId">Whom she noted as her partner.</param>
        private sealed record Hers(Guid Id, Guid PersonId, Guid? MidwifeUserId, Guid? TeamId, Guid? PartnerId);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (await send.Ask(new GetAges([command.AboutId], clock.Today()), ct) is []) throw new NotFound("This person");
            var hers = await Of(command.AboutId, ct);
            List<Guid> held = [command.AboutId, .. new[] { hers?.PersonId, hers?.PartnerId }.OfType<Guid>()];
            // Before anything is written, and kept by itself: whatever fails after it, nobody is written to. Whoever may stop contact may do so with anybody (Contact);
            // that this is followed up is asked for by whoever works with them.
            await send.Send(new HoldContact(command.Id, [.. held.Distinct()], HoldKind.Pregnancy, hers?.Id), ct);
            await Find(send, command.AboutId, ct);

            var assignee = hers?.MidwifeUserId;
            if (assignee is null && hers?.TeamId is null) assignee = (await send.Ask(new FindStaff(null, Roles.Midwife), ct)).Select(w => (Guid?)w.Id).FirstOrDefault();
            var task = assignee is null && hers?.TeamId is null ? (Guid?)null : clock.NewId();
            await db.Execute("""
                INSERT INTO antenatal_contact_stop (id, pregnancy_id, person_id, hold_id, by_user, at, task_id) VALUES (@Id, @pregnancy, @person, @Id, @me, @at, @task)
                """, new { command.Id, pregnancy = hers?.Id, person = hers?.PersonId ?? command.AboutId, me = user.Id, at = clock.Now(), task }, ct);
            if (task is { } id)
                await send.Send(new OpenTask(
                    id, "A colleague stopped contact with a family: ask them, and follow up", "antenatal.stopped", null, hers?.PersonId ?? command.AboutId, clock.Today(), TaskPriority.High,
                    assignee, assignee is null ? hers?.TeamId : null, "/antenatal/stopped"), ct);
            return default;
        }

        private async Task<Hers?> Of(Guid personId, CancellationToken ct) => await db.Query<Hers>("""
            SELECT p.id, p.person_id, p.midwife_user_id, p.team_id, r.person_id AS partner_id FROM antenatal_pregnancy p LEFT JOIN antenatal_partner r ON r.pregnancy_id = p.id
            WHERE (p.person_id IN @ids OR r.person_id IN @ids) AND p.status IN ('Notified', 'Booked', 'Ongoing', 'Born', 'HandedOver', 'LossRecorded')
            ORDER BY p.created_at DESC, p.id DESC
            """, new { ids = await aliases.AllOf(personId, ct) }, ct) is [var newest, ..] ? newest : null;
    }

    private static async Task<GetPeople.Person> Find(ISend send, Guid personId, CancellationToken ct) =>
        await send.Ask(new GetPeople([personId]), ct) is [{ Masking: not Masking.Hidden } person] ? person : throw new NotFound("This person");

    [Allows(Permissions.StopContact, Unscoped = Why)]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid AboutId { get; set; }

        /// <summary>It was stopped a moment ago.</summary>
        public bool Kept { get; set; }

        public string Name { get; private set; } = "";

        public Task OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, AboutId), ct);
            return Redirect($"/antenatal/stop-contact/{AboutId}?kept=true");
        });

        protected override async Task Show(CancellationToken ct) => Name = await send.Ask(new Query(AboutId), ct);
    }
}
