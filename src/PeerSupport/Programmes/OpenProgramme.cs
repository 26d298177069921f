using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Programmes;

/// <summary>Whoever coordinates all of peer support opens a programme: one for a neighbourhood, or for all that have none of their own.</summary>
internal static class OpenProgramme
{
    [Allows(Permissions.ManageProgrammes, Unscoped = "a new programme lies in no other: the handler lets only those open one who reach all of them")]
    internal sealed record Command(Guid Id, ProgrammeTerms Terms) : ICommand<Guid>;

    internal sealed class Handler(Db db, CurrentUser user, ISend send, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            if (user.ScopesFor(Permissions.ManageProgrammes) is not null) throw new Denied(Permissions.ManageProgrammes);
            await command.Terms.Check(send, ct);
            if (await db.Find<int>("""
                SELECT COUNT(*) FROM peersupport_programme WHERE closed_on IS NULL AND (neighbourhood_id = @NeighbourhoodId OR (neighbourhood_id IS NULL AND @NeighbourhoodId IS NULL))
                """, command.Terms, ct) > 0) throw new Refused("NeighbourhoodId", "There is an open programme for these families: change that one, or choose others");
            await db.Execute("""
                INSERT INTO peersupport_programme (id, title, neighbourhood_id, coordinator_user_id, deputy_user_id, opened_on, version)
                VALUES (@Id, @title, @NeighbourhoodId, @CoordinatorUserId, @DeputyUserId, @today, 1)
                """, new { command.Id, title = command.Terms.Title!.Trim(), command.Terms.NeighbourhoodId, command.Terms.CoordinatorUserId, command.Terms.DeputyUserId, today = clock.Today() }, ct);
            return command.Id;
        }
    }

    [Allows(Permissions.ManageProgrammes, Unscoped = "a new programme lies in no other: the command lets only those open one who reach all of them")]
    [BindProperties]
    internal sealed class Page(ISend send, CurrentUser user, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public string? Title { get; set; }
        public Guid? NeighbourhoodId { get; set; }
        public Guid? CoordinatorUserId { get; set; }
        public Guid? DeputyUserId { get; set; }

        internal bool MayOpen => user.ScopesFor(Permissions.ManageProgrammes) is null;

        internal IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

        internal IReadOnlyList<SelectListItem> Workers { get; private set; } = [];

        public Task OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, new(Title, NeighbourhoodId, CoordinatorUserId, DeputyUserId)), ct);
            return Redirect("/peersupport/programmes?saved=true");
        });

        protected override async Task Show(CancellationToken ct) => (Areas, Workers) = await ProgrammeTerms.Choices(send, ct);
    }
}
