using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Actions;

public sealed class ActionStateTests
{
    private static readonly DateOnly Day = new(2026, 3, 28);

    [Fact]
    public void Every_step_that_is_not_listed_is_refused_with_a_plain_reason_and_so_is_one_that_somebody_else_takes()
    {
        var refused = 0;
        foreach (var from in Enum.GetValues<ActionStatus>())
            foreach (var to in Enum.GetValues<ActionStatus>())
                foreach (var who in new[] { ActionActor.Owner, ActionActor.Coordinator, ActionActor.Chair, ActionActor.Time })
                {
                    var listed = ActionState.Transitions.Any(t => t.From == from && t.To == to && t.Who.HasFlag(who));
                    var thrown = Record.Exception(() => ActionState.Check(from, to, who));
                    Assert.Equal(listed, thrown is null);
                    if (thrown is null) continue;
                    Assert.Matches("^(This action |Only ).+", Assert.IsType<Refused>(thrown).Reasons[0].Text);
                    refused++;
                }
        Assert.True(refused > 40);
        Assert.Contains("is done already, so it cannot be cancelled", Assert.Throws<Refused>(() => ActionState.Check(ActionStatus.Done, ActionStatus.Cancelled, ActionActor.Chair)).Message, StringComparison.Ordinal);
        Assert.Equal("Only its owner can do this", Assert.Throws<Refused>(() => ActionState.Check(ActionStatus.Open, ActionStatus.Done, ActionActor.Chair)).Message);
    }

    [Fact]
    public void Overdue_is_told_by_the_day_and_an_end_stands_whatever_the_day()
    {
        var end = Day.AtLondon(new TimeOnly(12, 0));
        Assert.Equal(ActionStatus.Open, ActionState.Of(null, null, Day, Day));
        Assert.Equal(ActionStatus.Overdue, ActionState.Of(null, null, Day, Day.AddDays(1)));
        Assert.Equal(ActionStatus.Done, ActionState.Of(end, null, Day, Day.AddDays(90)));
        Assert.Equal(ActionStatus.Cancelled, ActionState.Of(null, end, Day, Day.AddDays(90)));
    }

    [Fact]
    public void On_time_is_by_the_end_of_the_london_day_also_in_summer()
    {
        var day = new DateOnly(2026, 6, 15);
        Assert.True(ActionState.OnTime(new DateTimeOffset(2026, 6, 15, 22, 59, 0, TimeSpan.Zero), day));
        Assert.False(ActionState.OnTime(new DateTimeOffset(2026, 6, 15, 23, 1, 0, TimeSpan.Zero), day)); // past midnight in London
    }
}
