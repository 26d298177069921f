using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class RecordBookingTests : ArrangedPregnancy
{
    private async Task<Guid> Booked(int days)
    {
        var id = await Pregnant(status: PregnancyStatus.Booked, edd: Gestation.DueByDates(Today.AddDays(-days)));
        await World.Arrange("UPDATE antenatal_pregnancy SET booking_on = @Today WHERE id = @id", new { id, Today });
        return id;
    }

    private sealed record Row(DateOnly? BookingDoneOn, int? BookedAtDays, bool BookedElsewhere, string? LateReason, string? SmokingAtBooking);

    private async Task<Row> RowOf(Guid id) =>
        (await World.Sql<Row>("SELECT booking_done_on, booked_at_days, booked_elsewhere, late_reason, smoking_at_booking FROM antenatal_pregnancy WHERE id = @id", new { id })).Single();

    [Fact]
    public async Task The_appointment_was_held_and_the_weeks_of_that_day_are_kept()
    {
        var id = await Booked(66);
        await Midwife.Send(new RecordBooking.Command(id, Today, false, Smoking.Stopped, null, 1));
        Assert.Equal(PregnancyStatus.Ongoing, await StatusOf(id));
        Assert.Equal(new Row(Today, 66, false, null, "Stopped"), await RowOf(id));
        Assert.Equal("9+3", (await Midwife.Ask(new SeePregnancy(id))).BookedAt);
        Assert.Equal(["Ongoing"], await StepsOf(id));
    }

    [Fact]
    public async Task Details_from_another_provider_are_enough_and_nobody_asks_why_it_was_late()
    {
        var id = await Booked(150);
        await Midwife.Send(new RecordBooking.Command(id, Today.AddDays(-60), true, null, null, 1));
        Assert.Equal(new Row(Today.AddDays(-60), 90, true, null, "NotAsked"), await RowOf(id));
    }

    [Fact]
    public async Task Held_late_it_is_asked_why_unless_it_is_known()
    {
        var id = await Booked(110);
        Assert.Equal("LateReason", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new RecordBooking.Command(id, Today, false, null, null, 1)))).Input);
        await World.Arrange("UPDATE antenatal_pregnancy SET late_reason = 'MovedHere' WHERE id = @id", new { id });
        await Midwife.Send(new RecordBooking.Command(id, Today, false, null, null, 1));
        Assert.Equal("MovedHere", (await RowOf(id)).LateReason);
    }

    [Fact]
    public async Task First_an_appointment_is_agreed_and_pressed_twice_it_is_noted_once()
    {
        var notified = await Pregnant(NewFamily().Mother, PregnancyStatus.Notified);
        Assert.Contains("Agree a booking appointment first", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new RecordBooking.Command(notified, Today, true, null, null, 1)))).Message, StringComparison.Ordinal);
        var id = await Booked(66);
        var command = new RecordBooking.Command(id, Today, false, null, null, 1);
        await Midwife.Send(command);
        await Midwife.Send(command);
        Assert.Single(await StepsOf(id));
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(command with { Version = 5 }));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(command));
        await Assert.ThrowsAsync<Denied>(() => Visitor.Send(command));
    }

    [Fact]
    public async Task What_is_missing_or_cannot_be_is_said_at_once()
    {
        var id = await Booked(66);
        var refused = await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new RecordBooking.Command(id, null, null, (Smoking)9, (LateReason)99, 1)));
        Assert.Equal(["Elsewhere", "DoneOn", "Smoking", "LateReason"], refused.Reasons.Select(r => r.Input));
        foreach (var on in new[] { Today.AddDays(1), Today.AddDays(-302) })
            Assert.Equal("DoneOn", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new RecordBooking.Command(id, on, false, null, null, 1)))).Input);
    }
}
