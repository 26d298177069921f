using Neighbourhood.Antenatal.Births;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class ViewStoppedTests : ArrangedBirth
{
    [Fact]
    public async Task A_death_by_mistake_restores_nothing_and_lists_what_stopped_for_the_midwife()
    {
        var (id, baby) = await Born();
        await Linked(id);
        await Happened(new PersonDied(baby, Today));
        Assert.Empty((await Midwife.Ask(new ViewStopped.Query(id))).Lines);
        await Happened(new PersonDeathCorrected(baby));
        Assert.Single(Tasks, t => t.KindCode == ListsWhatStoppedWhenPersonDeathCorrected.LookTask);
        var view = await Midwife.Ask(new ViewStopped.Query(id));
        Assert.Equal(3, view.Lines.Count);
        Assert.True(view.ToLookAt);
        Assert.Empty(await World.Sql<string>("SELECT code FROM antenatal_milestone WHERE pregnancy_id = @id AND status IN ('Upcoming', 'Open')", new { id }));
        Assert.Single(await Midwife.Ask(new ListRegistrations.Query()));
        await Guarded(actor => actor.Send(new ViewStopped.Command(id)));
        await Midwife.Send(new ViewStopped.Command(id));
        await Midwife.Send(new ViewStopped.Command(id));
        Assert.False((await Midwife.Ask(new ViewStopped.Query(id))).ToLookAt);
        Assert.Single(ClosedTasks);
    }

    [Fact]
    public async Task A_womans_death_by_mistake_says_that_her_pregnancy_was_closed_and_what_was_taken_off()
    {
        var id = await Pregnant();
        await Happened(new PersonDied(Mother, Today));
        await Happened(new PersonDeathCorrected(Mother));
        Assert.Equal(2, (await Midwife.Ask(new ViewStopped.Query(id))).Lines.Count);
        await Assert.ThrowsAsync<Denied>(() => Visitor.Ask(new ViewStopped.Query(id)));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Ask(new ViewStopped.Query(id)));
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Ask(new ViewStopped.Query(World.NewId())));
    }
}
