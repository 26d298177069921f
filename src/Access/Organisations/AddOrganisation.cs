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
            var folded = Folded.Text(command.Name);
            var (ods, charity) = (command.OdsCode?.Trim().ToUpperInvariant(), command.CharityNumber?.Trim());
            new Refusals()
                .Text(command.Name, "Name", 200, "Enter the organisation's name")
                .If(command.Name?.Trim().Length is > 0 && folded.Length is 0 or > 400, "Name", "Enter a name in letters, shorter than this one")
                .If(command.Type is not { } type || !Enum.IsDefined(type), "Type", "Choose what kind of organisation it is")
                .If(command.Sector is { } sector && !Enum.IsDefined(sector), "Sector", "Choose a sector from the list")
                .If(ods is { Length: > 0 } && (ods.Length is < 3 or > 10 || !ods.All(char.IsAsciiLetterOrDigit)), "OdsCode", "Enter an ODS code of 3 to 10 letters and digits, like P84001")
                .If(charity is { Length: > 0 } && (charity.Length is < 6 or > 12 || !charity.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')), "CharityNumber", "Enter a charity number like 1123456, SC012345 or 1123456-1")
                .Throw();
            if (await db.Find<int>("SELECT COUNT(*) FROM access_organisation WHERE folded_name = @folded", new { folded }, ct) > 0)
                throw new Refused("Name", "There is an organisation of this name: use that one, or enter another name");
            await db.Execute("""
                INSERT INTO access_organisation (id, name, folded_name, type, sector, ods_code, charity_number, is_demo, added_at)
                VALUES (@Id, @name, @folded, @Type, @Sector, @ods, @charity, 0, @now)
                """, new
            {
                command.Id,
                name = command.Name!.Trim(),
                folded,
                command.Type,
                command.Sector,
                ods = string.IsNullOrEmpty(ods) ? null : ods,
                charity = string.IsNullOrEmpty(charity) ? null : charity,
                now = clock.Now(),
            }, ct);
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
            return LocalRedirect("/access/accounts/new");
        });
    }
}
