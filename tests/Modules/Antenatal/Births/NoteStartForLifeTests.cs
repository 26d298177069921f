using Neighbourhood.Antenatal.Births;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class NoteStartForLifeTests : ArrangedBirth
{
    private sealed record Row(Guid? PregnancyId, Guid PersonId, DateOnly? ToldOn, Guid? ToldBy, DateOnly? ReachedOn);

    private Task<IReadOnlyList<Row>> Rows() => World.Sql<Row>("SELECT pregnancy_id, person_id, told_on, told_by, reached_on FROM antenatal_start_for_life ORDER BY id");

    [Fact]
    public async Task Told_and_reached_are_noted_by_whoever_works_with_them_each_once()
    {
        var id = await Pregnant();
        await Midwife.Send(new NoteStartForLife.Command(Mother, Today.AddDays(-3), null));
        await HubWorker.Send(new NoteStartForLife.Command(Mother, Today, Today));
        await HubWorker.Send(new NoteStartForLife.Command(Father, Today, null));
        Assert.Equal([new Row(id, Mother, Today.AddDays(-3), Midwife.Id, Today), new Row(id, Father, Today, HubWorker.Id, null)], await Rows());
    }

    [Fact]
    public async Task Of_whom_no_pregnancy_is_known_it_is_noted_all_the_same_and_says_nothing()
    {
        await HubWorker.Send(new NoteStartForLife.Command(Mother, Today, null));
        await HubWorker.Send(new NoteStartForLife.Command(Mother, Today, null));
        Assert.Equal([new Row(null, Mother, Today, HubWorker.Id, null)], await Rows());
    }

    [Fact]
    public async Task It_belongs_to_no_pregnancy_of_long_ago_and_to_none_whose_baby_died()
    {
        var (id, baby) = await Born();
        await HubWorker.Send(new NoteStartForLife.Command(Father, Today, null));
        Assert.Equal([id], (await Rows()).Select(r => r.PregnancyId));
        await Happened(new PersonDied(baby, Today));
        await HubWorker.Send(new NoteStartForLife.Command(Mother, Today, null));
        var (_, other, _, _) = NewFamily();
        await World.Arrange("UPDATE antenatal_baby SET born_on = @long, person_id = @p, state = 'Born' WHERE pregnancy_id = @of", new { @long = Today.AddYears(-2), p = World.NewId(), of = await Pregnant(other, PregnancyStatus.Closed) });
        await HubWorker.Send(new NoteStartForLife.Command(other, Today, null));
        Assert.Equal([id, null, null], (await Rows()).Select(r => r.PregnancyId));
    }

    [Fact]
    public async Task A_day_is_needed_that_is_not_to_come_and_a_parent_whom_one_works_with()
    {
        await IsRefused(HubWorker.Send(new NoteStartForLife.Command(Mother, null, null)), "ToldOn", "Enter");
        await IsRefused(HubWorker.Send(new NoteStartForLife.Command(Mother, Today.AddDays(1), null)), "ToldOn", "today or earlier");
        await IsRefused(HubWorker.Send(new NoteStartForLife.Command(Families[Family][2].PersonId, Today, null)), "", "Choose a parent");
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(new NoteStartForLife.Command(Mother, Today, null)));
        Unseen.Add(Family);
        await Assert.ThrowsAsync<NotFound>(() => HubWorker.Send(new NoteStartForLife.Command(Mother, Today, null)));
        await Assert.ThrowsAsync<NotFound>(() => HubWorker.Ask(new NoteStartForLife.Query(Mother)));
        Assert.Empty(await Rows());
    }
}
