using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Organisations;

/// <summary>Whoever looks after accounts adds a team to an organisation, for people to belong to.</summary>
internal static class AddTeam
{
    [Allows(Permissions.ManageOrganisations, On = nameof(OrganisationId))]
    internal sealed record Command(Guid Id, Guid OrganisationId, string? Name) : ICommand<Guid>;

    internal sealed class Handler(Db db) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var name = await TeamName.Read(db, command.OrganisationId, null, command.Name, ct);
            await db.Execute("INSERT INTO access_team (id, organisation_id, name) VALUES (@Id, @OrganisationId, @name)", new { command.Id, command.OrganisationId, name }, ct);
            return command.Id;
        }
    }

    [Allows(Permissions.ManageOrganisations, On = nameof(OrganisationId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid OrganisationId { get; set; }
        public string? Name { get; set; }

        public void OnGet() => Id = clock.NewId();

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, OrganisationId, Name), ct);
            return LocalRedirect($"/access/organisations/{OrganisationId}");
        });
    }
}
