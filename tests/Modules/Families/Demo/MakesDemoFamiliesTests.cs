using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Demo;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;
using DemoData = Neighbourhood.Kernel.Demo;

namespace Neighbourhood.Modules.Families.Demo;

public sealed class MakesDemoFamiliesTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<DemoData> Make(int households)
    {
        var demo = new DemoData(households, "unused");
        demo.Ids["site:marram"] = FamiliesWorld.Site;
        demo.Accounts["midwife"] = _world.NewId();
        demo.Postcodes.Add("ZH1 1AA");
        demo.Postcodes.Add("ZH2 2BB");
        return await _world.AsSystem().With(async services =>
        {
            await services.GetRequiredService<MakesDemoFamilies>().Make(demo, CancellationToken.None);
            return demo;
        });
    }

    [Fact]
    public async Task Sixty_households_are_registered_with_variety_and_nobody_could_be_real()
    {
        var demo = await Make(60);
        Assert.Equal(60, demo.HouseholdIds.Distinct().Count());
        Assert.Equal(60, _world.Told.OfType<FamilyRegistered>().Count());
        Assert.Equal(["ZH1 1AA", "ZH2 2BB"], await _world.Sql<string>("SELECT DISTINCT postcode FROM families_household ORDER BY postcode"));
        Assert.All(await _world.Sql<string>("SELECT nhs_number FROM families_person WHERE nhs_number IS NOT NULL"), n => Assert.True(n.StartsWith("999", StringComparison.Ordinal) && NhsNumber.Read(n) == n));
        Assert.All(await _world.Sql<string>("SELECT e164 FROM families_contact_point"), n => Assert.Matches(@"^\+447700900\d{3}$|^\+441632960\d{3}$", n));
        Assert.True((await _world.Sql<string>("SELECT DISTINCT language FROM families_person WHERE language IS NOT NULL")).Count > 4);
        Assert.NotEmpty(await _world.Sql<Guid>("SELECT id FROM families_person WHERE interpreter_needed = 1"));
        Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_person WHERE sensitivity = 'Restricted'"));
        Assert.Equal(["999 000 0001"], await _world.Sql<string>("SELECT as_given FROM families_quarantined_number"));
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_household WHERE state = 'Held'"));
    }

    [Fact]
    public async Task Two_families_came_twice_and_wait_for_data_quality()
    {
        var demo = await Make(10);
        await _world.AsSystem().With(async services =>
        {
            await services.GetRequiredService<MakesDemoPairs>().Make(demo, CancellationToken.None);
            return true;
        });
        Assert.Equal([0, 1], (await _world.Sql<int>("SELECT CASE WHEN held_household_id IS NULL THEN 0 ELSE 1 END AS held FROM families_pair ORDER BY held")));
    }

    [Fact]
    public async Task The_hub_and_the_midwife_work_with_some()
    {
        var demo = await Make(60);
        Assert.Equal(Masking.Full, (await _world.Hub().Ask(new GetHousehold(demo.HouseholdIds[0])))!.Masking);
        Assert.Null(await _world.Hub().Ask(new GetHousehold(demo.HouseholdIds[1])));
        Assert.NotNull(await _world.As(Roles.Midwife, userId: demo.Accounts["midwife"]).Ask(new GetHousehold(demo.HouseholdIds[1])));
    }

    [Fact]
    public async Task The_same_families_come_each_time()
    {
        var first = new FictionalFamilies(_world.NewId, _world.Clock.Today(), ["ZH1 1AA"]);
        var again = new FictionalFamilies(_world.NewId, _world.Clock.Today(), ["ZH1 1AA"]);
        for (var at = 0; at < 20; at++)
        {
            var (one, other) = (first.At(at).Form, again.At(at).Form);
            Assert.Equal((one.Adult!.FirstName, one.Adult.FamilyName, one.Adult.NhsNumber, one.Contact), (other.Adult!.FirstName, other.Adult.FamilyName, other.Adult.NhsNumber, other.Contact));
        }
        Assert.Empty((await Make(0)).HouseholdIds);
    }

    [Fact]
    public async Task More_than_one_batch_tells_its_progress()
    {
        var said = new List<double>();
        var demo = new DemoData(401, "unused") { Progress = said.Add };
        await _world.AsSystem().With(async services =>
        {
            await services.GetRequiredService<MakesDemoFamilies>().Make(demo, CancellationToken.None);
            return 0;
        });
        Assert.Equal((401, 3, 1d), (demo.HouseholdIds.Count, said.Count, said[^1]));
    }
}
