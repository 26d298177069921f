using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Rights;

/// <summary>The information-governance lead puts a legal hold on a person's record, or lifts it: while it stands nothing is removed.</summary>
internal static class HoldRecords
{
    [Allows(Permissions.GatherRights, Unscoped = "the rights of a person are looked after for everybody by the information-governance lead")]
    internal sealed record Query(Guid PersonId) : IQuery<Answer>;

    internal sealed record Answer(string Name, IReadOnlyList<Hold> Holds);

    internal sealed record Hold(Guid Id, string Reason, DateOnly PlacedOn, DateOnly? LiftedOn, string? LiftedReason);

    /// <param name="Id">Of the hold.</param>
    [Allows(Permissions.GatherRights, Unscoped = "the rights of a person are looked after for everybody by the information-governance lead")]
    internal sealed record Command(Guid Id, Guid PersonId, string? Reason) : ICommand<Guid>;

    [Allows(Permissions.GatherRights, Unscoped = "the rights of a person are looked after for everybody by the information-governance lead")]
    internal sealed record Lift(Guid HoldId, string? Reason) : ICommand;

    internal sealed class Reader(Db db, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var name = await db.Find<string>("SELECT CONCAT(first_name, ' ', COALESCE(family_name, '')) FROM families_person WHERE id = @PersonId", query, ct) ?? throw new NotFound("This person");
            var holds = await db.Query<Hold>("SELECT id, reason, placed_on, lifted_on, lifted_reason FROM families_legal_hold WHERE person_id = @PersonId ORDER BY placed_on DESC, id DESC", query, ct);
            audit.Saw(query.PersonId);
            return new(name.Trim(), holds);
        }
    }

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            new Refusals().Text(command.Reason, nameof(command.Reason), 500, "Say who asked for the hold and why", least: 5).Throw();
            if (await db.Find<int>("SELECT COUNT(*) FROM families_person WHERE id = @PersonId", new { command.PersonId }, ct) == 0) throw new NotFound("This person");
            await db.Execute("""
                INSERT INTO families_legal_hold (id, person_id, reason, placed_on, placed_by) VALUES (@Id, @PersonId, @reason, @today, @me)
                """, new { command.Id, command.PersonId, reason = command.Reason!.Trim(), today = clock.Today(), me = user.Id }, ct);
            return command.Id;
        }
    }

    internal sealed class Lifter(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Lift>
    {
        public async Task<Done> Handle(Lift command, CancellationToken ct)
        {
            new Refusals().Text(command.Reason, nameof(command.Reason), 500, "Say why the hold is lifted", least: 5).Throw();
            if (await db.Execute("""
                UPDATE families_legal_hold SET lifted_on = @today, lifted_by = @me, lifted_reason = @reason WHERE id = @HoldId AND lifted_on IS NULL
                """, new { command.HoldId, today = clock.Today(), me = user.Id, reason = command.Reason!.Trim() }, ct) == 0)
                throw new Conflict("This hold does not stand any more. Look at the list again.");
            return default;
        }
    }

    [Allows(Permissions.GatherRights, Unscoped = "the rights of a person are looked after for everybody by the information-governance lead")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid PersonId { get; set; }
        public Guid Id { get; set; }
        public Guid HoldId { get; set; }
        public string? Reason { get; set; }

        public Answer Stands { get; private set; } = null!;

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, PersonId, Reason), ct);
            return Redirect($"/families/rights/holds/{PersonId}");
        });

        public Task<IActionResult> OnPostLift(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Lift(HoldId, Reason), ct);
            return Redirect($"/families/rights/holds/{PersonId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(PersonId), ct);
            if (Id == Guid.Empty) Id = clock.NewId();
        }
    }
}
