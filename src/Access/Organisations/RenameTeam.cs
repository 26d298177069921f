using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Organisations;

/// <summary>Whoever looks after accounts gives a team another name; who belongs to it stays.</summary>
internal static class RenameTeam
{
    [Allows(Permissions.ManageOrganisations, On = nameof(OrganisationId))]
    internal sealed record Command(Guid OrganisationId, Guid TeamId, int Version, string? Name) : ICommand;

    [Allows(Permissions.ManageOrganisations, On = nameof(OrganisationId))]
    internal sealed record Query(Guid OrganisationId, Guid TeamId) : IQuery<Answer>;

    internal sealed record Answer(int Version, string Name);

    internal sealed class Answers(Db db) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct) => await Now(db, query.OrganisationId, query.TeamId, ct) ?? throw new NotFound("This team");
    }

    private static Task<Answer?> Now(Db db, Guid organisation, Guid team, CancellationToken ct) =>
        db.Find<Answer>("SELECT version, name FROM access_team WHERE id = @team AND organisation_id = @organisation", new { organisation, team }, ct);

    internal sealed class Handler(Db db) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (await Now(db, command.OrganisationId, command.TeamId, ct) is not { } now) throw new NotFound("This team");
            var name = await TeamName.Read(db, command.OrganisationId, command.TeamId, command.Name, ct);
            await db.ExecuteVersioned("UPDATE access_team SET name = @name, version = version + 1 WHERE id = @TeamId AND version = @Version",
                new { name, command.TeamId, command.Version },
                conflict: () => Task.FromResult(new Conflict("Somebody else has renamed this team. Look at what stands now, then try again.",
                    new Dictionary<string, string?>(StringComparer.Ordinal) { ["Name"] = now.Name }, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Name"] = name })), ct: ct);
            return default;
        }
    }

    [Allows(Permissions.ManageOrganisations, On = nameof(OrganisationId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid OrganisationId { get; set; }
        public Guid TeamId { get; set; }
        public int Version { get; set; }
        public string? Name { get; set; }

        public async Task OnGet(CancellationToken ct)
        {
            var now = await send.Ask(new Query(OrganisationId, TeamId), ct);
            (Version, Name) = (now.Version, now.Name);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(OrganisationId, TeamId, Version, Name), ct);
            return LocalRedirect($"/access/organisations/{OrganisationId}");
        });
    }
}
