using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.People;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Contact.People;

public sealed class AnswerGetContactSummaryTests : ContactTest
{
    [Fact]
    public async Task It_says_how_each_may_be_reached_what_was_tried_and_who_spoke_last()
    {
        var (person, household) = await Here.Family();
        await Here.Queue(Here.Offer(person));
        await Here.Dispatcher().RunToEnd();
        await Worker().Send(new RecordContact.Command(World.NewId(), person, ContactMode.Visit, ContactOutcome.Spoke, true, new DateOnly(2026, 3, 1)));
        var summary = (await Worker().Ask(new GetContactSummary(household)))!;
        Assert.Equal((2, 3, new DateOnly(2026, 3, 1)), (summary.Attempts, summary.BudgetLeft, summary.LastSpokenOn));
        Assert.Equal((person, false, ContactMode.Text), (summary.People[0].PersonId, summary.People[0].Held, Assert.Single(summary.People[0].SafeWays)));
        await Here.Hold(person);
        var held = (await Worker().Ask(new GetContactSummary(household)))!.People[0];
        Assert.Equal((true, 0), (held.Held, held.SafeWays.Count));
        await Assert.ThrowsAsync<NotFound>(() => Worker(World.NewId()).Ask(new GetContactSummary(household)));
    }

    [Fact]
    public async Task The_panels_show_it_and_say_nothing_of_a_pregnancy()
    {
        var (person, household) = await Here.Family();
        await Here.Hold(person, HoldKind.Pregnancy);
        var me = Worker();
        var card = await me.With(s => s.GetRequiredService<HouseholdContactPanel>().For(household, default));
        Assert.True(Assert.IsType<HouseholdContactPanel.Model>(card).Summary.People[0].Held);
        var page = Assert.IsType<PersonContactPanel.Model>(await me.With(s => s.GetRequiredService<PersonContactPanel>().For(person, default)));
        var stopped = Assert.Single(page.Holds);
        Assert.Equal(("Ask first", false, false), (stopped.Says, stopped.MidwifeMayRelease, stopped.MayAskRelease));
        Assert.True(page.MayRecord && page.MayStop);
        var midwife = World.As(Roles.Midwife);
        await World.Arrange("UPDATE families_involvement SET user_id = @Id", new { midwife.Id });
        page = Assert.IsType<PersonContactPanel.Model>(await midwife.With(s => s.GetRequiredService<PersonContactPanel>().For(person, default)));
        Assert.True(Assert.Single(page.Holds).MidwifeMayRelease);
    }
}
