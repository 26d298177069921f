using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Actions;

public sealed class MoveActionDayTests : ArrangedActions
{
    private async Task<DateOnly> Due(Guid action) => (await World.Sql<DateOnly>("SELECT due_on FROM mdt_action WHERE id = @action", new { action })).Single();

    [Fact]
    public async Task The_chair_or_the_coordinator_moves_the_day_with_a_reason_but_not_after_the_next_review()
    {
        var action = await Owed(HealthVisitor.Id);
        await IsRefused(Coordinator.Send(new MoveActionDay.Command(action, null, "x", 1)), "DueOn", "Enter the day");
        await IsRefused(Coordinator.Send(new MoveActionDay.Command(action, Today.AddDays(7), "x", 1)), "DueOn", "this day already");
        await IsRefused(Coordinator.Send(new MoveActionDay.Command(action, Today.AddDays(-1), "x", 1)), "DueOn", "today or later");
        await IsRefused(Coordinator.Send(new MoveActionDay.Command(action, Today.AddDays(57), "x", 1)), "DueOn", "27 April 2026");
        await IsRefused(Coordinator.Send(new MoveActionDay.Command(action, Today.AddDays(9), null, 1)), "Reason", "Say why");
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new MoveActionDay.Command(action, Today.AddDays(9), "Holidays", 4)));
        await Coordinator.Send(new MoveActionDay.Command(action, Today.AddDays(9), "Holidays", 1));
        await Chair.Send(new MoveActionDay.Command(action, Today.AddDays(56), "Longer holidays", 2));
        Assert.Equal(Today.AddDays(56), await Due(action));
        Assert.Equal(["Open", "DayMoved", "DayMoved"], await StepsOf(action));
        await GuardedFor(who => who.Send(new MoveActionDay.Command(action, Today.AddDays(9), "x", 3)));
        await Assert.ThrowsAsync<Denied>(() => HealthVisitor.Send(new MoveActionDay.Command(action, Today.AddDays(9), "x", 3)));
    }

    [Fact]
    public async Task Who_asks_is_answered_with_their_day_or_with_the_one_that_stands()
    {
        var actions = await Owed(("One", HealthVisitor.Id, 7), ("Two", HealthVisitor.Id, 7));
        foreach (var action in actions) await HealthVisitor.Send(new AskMoreTime.Command(action, Today.AddDays(20), "The school is closed", 1));
        await Coordinator.Send(new MoveActionDay.Command(actions[0], Today.AddDays(20), "As asked", 2));
        await Coordinator.Send(new MoveActionDay.Command(actions[1], Today.AddDays(7), "The family waits for it", 2));
        Assert.Equal((Today.AddDays(20), Today.AddDays(7)), (await Due(actions[0]), await Due(actions[1])));
        Assert.Equal(["Open", "TimeAsked", "DayKept"], await StepsOf(actions[1]));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_action WHERE asked_due_on IS NOT NULL OR asked_reason IS NOT NULL"));
    }

    [Fact]
    public async Task Where_the_review_has_passed_a_day_within_the_weeks_of_a_review_is_taken()
    {
        var action = await Owed(HealthVisitor.Id);
        World.Clock.Advance(TimeSpan.FromDays(70));
        await IsRefused(Coordinator.Send(new MoveActionDay.Command(action, Today.AddDays(85), "x", 1)), "DueOn", "must not be after");
        await Coordinator.Send(new MoveActionDay.Command(action, Today.AddDays(10), "The meeting was put off", 1));
        Assert.Equal(Today.AddDays(10), await Due(action));
    }

    [Fact]
    public async Task Who_declared_a_conflict_finds_nothing_and_another_day_is_reminded_of_anew()
    {
        var action = await Owed(HealthVisitor.Id, 1);
        await World.Tick();
        await NextDay(2);
        await Coordinator.Send(new MoveActionDay.Command(action, Today.AddDays(1), "The school is closed", 1));
        World.Clock.Advance(TimeSpan.FromHours(1));
        await World.Tick();
        await NextDay(2);
        Assert.Equal(
            [MdtNoticeKind.ActionDueTomorrow, MdtNoticeKind.ActionOverdue, MdtNoticeKind.ActionDueTomorrow, MdtNoticeKind.ActionOverdue],
            Notices(action).Where(n => n.Kind != MdtNoticeKind.ActionAssigned).Select(n => n.Kind));
        await Conflicted(action, Coordinator.Id);
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Send(new MoveActionDay.Command(action, Today.AddDays(2), "x", 2)));
    }
}
