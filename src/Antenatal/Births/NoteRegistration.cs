using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.People;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>Whoever works with the family notes that a birth was registered: when, and at which hub.</summary>
internal static class NoteRegistration
{
    [Allows(Permissions.RegisterBirths, Unscoped = "the baby is checked against whom the viewer works with")]
    internal sealed record Query(Guid BabyId) : IQuery<Answer>;

    internal sealed record Answer(string Name, DateOnly BornOn, DateOnly DueOn, DateOnly? DoneOn, string? Site, bool Held, int Version, IReadOnlyList<GetSites.Site> Sites);

    /// <param name="AtHub">False: at the register office, or elsewhere.</param>
    [Allows(Permissions.RegisterBirths, Unscoped = "the baby is checked against whom the viewer works with")]
    internal sealed record Command(Guid BabyId, int Version, DateOnly? DoneOn, bool? AtHub, Guid? SiteId) : ICommand;

    private const string Registered = "Registered";

    private sealed record Row(Guid PersonId, Guid MotherId, DateOnly BornOn, DateOnly DueOn, DateOnly? DoneOn, Guid? SiteId, int Version);

    private static async Task<Row> Find(Db db, Guid babyId, CancellationToken ct) => await db.Find<Row>("""
        SELECT b.person_id, p.person_id AS mother_id, b.born_on, r.due_on, r.done_on, r.site_id, r.version
        FROM antenatal_registration r JOIN antenatal_baby b ON b.id = r.baby_id JOIN antenatal_pregnancy p ON p.id = r.pregnancy_id
        WHERE r.baby_id = @babyId AND b.state = 'Born' AND b.died_on IS NULL
        """, new { babyId }, ct) ?? throw new NotFound("The baby");

    internal sealed class Reader(Db db, DoNotContact holds, ISend send, Audit audit, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var row = await Find(db, query.BabyId, ct);
            var person = await send.Known(row.PersonId, ct);
            var sites = await send.Ask(new GetSites(), ct);
            var held = (await holds.Held([row.PersonId, row.MotherId], ct)).Count > 0;
            audit.Saw(row.PersonId);
            return new(person.Name, row.BornOn, row.DueOn, row.DoneOn, sites.FirstOrDefault(s => s.SiteId == row.SiteId)?.Name, held, row.Version,
                [.. sites.Where(s => s.ClosedOn is null || s.ClosedOn > clock.Today()).OrderBy(s => s.Name, StringComparer.CurrentCulture)]);
        }
    }

    internal sealed class Handler(Db db, History history, ISend send, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var row = await Find(db, command.BabyId, ct);
            await send.Known(row.PersonId, ct);
            var site = command.AtHub == true ? command.SiteId : null;
            if (row.DoneOn is not null && row.DoneOn == command.DoneOn && row.SiteId == site && row.Version == command.Version + 1) return default; // pressed twice
            new Refusals()
                .If(command.DoneOn is null, "DoneOn", "Enter the day")
                .If(command.DoneOn > clock.Today(), "DoneOn", "The day must be today or earlier")
                .If(command.DoneOn < row.BornOn, "DoneOn", "The day must not be before the birth")
                .If(command.AtHub is null, "AtHub", "Choose where it was registered")
                .If(command.AtHub == true && command.SiteId is null, "SiteId", "Choose the hub")
                .Throw();
            if (site is { } chosen && (await send.Ask(new GetSites([chosen]), ct)).Count == 0) throw new Refused("SiteId", "Choose a hub of the list");
            await db.ExecuteVersioned("""
                UPDATE antenatal_registration SET done_on = @DoneOn, site_id = @site, noted_by = @me, version = version + 1 WHERE baby_id = @BabyId AND version = @Version
                """, new { command.BabyId, command.Version, command.DoneOn, site, me = user.Id }, "Somebody else has noted this. Look at what stands now.", ct: ct);
            await history.Add(Subject.Baby, command.BabyId, row.DoneOn is null ? null : Registered, Registered, ct: ct);
            return default;
        }
    }

    [Allows(Permissions.RegisterBirths, Unscoped = "the baby is checked against whom the viewer works with")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid BabyId { get; set; }
        public int Version { get; set; }
        public DateOnly? DoneOn { get; set; }
        public bool? AtHub { get; set; }
        public Guid? SiteId { get; set; }

        internal Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            Version = Stands.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(BabyId, Version, DoneOn, AtHub, SiteId), ct);
            return Redirect("/antenatal/registrations");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(BabyId), ct);
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = Stands.Version;
        }
    }
}
