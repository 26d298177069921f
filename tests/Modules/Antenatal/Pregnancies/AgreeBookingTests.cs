using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class AgreeBookingTests : ArrangedPregnancy
{
    private Task<Guid> Notified(int days, bool teamMayKnow = false) => Pregnant(status: PregnancyStatus.Notified, edd: Gestation.DueByDates(Today.AddDays(-days)), teamMayKnow: teamMayKnow);

    private async Task<string?> ReasonOf(Guid id) => (await World.Sql<string?>("SELECT late_reason FROM antenatal_pregnancy WHERE id = @id", new { id })).Single();

    [Fact]
    public async Task An_appointment_is_agreed_and_told_with_what_she_agreed_to()
    {
        var id = await Notified(56, teamMayKnow: true);
        await Midwife.Send(new AgreeBooking.Command(id, Today.AddDays(7), null, 1));
        Assert.Equal(PregnancyStatus.Booked, await StatusOf(id));
        var told = Assert.Single(World.Told.OfType<PregnancyBooked>());
        Assert.Equal((id, Mother, Today, true), (told.PregnancyId, told.PersonId, told.On, told.Agreed));
        Assert.Equal(await BabiesOf(id), told.UnbornIds);
        Assert.Equal(["Booked"], await StepsOf(id));
    }

    /// <summary>Acceptance scenario 42; the review at 12+6 is shown with the milestones.</summary>
    [Fact]
    public async Task Scenario_42_a_woman_who_presents_at_15_weeks_is_booked_and_it_is_asked_why_so_late()
    {
        var id = await Notified(105);
        var refused = await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new AgreeBooking.Command(id, Today.AddDays(3), null, 1)));
        Assert.Equal("LateReason", refused.Input);
        Assert.Equal(PregnancyStatus.Notified, await StatusOf(id));
        await Midwife.Send(new AgreeBooking.Command(id, Today.AddDays(3), LateReason.HardToGetThere, 1));
        Assert.Equal((PregnancyStatus.Booked, "HardToGetThere"), (await StatusOf(id), await ReasonOf(id)));
        Assert.Equal("It was hard to get to an appointment", (await Midwife.Ask(new SeePregnancy(id))).LateReason);
    }

    [Fact]
    public async Task Scenario_42_an_unbooked_birth_is_born_from_notified()
    {
        var id = await Notified(270);
        await Midwife.With(async services =>
        {
            await services.GetRequiredService<Db>().InOne(() => services.GetRequiredService<PregnancySteps>().To(id, PregnancyStatus.Born, 1, null, CancellationToken.None));
            return 0;
        });
        Assert.Equal(PregnancyStatus.Born, await StatusOf(id));
    }

    [Theory]
    [InlineData(70, false)]
    [InlineData(71, true)]
    public async Task It_is_late_after_10_weeks_and_not_on_the_day(int days, bool late)
    {
        var id = await Notified(56);
        var command = new AgreeBooking.Command(id, Today.AddDays(days - 56), null, 1);
        if (late) await Assert.ThrowsAsync<Refused>(() => Midwife.Send(command));
        else await Midwife.Send(command);
    }

    [Fact]
    public async Task Without_a_due_date_nothing_is_late_and_no_reason_is_kept_where_it_is_not()
    {
        var unknown = await Pregnant(status: PregnancyStatus.Notified, eddKnown: false);
        await Midwife.Send(new AgreeBooking.Command(unknown, Today.AddDays(3), LateReason.Other, 1));
        Assert.Null(await ReasonOf(unknown));
    }

    [Fact]
    public async Task Agreed_again_it_is_moved_and_pressed_twice_it_is_agreed_once()
    {
        var id = await Notified(40);
        var command = new AgreeBooking.Command(id, Today.AddDays(7), null, 1);
        await Midwife.Send(command);
        await Midwife.Send(command);
        Assert.Single(World.Told.OfType<PregnancyBooked>());
        await Midwife.Send(new AgreeBooking.Command(id, Today.AddDays(9), null, 2));
        Assert.Equal(["Booked", "AppointmentMoved"], await StepsOf(id));
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(new AgreeBooking.Command(id, Today.AddDays(11), null, 2)));
        Assert.Equal(Today.AddDays(9), (await Midwife.Ask(new SeePregnancy(id))).BookingOn);
    }

    [Fact]
    public async Task The_task_of_a_midwife_who_was_told_is_done_then()
    {
        var (id, task) = (await Notified(56), World.NewId());
        await World.Arrange("UPDATE antenatal_pregnancy SET booking_task_id = @task WHERE id = @id", new { id, task });
        await Midwife.Send(new AgreeBooking.Command(id, Today.AddDays(7), null, 1));
        Assert.Equal((task, TaskOutcome.Done), (Assert.Single(ClosedTasks).TaskId, ClosedTasks.Single().Outcome));
    }

    [Fact]
    public async Task What_is_not_a_day_of_this_pregnancy_and_what_is_booked_already_are_refused()
    {
        var id = await Notified(56);
        foreach (var on in (DateOnly?[])[null, Today.AddDays(201), Today.AddDays(-302)])
            Assert.Equal("On", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new AgreeBooking.Command(id, on, null, 1)))).Input);
        Assert.Equal("LateReason", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new AgreeBooking.Command(id, Today, (LateReason)99, 1)))).Input);
        var ongoing = await Pregnant(NewFamily().Mother, edd: Gestation.DueByDates(Today.AddDays(-50)));
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new AgreeBooking.Command(ongoing, Today, null, 1)));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(new AgreeBooking.Command(id, Today, null, 1)));
        await Assert.ThrowsAsync<Denied>(() => Visitor.Send(new AgreeBooking.Command(id, Today, null, 1)));
    }
}
