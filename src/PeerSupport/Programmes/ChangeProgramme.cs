using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Programmes;

/// <summary>A coordinator changes what a programme is called, who coordinates it and who is the deputy, or closes it when nobody is left in it.</summary>
internal static class ChangeProgramme
{
    [Allows(Permissions.ManageProgrammes, On = nameof(PeerProgrammeId))]
    internal sealed record Query(Guid PeerProgrammeId) : IQuery<Answer>;

    internal sealed record Answer(Guid Id, string Title, Guid? NeighbourhoodId, Guid? CoordinatorUserId, Guid? DeputyUserId, DateOnly? ClosedOn, int Version);

    /// <param name="Close">True: the programme is closed too.</param>
    [Allows(Permissions.ManageProgrammes, On = nameof(PeerProgrammeId))]
    internal sealed record Command(Guid PeerProgrammeId, int Version, string? Title, Guid? CoordinatorUserId, Guid? DeputyUserId, bool Close) : ICommand;

    internal sealed class Answers(Db db) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct) => await db.Find<Answer>("""
            SELECT id, title, neighbourhood_id, coordinator_user_id, deputy_user_id, closed_on, version FROM peersupport_programme WHERE id = @PeerProgrammeId
            """, query, ct) ?? throw new NotFound("The programme");
    }

    internal sealed class Handler(Db db, ISend send, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (await db.Find<int>("SELECT COUNT(*) FROM peersupport_programme WHERE id = @PeerProgrammeId AND closed_on IS NULL", command, ct) == 0) throw new Refused("", "This programme is closed");
            await new ProgrammeTerms(command.Title, null, command.CoordinatorUserId, command.DeputyUserId).Check(send, ct);
            if (command.Close && await Left(command.PeerProgrammeId, ct) > 0) throw new Refused("Close", "Somebody is still in this programme: answer whoever wrote, end its requests and see its supporters off first");
            await db.ExecuteVersioned("""
                UPDATE peersupport_programme SET title = @title, coordinator_user_id = @CoordinatorUserId, deputy_user_id = @DeputyUserId, closed_on = @closed, version = version + 1
                WHERE id = @PeerProgrammeId AND version = @Version
                """, new
            {
                command.PeerProgrammeId,
                command.Version,
                title = command.Title!.Trim(),
                command.CoordinatorUserId,
                command.DeputyUserId,
                closed = command.Close ? clock.Today() : (DateOnly?)null,
            }, ct: ct);
            return default;
        }

        private async Task<int> Left(Guid programmeId, CancellationToken ct) =>
            await db.Find<int>("SELECT COUNT(*) FROM peersupport_supporter WHERE programme_id = @programmeId AND status <> 'Left'", new { programmeId }, ct)
            + await db.Find<int>("SELECT COUNT(*) FROM peersupport_asked WHERE programme_id = @programmeId AND ended_at IS NULL", new { programmeId }, ct)
            + await db.Find<int>("SELECT COUNT(*) FROM peersupport_request WHERE programme_id = @programmeId AND status IN ('Proposed', 'New', 'Screening', 'Matched', 'Active')", new { programmeId }, ct);
    }

    [Allows(Permissions.ManageProgrammes, On = nameof(PeerProgrammeId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PeerProgrammeId { get; set; }
        public int Version { get; set; }
        public string? Title { get; set; }
        public Guid? CoordinatorUserId { get; set; }
        public Guid? DeputyUserId { get; set; }
        public bool Close { get; set; }

        internal Answer Found { get; private set; } = null!;

        internal IReadOnlyList<SelectListItem> Workers { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            await Show(ct);
            ModelState.Clear();
            (Version, Title, CoordinatorUserId, DeputyUserId) = (Found.Version, Found.Title, Found.CoordinatorUserId, Found.DeputyUserId);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PeerProgrammeId, Version, Title, CoordinatorUserId, DeputyUserId, Close), ct);
            return Redirect("/peersupport/programmes?saved=true");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Found = await send.Ask(new Query(PeerProgrammeId), ct);
            Workers = (await ProgrammeTerms.Choices(send, ct)).Workers;
        }
    }
}
