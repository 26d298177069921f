using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
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
    public async Task Where_contact_is_stopped_there_is_no_picture_and_no_paper()
    {
        var id = await Pregnant(status: PregnancyStatus.LossRecorded);
        Assert.Null(await Section(id));
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Ask(new PrintAppointments.Query(id)));
    }

    [Fact]
    public async Task On_paper_stand_the_dates_alone_it_is_kept_that_it_was_printed_and_a_health_visitor_prints_from_28_weeks()
    {
        var id = await Pregnant(visitor: Visitor.Id);
        await World.Tick();
        var printed = await Midwife.Ask(new PrintAppointments.Query(id));
        Assert.Equal((true, false, $"Mother {Mother}"), (printed.Timeline.Paper, printed.Timeline.MayNote, printed.Who));
        Assert.Equal(1, (await World.Sql<int>("SELECT COUNT(*) FROM kernel_audit WHERE kind = 'print'")).Single());
        await Assert.ThrowsAsync<NotFound>(() => Visitor.Ask(new PrintAppointments.Query(id)));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Ask(new PrintAppointments.Query(id)));
        await Assert.ThrowsAsync<Denied>(() => HubWorker.Ask(new PrintAppointments.Query(id)));
    }

    private async Task<Timeline?> Section(Guid id) => (Timeline?)await Midwife.With(async s =>
        await s.GetServices<IPregnancySection>().Single(x => x.Order == 20).For(await s.GetRequiredService<PregnancySteps>().Find(id, default), default));
}
