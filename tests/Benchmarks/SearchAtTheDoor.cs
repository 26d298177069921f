using BenchmarkDotNet.Attributes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access;
using Neighbourhood.Areas;
using Neighbourhood.Families;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;

namespace Neighbourhood.Benchmarks;

/// <summary>
/// A hub worker looks for a family among 100,000 households, half of them the hub's: permission, scope, masking and audit with it. Beside it a bare
/// query for twenty rows of the same index, without any of that.
/// </summary>
[InProcess]
public class SearchAtTheDoor
{
    private const int Households = 100_000;

    private World _world = null!;
    private Actor _worker = null!;
    private SqliteConnection _bare = null!;
    private SqliteCommand _query = null!;
    private string _name = "";
    private string _postcode = "";

    /// <summary>Waits itself: a setup that is a task is begun and not awaited by the in-process runner.</summary>
    [GlobalSetup]
    public void Setup() => Begin().GetAwaiter().GetResult();

    private async Task Begin()
    {
        _world = await World.Start(new AccessModule(), new AreasModule(), new FamiliesModule());
        var demo = new Demo(Households, "a password of nobody");
        foreach (var type in await Parts())
        {
            await using var scope = _world.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().IsSystemFor(null);
            await ((IDemoPart)scope.ServiceProvider.GetRequiredService(type)).Make(demo, CancellationToken.None);
        }
        _worker = _world.As(Roles.HubWorker, demo.Ids["site:marram"]);
        _name = (await _world.Sql<string>("SELECT MIN(word) FROM families_name WHERE word LIKE 'thistle%'"))[0];
        _postcode = demo.Postcodes[0];
        _bare = new SqliteConnection($"Data Source={_world.Services.GetRequiredService<KernelSettings>().File};Mode=ReadOnly");
        await _bare.OpenAsync();
        _query = _bare.CreateCommand();
        _query.CommandText = "SELECT person_id FROM families_name WHERE word LIKE $word LIMIT 20";
        _query.Parameters.AddWithValue("$word", $"{_name}%");
        if ((await Name()).Count == 0 || BareQuery() == 0) throw new InvalidOperationException("Nobody is found, so there is nothing to measure.");
    }

    private async Task<IReadOnlyList<Type>> Parts()
    {
        await using var scope = _world.Services.CreateAsyncScope();
        return [.. scope.ServiceProvider.GetServices<IDemoPart>().OrderBy(p => p.Order).Where(p => p.Order <= 30).Select(p => p.GetType())];
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        await _query.DisposeAsync();
        await _bare.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public int BareQuery()
    {
        using var rows = _query.ExecuteReader();
        var found = 0;
        while (rows.Read()) found++;
        return found;
    }

    [Benchmark]
    public Task<IReadOnlyList<GetHouseholds.Household>> Name() => _worker.Ask(new FindHouseholds(_name));

    [Benchmark]
    public Task<IReadOnlyList<GetHouseholds.Household>> TwoLetters() => _worker.Ask(new FindHouseholds(_name[..2]));

    [Benchmark]
    public Task<IReadOnlyList<GetHouseholds.Household>> Postcode() => _worker.Ask(new FindHouseholds(_postcode));
}
