using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class ChangeBabiesTests : ArrangedPregnancy
{
    private static ChangeBabies.Command Twins(Guid id, int count, int version) => new(id, Parity.Nulliparous, count > 1 ? Multiple.Yes : Multiple.No, count, version);

    [Fact]
    public async Task One_more_is_expected_and_one_too_many_is_expected_no_more()
    {
        var id = await Pregnant();
        var first = Assert.Single(await BabiesOf(id));
        await Midwife.Send(Twins(id, 3, 1));
        var three = await BabiesOf(id);
        Assert.Equal(three.Skip(1).Select(b => new UnbornExpected(b, id, World.Clock.Now())), World.Told.OfType<UnbornExpected>());
        await Midwife.Send(Twins(id, 1, 2));
        Assert.Equal([first], await BabiesOf(id));
        Assert.Equal(three.Skip(1).Order().Select(b => new UnbornNoLongerExpected(b, id)), World.Told.OfType<UnbornNoLongerExpected>().OrderBy(t => t.UnbornId));
        Assert.Equal(2, (await StepsOf(id)).Count);
    }

    [Fact]
    public async Task Never_fewer_than_were_lost_and_the_one_that_is_expected()
    {
        var id = await Pregnant(babies: 3);
        var lost = (await BabiesOf(id)).Take(2).ToList();
        foreach (var baby in lost) await World.Arrange("UPDATE antenatal_baby SET state = 'Lost' WHERE id = @baby", new { baby });
        var refused = await Assert.ThrowsAsync<Refused>(() => Midwife.Send(Twins(id, 2, 1)));
        Assert.Equal("Count", refused.Input);
        Assert.Equal(3, (await BabiesOf(id)).Count);
        Assert.Equal(1, await VersionOf(id));
        await Midwife.Send(Twins(id, 4, 1));
        await Midwife.Send(Twins(id, 3, 2));
        Assert.Equal(lost, (await BabiesOf(id)).Take(2));
        Assert.Equal(3, (await BabiesOf(id)).Count);
    }

    [Fact]
    public async Task After_one_of_two_was_lost_one_baby_is_the_one_that_is_expected()
    {
        var id = await Pregnant(babies: 2);
        var (lost, left) = ((await BabiesOf(id))[0], (await BabiesOf(id))[1]);
        await World.Arrange("UPDATE antenatal_baby SET state = 'Lost' WHERE id = @lost", new { lost });
        await Midwife.Send(new ChangeBabies.Command(id, Parity.Parous, Multiple.No, null, 1));
        Assert.Equal([lost, left], await BabiesOf(id));
        Assert.Empty(World.Told.OfType<UnbornNoLongerExpected>());
    }

    [Fact]
    public async Task Another_parity_makes_another_list()
    {
        var id = await Pregnant(edd: new DateOnly(2026, 10, 1));
        await Midwife.Send(new ChangeBabies.Command(id, Parity.NotKnown, Multiple.No, null, 1));
        var longer = await Undone(id);
        await Midwife.Send(new ChangeBabies.Command(id, Parity.Parous, Multiple.No, null, 2));
        Assert.True(await Undone(id) < longer);
    }

    private async Task<int> Undone(Guid id) =>
        (await World.Sql<int>("SELECT COUNT(*) FROM antenatal_milestone WHERE pregnancy_id = @id AND status IN ('Upcoming', 'Open')", new { id })).Single();

    [Fact]
    public async Task Answers_that_cannot_be_stale_pages_and_others_midwives_are_refused()
    {
        var id = await Pregnant();
        var refused = await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new ChangeBabies.Command(id, null, Multiple.Yes, 7, 1)));
        Assert.Equal(["Parity", "Count"], refused.Reasons.Select(r => r.Input));
        await Midwife.Send(Twins(id, 2, 1));
        await Midwife.Send(Twins(id, 2, 1)); // pressed twice
        Assert.Equal(2, (await BabiesOf(id)).Count);
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(Twins(id, 3, 1)));
        Assert.Equal(2, (await BabiesOf(id)).Count);
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(Twins(id, 2, 2)));
        var born = await Pregnant(NewFamily().Mother, PregnancyStatus.Born);
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(Twins(born, 2, 1)));
    }
}
