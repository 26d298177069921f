using Neighbourhood.Antenatal.Births;
using Neighbourhood.Families.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class AsksSaferSleepAgainWhenHouseholdMovedTests : ArrangedBirth
{
    private TalkSleep.Command Talk(Guid id, SleepMoment moment) => new(World.NewId(), id, moment, Today, ["place", "sofa"], "Cot beside the bed, also at Gran's");

    [Fact]
    public async Task The_home_of_a_baby_under_one_changed_and_it_is_asked_again_until_it_was_talked_about()
    {
        var (id, _) = await Born(visitor: Visitor.Id);
        World.Clock.Advance(TimeSpan.FromDays(60));
        await World.Happened(new HouseholdMoved(Family, Today, null));
        await World.Deliver();
        var task = Assert.Single(Tasks, t => t.KindCode == HomeChanges.TaskKind);
        Assert.Equal(Visitor.Id, task.AssigneeUserId);
        Assert.Contains(SleepMoment.HomeChanged, (await Visitor.Ask(new TalkSleep.Query(id))).Missing);
        await Visitor.Send(Talk(id, SleepMoment.HomeChanged));
        Assert.DoesNotContain(SleepMoment.HomeChanged, (await Visitor.Ask(new TalkSleep.Query(id))).Missing);
        Assert.Equal([task.TaskId], ClosedTasks.Select(t => t.TaskId));
        World.Clock.Advance(TimeSpan.FromDays(400));
        await World.Happened(new HouseholdMoved(Family, Today, null));
        await World.Deliver();
        Assert.Single(Tasks, t => t.KindCode == HomeChanges.TaskKind);
    }

    [Fact]
    public async Task When_the_baby_has_died_nobody_is_asked_to_talk_about_it()
    {
        var (_, baby) = await Born(visitor: Visitor.Id);
        await Happened(new HouseholdMoved(Family, Today, null));
        var task = Assert.Single(Tasks, t => t.KindCode == HomeChanges.TaskKind);
        await Happened(new PersonDied(baby, Today));
        Assert.Single(ClosedTasks, c => c.TaskId == task.TaskId && c.Outcome == TaskOutcome.NoLongerNeeded);
        await Happened(new HouseholdMoved(Family, Today.AddDays(1), null));
        Assert.Single(Tasks, t => t.KindCode == HomeChanges.TaskKind);
    }

    [Fact]
    public async Task A_baby_who_came_to_another_household_is_asked_about_and_one_who_joined_it_at_its_birth_is_not()
    {
        var (id, baby) = await Born();
        await Happened(new MembershipChanged(Family, baby, MembershipChange.Joined, Today));
        Assert.DoesNotContain(Tasks, t => t.KindCode == HomeChanges.TaskKind);
        World.Clock.Advance(TimeSpan.FromDays(30));
        await Happened(new MembershipChanged(World.NewId(), Father, MembershipChange.Joined, Today));
        await Happened(new MembershipChanged(Family, baby, MembershipChange.Left, Today));
        Assert.DoesNotContain(Tasks, t => t.KindCode == HomeChanges.TaskKind);
        await Happened(new MembershipChanged(World.NewId(), baby, MembershipChange.Joined, Today));
        await Happened(new HouseholdMoved(Family, Today, null));
        Assert.Equal(Midwife.Id, Assert.Single(Tasks, t => t.KindCode == HomeChanges.TaskKind).AssigneeUserId);
        Assert.Contains(SleepMoment.HomeChanged, (await Midwife.Ask(new TalkSleep.Query(id))).Missing);
    }
}
