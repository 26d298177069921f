using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Organisations;

/// <summary>Whoever looks after accounts adds an organisation that people of the team work for.</summary>
internal static class AddOrganisation
{
    [Allows(Permissions.ManageOrganisations, Unscoped = "a new organisation lies in nothing")]
    internal sealed record Command(Guid Id, string? Name, OrganisationType? Type, Sector? Sector = null, string? OdsCode = null, string? CharityNumber = null) : ICommand<Guid>;

    internal sealed class Handler(Db db, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var made = Organisation.Read(command.Name, command.Type, command.Sector, command.OdsCode, command.CharityNumber);
            await made.IsTheOnlyOne(db, command.Id, ct);
            await db.Execute("""
                INSERT INTO access_organisation (id, name, folded_name, type, sector, ods_code, charity_number, is_demo, added_at)
                VALUES (@Id, @Name, @FoldedName, @Type, @Sector, @Ods, @Charity, 0, @now)
                """, new { command.Id, made.Name, made.FoldedName, made.Type, made.Sector, made.Ods, made.Charity, now = clock.Now() }, ct);
            return command.Id;
        }
    }

    [Allows(Permissions.ManageOrganisations, Unscoped = "a new organisation lies in nothing")]
    [BindProperties]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public string? Name { get; set; }
        public OrganisationType? Type { get; set; }
        public Sector? Sector { get; set; }
        public string? OdsCode { get; set; }
        public string? CharityNumber { get; set; }

        internal IReadOnlyList<SelectListItem> Types { get; } = [.. Enum.GetValues<OrganisationType>().Select(t => new SelectListItem(Says.Type(t), t.ToString()))];

        internal IReadOnlyList<SelectListItem> Sectors { get; } = [.. Enum.GetValues<Sector>().Select(s => new SelectListItem(Says.In(s), s.ToString()))];

        public void OnGet() => Id = clock.NewId();

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, Name, Type, Sector, OdsCode, CharityNumber), ct);
            return LocalRedirect($"/access/organisations/{Id}");
        });
    }
}
