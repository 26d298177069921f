using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Milestones;

public sealed class PrintAppointmentsTests : ArrangedMilestone
{
    [Fact]
    public async Task On_paper_stand_the_dates_alone_and_it_is_kept_that_it_was_printed()
    {
        var id = await Pregnant();
        var one = await Made("week-28", id);
        await Midwife.Send(new NoteNotNeeded.Command(one.Id, "She does not feel safe at home", one.Version));
        var printed = await Midwife.Ask(new PrintAppointments.Query(id));
        Assert.Equal((false, $"Mother {Mother}"), (printed.Timeline.MayNote, printed.Who));
        Assert.Contains(printed.Timeline.Before, e => e.Code == "scan-20");
        // Whoever finds the paper reads nothing of what was said, nor who came with her.
        Assert.All(printed.Timeline.Entries, e => Assert.Equal((null, null, null), (e.Reason, e.Place, e.WithPartner)));
        Assert.Null(printed.Timeline.SilenceId);
        Assert.Empty(printed.Timeline.NotNeeded);
        Assert.Equal(1, (await World.Sql<int>("SELECT COUNT(*) FROM kernel_audit WHERE kind = 'print'")).Single());
    }

    [Fact]
    public async Task A_health_visitor_prints_from_28_weeks_and_nobody_beside_those_who_look_after_her()
    {
        var id = await Pregnant(visitor: Visitor.Id);
        await Plan(id);
        await Assert.ThrowsAsync<NotFound>(() => Visitor.Ask(new PrintAppointments.Query(id)));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Ask(new PrintAppointments.Query(id)));
        await Assert.ThrowsAsync<Denied>(() => HubWorker.Ask(new PrintAppointments.Query(id)));
        await Assert.ThrowsAsync<Denied>(() => Gp.Ask(new PrintAppointments.Query(id)));
        World.Clock.Advance(TimeSpan.FromDays(56));
        Assert.NotEmpty((await Visitor.Ask(new PrintAppointments.Query(id))).Timeline.Before);
    }

    [Theory]
    [InlineData(PregnancyStatus.LossRecorded)]
    [InlineData(PregnancyStatus.EnteredInError)]
    internal async Task Where_contact_is_stopped_or_it_was_a_mistake_there_is_no_paper(PregnancyStatus status) =>
        await Assert.ThrowsAsync<NotFound>(async () => await Midwife.Ask(new PrintAppointments.Query(await Pregnant(status: status))));

    [Fact]
    public async Task Of_a_restricted_woman_the_first_name_stands_alone()
    {
        Restricted.Add(Mother);
        Assert.Equal("Ines", (await Midwife.Ask(new PrintAppointments.Query(await Pregnant()))).Who);
    }
}
