using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Imports;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.Families.Imports;

/// <summary>Files of households, given and worked through.</summary>
internal static class ImportWorld
{
    internal const string Header = "household_id,person_id,role,first_name,family_name,date_of_birth,nhs_number,nhs_number_traced,restricted,postcode,address_line_1,phone";
    internal const string Amber = "H-1,P-1,mother,Amber,Harrowbeck,1994-02-11,,,no,ZH1 1AA,1 Cockle Row,07700 900111";
    internal const string Reed = "H-1,P-2,child,Reed,,2024-04,,,no,,,";
    internal const string Ben = "H-2,P-3,father,Ben,Sedgewick,1990-01-01,,,no,ZH2 2BB,2 Cockle Row,07700 900222";

    internal static Actor Quality(this World world) => world.As(Roles.DataQuality, Guid.Empty, organisationId: FamiliesWorld.Organisation);

    internal static string File(params string[] lines) => string.Join("\r\n", [Header, .. lines]);

    internal static Task<Guid> Give(this World world, string text, string source = "Old system", Guid? id = null, Guid? team = null) => world.Give(Encoding.UTF8.GetBytes(text), source, id, team);

    internal static Task<Guid> Give(this World world, byte[] bytes, string source = "Old system", Guid? id = null, Guid? team = null) => world.Quality().With(async services =>
    {
        var import = id ?? world.NewId();
        using var stream = new MemoryStream(bytes);
        await services.GetRequiredService<ImportWork>().Give(import, source, FamiliesWorld.Organisation, team, stream, CancellationToken.None);
        return import;
    });

    /// <summary>Given and looked at.</summary>
    internal static async Task<Guid> Checked(this World world, string text, string source = "Old system")
    {
        var import = await world.Give(text, source);
        await world.Work();
        return import;
    }

    /// <summary>Given, looked at and imported.</summary>
    internal static async Task<Guid> Imported(this World world, string text, string source = "Old system", Guid? team = null)
    {
        var import = await world.Give(text, source, team: team);
        await world.Work();
        await world.Run(import);
        return import;
    }

    internal static async Task Run(this World world, Guid import)
    {
        await world.Quality().Send(new RunImport.Command(import, (await world.Stands(import)).Version));
        await world.Work();
    }

    /// <summary>What a host does by the clock.</summary>
    internal static async Task Work(this World world)
    {
        world.Clock.Advance(TimeSpan.FromSeconds(6));
        await world.Tick();
        await world.Deliver();
    }

    internal static Task<ShowImport.Answer> Stands(this World world, Guid import) => world.Quality().Ask(new ShowImport.Query(import));

    internal static async Task<IReadOnlyList<LineOutcome>> Outcomes(this World world, Guid import) => [.. (await world.Stands(import)).Page.Select(l => l.Outcome)];

    internal static async Task<int> Households(this World world) => (await world.Sql<int>("SELECT COUNT(*) FROM families_household"))[0];
}
