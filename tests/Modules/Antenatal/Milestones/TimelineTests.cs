using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.Pregnancies;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Milestones;

public sealed class TimelineTests : ArrangedPregnancy
{
    [Fact]
    public async Task The_picture_of_weeks_tells_by_its_form_what_is_done_due_missed_and_to_come()
    {
        var id = await Pregnant();
        await World.Tick();
        await World.Arrange("UPDATE antenatal_milestone SET status = 'Done', because = NULL, done_on = @on WHERE pregnancy_id = @id AND code = 'booking'", new { id, on = Today.AddDays(-70) });
        await World.Arrange("UPDATE antenatal_milestone SET because = NULL WHERE pregnancy_id = @id AND code = 'week-16'", new { id });
        var shown = await Section(id);
        Assert.Equal(
        [
            ("scan-12", "passed"), ("week-16", "missed"), ("booking", "done"), ("scan-20", "open"), ("week-25", "upcoming"),
        ], shown!.Before.Take(5).Select(e => (e.Code, WeekChart.Form(e))));
        Assert.Equal("1 of 13 done, 1 missed. Next: 20-week scan.", shown.Says);
        var chart = new WeekChart(shown.Edd!.Value, Today);
        Assert.Equal(("38.89%", "38.89%"), (chart.Today, chart.Mark(shown.Before.Single(e => e.Code == "scan-20"))));
        Assert.Null(new WeekChart(shown.Edd.Value, Today.AddDays(400)).Today);
    }

    [Fact]
    public async Task Where_contact_is_stopped_or_it_was_a_mistake_there_is_no_picture()
    {
        Assert.Null(await Section(await Pregnant(status: PregnancyStatus.LossRecorded)));
        Assert.Null(await Section(await Pregnant(status: PregnancyStatus.EnteredInError)));
    }

    private async Task<Timeline?> Section(Guid id) => (Timeline?)await Midwife.With(async s =>
        await s.GetServices<IPregnancySection>().Single(x => x.Order == 20).For(await s.GetRequiredService<PregnancySteps>().Find(id, default), default));
}
