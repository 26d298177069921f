using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Organisations;

/// <summary>Whoever looks after accounts corrects the name, kind, sector or codes of an organisation.</summary>
internal static class EditOrganisation
{
    [Allows(Permissions.ManageOrganisations, On = nameof(OrganisationId))]
    internal sealed record Command(Guid OrganisationId, int Version, string? Name, OrganisationType? Type, Sector? Sector, string? OdsCode, string? CharityNumber) : ICommand;

    [Allows(Permissions.ManageOrganisations, On = nameof(OrganisationId))]
    internal sealed record Query(Guid OrganisationId) : IQuery<Answer>;

    internal sealed record Answer(int Version, string Name, OrganisationType Type, Sector? Sector, string? OdsCode, string? CharityNumber);

    internal sealed class Answers(Db db) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct) => await Now(db, query.OrganisationId, ct);
    }

    private static async Task<Answer> Now(Db db, Guid id, CancellationToken ct) => await db.Find<Answer>("""
        SELECT version, name, type, sector, ods_code, charity_number FROM access_organisation WHERE id = @id
        """, new { id }, ct) ?? throw new NotFound("This organisation");

    internal sealed class Handler(Db db) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var made = Organisation.Read(command.Name, command.Type, command.Sector, command.OdsCode, command.CharityNumber);
            await made.IsTheOnlyOne(db, command.OrganisationId, ct);
            await db.ExecuteVersioned("""
                UPDATE access_organisation
                SET name = @Name, folded_name = @FoldedName, type = @Type, sector = @Sector, ods_code = @Ods, charity_number = @Charity, version = version + 1
                WHERE id = @OrganisationId AND version = @Version
                """, new { command.OrganisationId, command.Version, made.Name, made.FoldedName, made.Type, made.Sector, made.Ods, made.Charity }, conflict: async () =>
            {
                var now = await Now(db, command.OrganisationId, ct);
                return new Conflict("Somebody else has changed this organisation. Look at what stands now, then try again.",
                    Fields(now.Name, now.Type, now.Sector, now.OdsCode, now.CharityNumber), Fields(made.Name, made.Type, made.Sector, made.Ods, made.Charity));
            }, ct: ct);
            return default;
        }

        private static Dictionary<string, string?> Fields(string name, OrganisationType type, Sector? sector, string? ods, string? charity) => new(StringComparer.Ordinal)
        {
            ["Name"] = name,
            ["Kind"] = Says.Type(type),
            ["Sector"] = sector is { } works ? Says.In(works) : null,
            ["ODS code"] = ods,
            ["Charity number"] = charity,
        };
    }

    [Allows(Permissions.ManageOrganisations, On = nameof(OrganisationId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid OrganisationId { get; set; }
        public int Version { get; set; }
        public string? Name { get; set; }
        public OrganisationType? Type { get; set; }
        public Sector? Sector { get; set; }
        public string? OdsCode { get; set; }
        public string? CharityNumber { get; set; }

        internal IReadOnlyList<SelectListItem> Types { get; } = [.. Enum.GetValues<OrganisationType>().Select(t => new SelectListItem(Says.Type(t), t.ToString()))];

        internal IReadOnlyList<SelectListItem> Sectors { get; } = [.. Enum.GetValues<Sector>().Select(s => new SelectListItem(Says.In(s), s.ToString()))];

        public async Task OnGet(CancellationToken ct)
        {
            var now = await send.Ask(new Query(OrganisationId), ct);
            (Version, Name, Type, Sector, OdsCode, CharityNumber) = (now.Version, now.Name, now.Type, now.Sector, now.OdsCode, now.CharityNumber);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(OrganisationId, Version, Name, Type, Sector, OdsCode, CharityNumber), ct);
            return LocalRedirect($"/access/organisations/{OrganisationId}");
        });
    }
}
