using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Milestones;

public sealed class TimelineIsShownTests : ArrangedPregnancy
{
    private Task<bool> Shown(Guid id) => Midwife.With(async s => await s.GetRequiredService<Timelines>().IsShown(await s.GetRequiredService<PregnancySteps>().Find(id, default), default));

    [Fact]
    public async Task Where_it_closed_and_no_baby_was_born_there_is_no_picture_and_no_paper()
    {
        var id = await Pregnant();
        await World.Tick();
        Assert.True(await Shown(id));
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'Closed' WHERE id = @id", new { id });
        Assert.False(await Shown(id));
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Ask(new PrintAppointments.Query(id)));
        await World.Arrange("UPDATE antenatal_baby SET state = 'Born', born_on = @Today WHERE pregnancy_id = @id", new { id, Today });
        Assert.True(await Shown(id));
    }
}
