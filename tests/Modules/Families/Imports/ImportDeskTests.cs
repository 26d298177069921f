using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Imports;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Imports;

/// <summary>What becomes of the lines of a file: scenario 11, and that of restricted people who are imported.</summary>
public sealed class ImportDeskTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_dry_run_says_of_each_line_what_would_become_of_it_and_keeps_nobody()
    {
        await _world.Family(_world.Form("Ada", "Marsh", "ZH1 1ZZ", "07700 900333"));
        var import = await _world.Checked(ImportWorld.File(
            ImportWorld.Amber, ImportWorld.Reed, ImportWorld.Ben,
            "H-3,P-4,mother,Ida,Marsh,1990-01-01,,,no,ZH1 1ZZ,,07700 900333",
            "H-4,P-5,mother,12345,Low,,,,no,ZH1 1AA,,07700 900444", "H-4,P-6,child,Kit,,,,,no,,,"));
        var stands = await _world.Stands(import);
        Assert.Equal(ImportState.Checked, stands.State);
        Assert.Equal([LineOutcome.WouldBeMade, LineOutcome.WouldBeMade, LineOutcome.WouldBeMade, LineOutcome.WouldBeHeld, LineOutcome.Refused, LineOutcome.Refused], stands.Page.Select(l => l.Outcome));
        Assert.Equal([2, 3, 4, 5, 6, 7], stands.Page.Select(l => l.Number));
        Assert.Equal(["first_name: Enter a name we can use", "date_of_birth: Enter month and year, like 4 2024"], stands.Page.Skip(4).Select(l => l.Says));
        Assert.DoesNotContain("Ada", stands.Page[3].Says!, StringComparison.Ordinal);
        Assert.Equal(1, await _world.Households());
    }

    [Fact]
    public async Task It_is_imported_when_a_person_says_so_the_whole_household_with_its_lines_and_its_team()
    {
        var import = await _world.Imported(ImportWorld.File(ImportWorld.Amber, "H-1,P-9,father,Finn,Low,1993-01-01,999 000 0018,yes,no,,,", ImportWorld.Reed, ImportWorld.Ben), team: FamiliesWorld.Site);
        Assert.Equal(ImportState.Done, (await _world.Stands(import)).State);
        Assert.All(await _world.Outcomes(import), o => Assert.Equal(LineOutcome.Made, o));
        Assert.Equal(2, await _world.Households());
        var found = (await _world.Hub().Find("Amber")).Rows;
        var family = (await _world.Hub().Ask(new GetHousehold(Assert.Single(found).HouseholdId)))!;
        Assert.Equal([("Amber Harrowbeck", "mother"), ("Finn Low", "father"), ("Reed Harrowbeck", "child")], family.Members.OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => (m.Name, m.Role)));
        Assert.Equal(["01"], await _world.Sql<string>("SELECT nhs_status FROM families_person WHERE nhs_number = '9990000018'"));
        Assert.Equal(["import"], (await _world.Sql<string>("SELECT source FROM families_household")).Distinct());
        Assert.Equal(2, _world.Told.Count(t => t is FamilyRegistered));
    }

    [Fact]
    public async Task Scenario_11_a_number_that_fails_modulus_11_is_quarantined_the_person_is_kept_with_03_and_no_number_and_the_rest_is_processed()
    {
        var import = await _world.Imported(ImportWorld.File(
            ImportWorld.Amber.Replace("1994-02-11,,", "1994-02-11,999 000 0001,", StringComparison.Ordinal), ImportWorld.Reed, ImportWorld.Ben));
        Assert.Equal(["999 000 0001"], await _world.Sql<string>("SELECT as_given FROM families_quarantined_number"));
        Assert.Equal(["03|"], await _world.Sql<string>("SELECT CONCAT(nhs_status, '|', COALESCE(nhs_number, '')) FROM families_person WHERE first_name = 'Amber'"));
        var stands = await _world.Stands(import);
        Assert.Equal(1, stands.SetAside);
        Assert.Contains("set aside for correction", stands.Page[0].Says!, StringComparison.Ordinal);
        Assert.All(stands.Page, l => Assert.Equal(LineOutcome.Made, l.Outcome));
        Assert.Equal(2, await _world.Households());
    }

    [Fact]
    public async Task A_household_with_one_bad_line_is_refused_whole_and_the_others_come()
    {
        var import = await _world.Imported(ImportWorld.File(ImportWorld.Amber, ImportWorld.Reed.Replace("no,,,", "perhaps,,,", StringComparison.Ordinal), ImportWorld.Ben));
        Assert.Equal([LineOutcome.Refused, LineOutcome.Refused, LineOutcome.Made], await _world.Outcomes(import));
        Assert.Equal(["Line 3 of this household must be mended first", "restricted: write yes or no, or leave it empty"], (await _world.Stands(import)).Page.Take(2).Select(l => l.Says));
        Assert.Equal(1, await _world.Households());
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        var file = ImportWorld.File(ImportWorld.Amber, ImportWorld.Reed, ImportWorld.Ben);
        await _world.Imported(file);
        var people = await _world.Sql<string>("SELECT CONCAT(id, version) FROM families_person ORDER BY id");
        var again = await _world.Imported(file, source: "OLD  system");
        Assert.All(await _world.Outcomes(again), o => Assert.Equal(LineOutcome.Already, o));
        Assert.Equal(people, await _world.Sql<string>("SELECT CONCAT(id, version) FROM families_person ORDER BY id"));
        Assert.Equal(2, _world.Told.Count(t => t is FamilyRegistered));
    }

    [Fact]
    public async Task One_that_may_be_known_already_is_held_until_somebody_decides()
    {
        await _world.Family(_world.Form("Amber", "Harrowbeck", "ZH1 1AA", "07700 900111"));
        var import = await _world.Imported(ImportWorld.File(ImportWorld.Amber, ImportWorld.Ben));
        Assert.Equal([LineOutcome.Held, LineOutcome.Made], await _world.Outcomes(import));
        Assert.Equal(["Held"], await _world.Sql<string>("SELECT state FROM families_household WHERE state <> 'Registered'"));
        var held = Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_household WHERE state = 'Held'"));
        Assert.DoesNotContain(_world.Told, t => t is FamilyRegistered told && told.HouseholdId == held);
    }

    [Fact]
    public async Task A_family_that_became_known_after_the_dry_run_is_held_all_the_same()
    {
        var import = await _world.Checked(ImportWorld.File(ImportWorld.Amber));
        await _world.Family(_world.Form("Amber", "Harrowbeck", "ZH1 1AA", "07700 900111"));
        await _world.Run(import);
        Assert.Equal([LineOutcome.Held], await _world.Outcomes(import));
    }

    [Fact]
    public async Task A_restricted_person_who_is_imported_is_restricted_from_the_first_moment_and_nothing_of_the_import_shows_them()
    {
        var import = await _world.Imported(ImportWorld.File(ImportWorld.Amber.Replace(",no,", ",yes,", StringComparison.Ordinal), ImportWorld.Reed), team: FamiliesWorld.Site);
        Assert.Equal(["Restricted"], await _world.Sql<string>("SELECT sensitivity FROM families_person WHERE first_name = 'Amber' AND restricted_by_hand = 1"));
        Assert.Single(_world.Told, t => t is PersonRestricted);
        Assert.Empty((await _world.Hub().Find("Harrowbeck")).Rows);
        var said = System.Text.Json.JsonSerializer.Serialize(await _world.Stands(import));
        foreach (var secret in new[] { "Amber", "Harrowbeck", "Cockle", "ZH1", "900111" }) Assert.DoesNotContain(secret, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_came_before_in_another_household_is_not_made_twice()
    {
        await _world.Imported(ImportWorld.File(ImportWorld.Amber, ImportWorld.Reed));
        var import = await _world.Imported(ImportWorld.File(ImportWorld.Ben, ImportWorld.Reed.Replace("H-1", "H-2", StringComparison.Ordinal)));
        Assert.Equal([LineOutcome.Refused, LineOutcome.Refused], await _world.Outcomes(import));
        Assert.Equal(1, await _world.Households());
    }
}
