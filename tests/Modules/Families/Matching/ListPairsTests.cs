using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Matching;

public sealed class ListPairsTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task<ListPairs.Answer> List() => _world.DataQuality().Ask(new ListPairs.Query());

    private Task<string?> Says() => _world.DataQuality().With(services => services.GetServices<IWaiting>().OfType<WaitingPairs>().Single().Says(CancellationToken.None));

    [Fact]
    public async Task Held_apart_comes_first_and_the_progress_is_counted()
    {
        Assert.Null(await Says());
        var empty = await List();
        Assert.Equal((0, 0, 0, 0, 0, (DateTimeOffset?)null), (empty.Progress.Waiting, empty.Progress.HeldApart, empty.Progress.Families, empty.Progress.Week, empty.Progress.Decided, empty.Progress.OldestAt));

        var (a, b) = (await _world.Family(_world.Form("Ann", "Alder", phone: "01632 960 001")), await _world.Family(_world.Form("Ben", "Birch", phone: "07700 900555")));
        var first = await _world.Pair(a.Adult!.PersonId, b.Adult!.PersonId);
        _world.Clock.Advance(TimeSpan.FromDays(1));
        await _world.Hub().Send(_world.Form("Cat", "Cedar", "ZH2 2BB", "07700 900555"));

        var answer = await List();
        Assert.Equal([true, false], answer.Rows.Select(r => r.HeldApart));
        Assert.Equal((2, 1, 1), (answer.Progress.Waiting, answer.Progress.HeldApart, answer.Progress.Families));
        Assert.Equal("2 to compare, 1 family held apart.", await Says());

        await _world.DataQuality().Send(new ComparePair.Command(first, 1, PairDecision.NotSame, null, "I rang them both"));
        _world.Clock.Advance(TimeSpan.FromDays(8));
        var later = await List();
        Assert.Equal((1, 0, 1), (later.Progress.Waiting, later.Progress.Week, later.Progress.Decided));
    }

    [Fact]
    public async Task Who_are_one_by_a_third_record_are_not_asked_about()
    {
        var people = new List<Guid>();
        foreach (var name in new[] { "Ann", "Anna", "Anne" }) people.Add((await _world.Family(_world.Form(name, "Alder", phone: "01632 960 001"))).Adult!.PersonId);
        await _world.Pair(people[0], people[2]);
        await _world.Join(people[0], people[1]);
        await _world.Join(people[1], people[2]);
        Assert.Empty((await List()).Rows);
    }

    [Fact]
    public async Task Nobody_else_sees_the_list()
    {
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Ask(new ListPairs.Query()));
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.Analyst, Guid.Empty).Ask(new ListPairs.Query()));
    }
}
