using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;
using Steps = Neighbourhood.FamilyHubs.Sessions.Session;

namespace Neighbourhood.Modules.FamilyHubs.Sessions;

/// <summary>The table "States" of a session: every pair that it lists is taken, and every other is refused with a plain reason.</summary>
public sealed class SessionTests : ArrangedSession
{
    private static readonly (SessionStatus From, SessionStatus To)[] Listed =
    [
        (SessionStatus.Planned, SessionStatus.Open), (SessionStatus.Planned, SessionStatus.Cancelled),
        (SessionStatus.Open, SessionStatus.Running), (SessionStatus.Open, SessionStatus.Cancelled),
        (SessionStatus.Running, SessionStatus.Held), (SessionStatus.Held, SessionStatus.RegisterClosed),
        (SessionStatus.RegisterClosed, SessionStatus.Amended), (SessionStatus.Amended, SessionStatus.Amended),
    ];

    public static TheoryData<string, string> Pairs { get; } =
        new(from a in Enum.GetValues<SessionStatus>() from b in Enum.GetValues<SessionStatus>() select (a.ToString(), b.ToString()));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_step_is_taken_where_the_table_lists_it_and_refused_plainly_where_it_does_not(string a, string b)
    {
        var (from, to) = (Enum.Parse<SessionStatus>(a), Enum.Parse<SessionStatus>(b));
        Assert.Equal(Listed.Contains((from, to)), Steps.May(from, to));
        if (Listed.Contains((from, to))) Steps.Check(from, to);
        else Assert.EndsWith(".", Assert.Throws<Refused>(() => Steps.Check(from, to)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_order_of_steps_reaches_only_what_the_table_reaches_and_nothing_follows_a_cancellation() => Prop.ForAll(
        Gen.Elements(Enum.GetValues<SessionStatus>()).ListOf().ToArbitrary(),
        steps =>
        {
            var (now, way) = (SessionStatus.Planned, new List<SessionStatus>());
            foreach (var to in steps)
                if (Steps.May(now, to)) way.Add(now = to);
            var cancelled = way.IndexOf(SessionStatus.Cancelled);
            return way.Prepend(SessionStatus.Planned).Zip(way).All(p => Listed.Contains(p)) && (cancelled < 0 || cancelled == way.Count - 1)
                && (!way.Contains(SessionStatus.Running) || !way.Contains(SessionStatus.Cancelled));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task In_the_rows_too_any_order_of_steps_stays_within_the_table_and_the_history_says_each()
    {
        var random = new System.Random(20260302);
        for (var run = 0; run < 12; run++)
        {
            var session = await Session(status: SessionStatus.Planned);
            var way = new List<(SessionStatus, SessionStatus)>();
            for (var step = 0; step < 12; step++)
            {
                var (before, to) = (await StatusOf(session), (SessionStatus)random.Next(7));
                try
                {
                    var version = await VersionOf(session);
                    await World.AsSystem().With(async s =>
                    {
                        await s.GetRequiredService<Db>().InOne(() => s.GetRequiredService<SessionSteps>().To(session, to, version, null, default));
                        return 0;
                    });
                }
                catch (Refused)
                {
                    // What the table does not list.
                }
                if (await StatusOf(session) is var after && (after != before || (before == SessionStatus.Amended && to == SessionStatus.Amended))) way.Add((before, after));
            }
            Assert.All(way, p => Assert.Contains(p, Listed));
            Assert.Equal(way.Select(p => p.Item2.ToString()), await StepsOf(session));
        }
    }

    [Fact]
    public async Task A_session_runs_from_its_start_and_is_over_at_its_end_once_and_as_the_system()
    {
        var session = await Session(starts: World.Clock.Now().AddMinutes(30));
        await World.Tick();
        Assert.Equal(SessionStatus.Open, await StatusOf(session));
        World.Clock.Advance(TimeSpan.FromMinutes(30));
        await World.Tick();
        Assert.Equal(SessionStatus.Running, await StatusOf(session));
        World.Clock.Advance(TimeSpan.FromMinutes(90));
        await World.Tick();
        World.Clock.Advance(TimeSpan.FromMinutes(5));
        await World.Tick();
        Assert.Equal(SessionStatus.Held, await StatusOf(session));
        Assert.Equal(["Running", "Held"], await StepsOf(session));
    }

    [Fact]
    public async Task After_the_host_was_down_both_happen_in_their_order_and_what_nobody_opened_stays_planned()
    {
        var (open, planned, cancelled) = (await Session(), await Session(status: SessionStatus.Planned), await Session(status: SessionStatus.Cancelled));
        World.Clock.Advance(TimeSpan.FromHours(9));
        await World.Tick();
        Assert.Equal(["Running", "Held"], await StepsOf(open));
        Assert.Equal((SessionStatus.Planned, SessionStatus.Cancelled), (await StatusOf(planned), await StatusOf(cancelled)));
    }

    [Fact]
    public async Task The_first_arrival_begins_a_session_before_its_time_and_time_then_finds_it_running()
    {
        var session = await Session();
        await World.AsSystem().With(async s =>
        {
            await s.GetRequiredService<Db>().InOne(() => s.GetRequiredService<SessionSteps>().Brought(session, SessionStatus.Running, default));
            return 0;
        });
        Assert.Equal(SessionStatus.Running, await StatusOf(session));
        World.Clock.Advance(TimeSpan.FromMinutes(40));
        await World.Tick();
        Assert.Equal(["Running"], await StepsOf(session));
    }
}
