using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Kernel;

public sealed class TimedTests : IAsyncLifetime
{
    private readonly NotesModule _notes = new();
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await World.Start(_notes);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<TimedState> State() => Assert.Single(await _world.Services.GetRequiredService<Timed>().States(TestContext.Current.CancellationToken), s => s.Name == CountsByTheClock.Key);

    /// <summary>How often the module's step has run by the end of this round.</summary>
    private async Task<int> Ticked()
    {
        await _world.Tick();
        return _notes.Switches.Calls;
    }

    [Fact]
    public async Task A_step_runs_at_once_then_each_time_its_period_is_over()
    {
        Assert.Equal(1, await Ticked());
        Assert.Equal(1, await Ticked());
        _world.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(2, await Ticked());
        var state = await State();
        Assert.Equal((CountsByTheClock.Key, _world.Clock.Now().AddMinutes(5), 0, null), (state.Name, state.NextAt, state.Failures, state.Error));
        Assert.Equal(_world.Clock.Now(), state.DoneAt);
    }

    [Fact]
    public async Task One_that_fails_says_why_and_is_tried_again_at_its_next_time()
    {
        _notes.Switches.TimedFails = true;
        await _world.Tick();
        await _world.Tick();
        var state = await State();
        Assert.Equal((1, null), (state.Failures, state.DoneAt));
        Assert.Contains("out of time", state.Error!, StringComparison.Ordinal);

        _notes.Switches.TimedFails = false;
        _world.Clock.Advance(TimeSpan.FromMinutes(5));
        await _world.Tick();
        Assert.Equal((0, null), ((await State()).Failures, (await State()).Error));
    }

    [Fact]
    public async Task Of_many_rows_one_that_fails_is_left_whole_and_those_behind_it_are_done()
    {
        await _world.AsSystem().With(async services =>
        {
            var (db, rows) = (services.GetRequiredService<Db>(), services.GetRequiredService<OneByOne>());
            Task Row(string name) => db.Execute("INSERT INTO kernel_timed (name, next_at, failures) VALUES (@name, @now, 0)", new { name, now = _world.Clock.Now() });
            await rows.Run("a.step", new[] { "one", "two", "three" }, async name =>
            {
                await Row(name);
                if (name == "two") throw new InvalidOperationException();
            }, TestContext.Current.CancellationToken);
            await Assert.ThrowsAsync<Busy>(() => rows.Run("a.step", new[] { "four" }, _ => throw new Busy(), TestContext.Current.CancellationToken));
            return 0;
        });
        Assert.Equal(["one", "three"], (await _world.Services.GetRequiredService<Timed>().States(TestContext.Current.CancellationToken)).Select(s => s.Name).Where(n => n is "one" or "two" or "three").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Many_hosts_run_it_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _world.Tick())));
        Assert.Equal(1, _notes.Switches.Calls);
    }

    [Fact]
    public async Task What_another_host_runs_is_left_to_it_and_what_a_dead_host_held_is_taken_up_when_its_lease_is_over()
    {
        await _world.Arrange("""
            INSERT INTO kernel_timed (name, next_at, leased_by, leased_until, failures) VALUES (@Key, @now, @other, @until, 0)
            """, new { CountsByTheClock.Key, now = _world.Clock.Now(), other = _world.NewId(), until = _world.Clock.Now().AddMinutes(2) });
        Assert.Equal(0, await Ticked());
        _world.Clock.Advance(TimeSpan.FromMinutes(2) + TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await Ticked());
    }
}
