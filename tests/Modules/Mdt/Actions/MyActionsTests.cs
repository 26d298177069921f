using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Actions;

public sealed class MyActionsTests : ArrangedActions
{
    [Fact]
    public async Task Overdue_this_week_later_and_done_and_ones_own_alone()
    {
        await Case();
        var item = await Started(await Running());
        await Recorded(item);
        foreach (var (text, days) in new[] { ("Soon", 2), ("Today", 0) })
            await Chair.Send(new AddAction.Command(World.NewId(), item, text, HealthVisitor.Id, Today.AddDays(days)));
        var mine = await HealthVisitor.Ask(new MyActions.Query());
        Assert.Empty(mine.ThisWeek);                                     // not before the item is closed
        await Closed(item);

        World.Clock.Advance(TimeSpan.FromDays(1));
        mine = await HealthVisitor.Ask(new MyActions.Query());
        Assert.Equal(["Today"], mine.Overdue.Select(a => a.Text));
        Assert.Equal(["Soon"], mine.ThisWeek.Select(a => a.Text));
        Assert.Equal(["Ring the nursery"], mine.Later.Select(a => a.Text));
        Assert.Empty(mine.Done);
        Assert.Empty((await Gp.Ask(new MyActions.Query())).Later);

        await HealthVisitor.Send(new CompleteAction.Command(mine.Overdue[0].Id, "Rang twice", 1));
        mine = await HealthVisitor.Ask(new MyActions.Query());
        Assert.Empty(mine.Overdue);
        Assert.Equal("Rang twice", Assert.Single(mine.Done).Evidence);
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new MyActions.Query()));
    }

    [Fact]
    public async Task What_was_done_is_shown_for_thirty_days()
    {
        var action = await Owed(HealthVisitor.Id);
        await HealthVisitor.Send(new CompleteAction.Command(action, "Brought", 1));
        World.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Single((await HealthVisitor.Ask(new MyActions.Query())).Done);
        World.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty((await HealthVisitor.Ask(new MyActions.Query())).Done);
    }

    [Fact]
    public async Task Rule_4_an_invited_attendee_sees_the_action_and_no_family_and_a_colleague_only_what_is_the_organisations()
    {
        Prepare();
        await Owed(("Theirs alone", Guest.Id, 7), ("The charity's", Charity, 7));
        World.Answers<Neighbourhood.Families.Contracts.GetHouseholds, IReadOnlyList<Neighbourhood.Families.Contracts.GetHouseholds.Household>>(_ => throw new InvalidOperationException("No family is asked for."));
        var mine = await CharityWorker.Ask(new MyActions.Query());
        Assert.True(mine.Guest);
        Assert.Equal(["The charity's", "Theirs alone"], Texts(mine).Order());
        Assert.All(mine.Later, a => Assert.Null(a.Family));
        Assert.Equal(["The charity's"], Texts(await Colleague.Ask(new MyActions.Query())));
        Assert.Empty(Texts(await World.As(Roles.InvitedAttendee, organisationId: Charity).Ask(new MyActions.Query()))); // nobody invited them
        await World.Arrange("UPDATE mdt_invitation SET withdrawn_at = @now WHERE user_id = @Id", new { now = World.Clock.Now(), Colleague.Id });
        Assert.Empty(Texts(await Colleague.Ask(new MyActions.Query())));
    }

    [Fact]
    public async Task Where_somebody_objects_a_worker_keeps_the_words_of_their_own_action_and_somebody_from_outside_does_not()
    {
        var actions = await Owed(("A worker's", HealthVisitor.Id, 7), ("Somebody's from outside", Guest.Id, 7));
        Basis = Neighbourhood.Families.Contracts.SharingBasis.Objection;
        Assert.Equal(["A worker's"], Texts(await HealthVisitor.Ask(new MyActions.Query())));
        Assert.Equal([ActionTexts.NotShown], Texts(await CharityWorker.Ask(new MyActions.Query())));
        Assert.Equal(ActionTexts.NotShown, (await CharityWorker.Ask(new SeeOwnAction(actions[1]))).Text);
        await CharityWorker.Send(new CompleteAction.Command(actions[1], "Brought", 1)); // what was promised can still be ended
    }
}
