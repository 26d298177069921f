using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Rights;

/// <summary>Who asks what is kept about a person.</summary>
internal enum AskedBy { Person, Parent, Representative }

/// <summary>The information-governance lead records that somebody asks what is kept about them, after seeing who they are; a month runs from that day.</summary>
internal static class RequestAccess
{
    /// <summary>From about this age a child is thought able to ask for themselves, and a parent is not answered in their place without a reason.</summary>
    internal const int MayDecideFrom = 12;

    [Allows(Permissions.GatherRights, Unscoped = "the rights of a person are looked after for everybody by the information-governance lead")]
    internal sealed record Command(Guid Id, Guid PersonId, AskedBy? AskedBy, string? IdentitySeen, DateOnly? AskedOn, string? CompetenceReason) : ICommand<Guid>;

    [Allows(Permissions.GatherRights, Unscoped = "the rights of a person are looked after for everybody by the information-governance lead")]
    internal sealed record Query(Guid PersonId) : IQuery<string>;

    internal sealed class Reader(Db db, Audit audit) : IQueryHandler<Query, string>
    {
        public async Task<string> Handle(Query query, CancellationToken ct)
        {
            var name = await db.Find<string>("SELECT CONCAT(first_name, ' ', COALESCE(family_name, '')) FROM families_person WHERE id = @PersonId", query, ct) ?? throw new NotFound("This person");
            audit.Saw(query.PersonId);
            return name.Trim();
        }
    }

    internal sealed class Handler(Db db, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var today = clock.Today();
            var person = await db.Find<Row>("SELECT id, date_of_birth FROM families_person WHERE id = @PersonId", new { command.PersonId }, ct) ?? throw new NotFound("This person");
            var decidesAlone = person.DateOfBirth is not { } born || Age.Years(born, today) >= MayDecideFrom;
            new Refusals()
                .If(command.AskedBy is null, nameof(command.AskedBy), "Choose who asks")
                .Text(command.IdentitySeen, nameof(command.IdentitySeen), 200, "Say how you know who they are, like passport seen")
                .If(command.AskedOn is null, nameof(command.AskedOn), "Enter the day on which they asked")
                .If(command.AskedOn > today, nameof(command.AskedOn), "The day must be today or earlier")
                .If(command.AskedOn < today.AddYears(-1), nameof(command.AskedOn), "The day must be within the last year")
                .If(command.AskedBy == AskedBy.Parent && decidesAlone && string.IsNullOrWhiteSpace(command.CompetenceReason), nameof(command.CompetenceReason),
                    $"A parent is not answered for a child of {MayDecideFrom} or more who can decide: say why this child cannot, or let the child ask")
                .Text(command.CompetenceReason, nameof(command.CompetenceReason), 500)
                .Throw();
            await db.Execute("""
                INSERT INTO families_access_request (id, person_id, asked_by, identity_seen, competence_reason, asked_on, due_on, state, version)
                VALUES (@Id, @PersonId, @AskedBy, @seen, @competence, @AskedOn, @due, 'Draft', 1)
                """, new
            {
                command.Id,
                command.PersonId,
                command.AskedBy,
                seen = command.IdentitySeen!.Trim(),
                competence = string.IsNullOrWhiteSpace(command.CompetenceReason) ? null : command.CompetenceReason.Trim(),
                command.AskedOn,
                due = command.AskedOn!.Value.AddMonths(1),
            }, ct);
            return command.Id;
        }

        private sealed record Row(Guid Id, DateOnly? DateOfBirth);
    }

    [Allows(Permissions.GatherRights, Unscoped = "the rights of a person are looked after for everybody by the information-governance lead")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid PersonId { get; set; }
        public AskedBy? AskedBy { get; set; }
        public string? IdentitySeen { get; set; }
        public DateOnly? AskedOn { get; set; }
        public string? CompetenceReason { get; set; }

        public string Name { get; private set; } = "";

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) =>
            Try(async () => Redirect($"/families/rights/access/{await send.Send(new Command(Id, PersonId, AskedBy, IdentitySeen, AskedOn, CompetenceReason), ct)}"));

        protected override async Task Show(CancellationToken ct)
        {
            Name = await send.Ask(new Query(PersonId), ct);
            if (Id == Guid.Empty) Id = clock.NewId();
        }
    }
}
