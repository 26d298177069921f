using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Actions;

public sealed class AskMoreTimeTests : ArrangedActions
{
    private static Task<string?> Says(Actor who) => who.With(s => s.GetServices<IWaiting>().Single(w => w.Path == "/mdt/actions/team").Says(default));

    [Fact]
    public async Task The_day_stands_until_it_is_answered_and_who_looks_after_the_team_sees_that_it_waits()
    {
        var action = await Owed(HealthVisitor.Id);
        Assert.Null(await Says(Coordinator));
        await HealthVisitor.Send(new AskMoreTime.Command(action, Today.AddDays(20), "The school is closed", 1));
        Assert.Equal((Today.AddDays(7), Today.AddDays(20)), ((await HealthVisitor.Ask(new MyActions.Query())).Later[0].DueOn, (await HealthVisitor.Ask(new MyActions.Query())).Later[0].AskedDueOn));
        Assert.Equal("1 owner asks for more time.", await Says(Coordinator));
        Assert.Equal("1 owner asks for more time.", await Says(Chair));
        Assert.Null(await Says(OtherChair));
        Assert.Equal($"/mdt/actions/{action}/due", Assert.Single(await Coordinator.Ask(new GatherMyWork(Coordinator.Id, Today))).Path);
        Assert.Empty(await Gp.Ask(new GatherMyWork(Gp.Id, Today)));
        Assert.Equal(["Open", "TimeAsked"], await StepsOf(action));
    }

    [Fact]
    public async Task A_later_day_not_after_the_next_review_with_a_reason()
    {
        var action = await Owed(HealthVisitor.Id);
        await IsRefused(HealthVisitor.Send(new AskMoreTime.Command(action, null, "x", 1)), "AskedDueOn", "Enter the day");
        await IsRefused(HealthVisitor.Send(new AskMoreTime.Command(action, Today.AddDays(7), "x", 1)), "AskedDueOn", "must be after 9 March 2026");
        await IsRefused(HealthVisitor.Send(new AskMoreTime.Command(action, Today.AddDays(57), "x", 1)), "AskedDueOn", "27 April 2026");
        await IsRefused(HealthVisitor.Send(new AskMoreTime.Command(action, Today.AddDays(20), " ", 1)), "AskedReason", "Say why");
        await Assert.ThrowsAsync<Conflict>(() => HealthVisitor.Send(new AskMoreTime.Command(action, Today.AddDays(20), "x", 3)));
        await Assert.ThrowsAsync<NotFound>(() => Gp.Send(new AskMoreTime.Command(action, Today.AddDays(20), "x", 1)));
        await GuardedFor(who => who.Send(new AskMoreTime.Command(action, Today.AddDays(20), "x", 1)));
        Assert.Equal([1], await World.Sql<int>("SELECT version FROM mdt_action"));
    }
}
