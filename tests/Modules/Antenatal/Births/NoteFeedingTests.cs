using Neighbourhood.Antenatal.Births;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class NoteFeedingTests : ArrangedBirth
{
    [Fact]
    public async Task How_the_baby_is_fed_is_noted_from_six_weeks_on()
    {
        var (id, _) = await Born();
        World.Clock.Advance(TimeSpan.FromDays(41));
        Assert.False((await Midwife.Ask(new NoteFeeding.Query(id))).Now);
        await IsRefused(Midwife.Send(new NoteFeeding.Command(id, Feeding.Both)), "", "from 13 April 2026");
        World.Clock.Advance(TimeSpan.FromDays(1));
        await IsRefused(Midwife.Send(new NoteFeeding.Command(id, null)), "Feeding", "Choose");
        await Guarded(actor => actor.Send(new NoteFeeding.Command(id, Feeding.Both)));
        await Midwife.Send(new NoteFeeding.Command(id, Feeding.Both));
        Assert.Equal(["Both"], await World.Sql<string>("SELECT feeding_at_6_weeks FROM antenatal_pregnancy WHERE id = @id", new { id }));
    }

    [Fact]
    public async Task Before_a_birth_there_is_nothing_to_ask() =>
        await IsRefused(Midwife.Send(new NoteFeeding.Command(await Pregnant(), Feeding.Breast)), "", "Record the birth first");
}
