using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.Pregnancies;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

/// <summary>Every page that changes what the appointments are counted from leaves them as they should be, in the same moment.</summary>
public sealed class RemakesTests : ArrangedPregnancy
{
    private sealed record Row(string Code, DateOnly DueOn, string Status);

    private async Task<IReadOnlyList<Row>> Rows(Guid id) => await World.Sql<Row>("SELECT code, due_on, status FROM antenatal_milestone WHERE pregnancy_id = @id AND status <> 'NotNeeded' ORDER BY due_on, code", new { id });

    private async Task<Guid> Told(DueFrom due = DueFrom.Period, int days = 56) => (await Midwife.Send(new NotifyPregnancy.Command(
        World.NewId(), Mother, due, due == DueFrom.Period ? Today.AddDays(-days) : null, null, Parity.Nulliparous, Multiple.No, null, false, false))).PregnancyId;

    [Fact]
    public async Task Told_of_with_a_date_they_are_there_and_without_one_they_come_with_it()
    {
        var id = await Told(DueFrom.NotKnown);
        Assert.Empty(await Rows(id));
        await Midwife.Send(new ChangeDates.Command(id, Today.AddDays(-56), null, null, 1));
        Assert.NotEmpty(await Rows(id));
    }

    [Fact]
    public async Task Another_due_date_moves_each_that_is_to_come_by_as_many_days()
    {
        var id = await Told();
        var before = (await Rows(id)).Where(r => r.Status == nameof(MilestoneStatus.Upcoming)).ToDictionary(r => r.Code, r => r.DueOn);
        await Midwife.Send(new ChangeDates.Command(id, Today.AddDays(-56), Gestation.DueByDates(Today.AddDays(-53)), "Scan", 1));
        var after = (await Rows(id)).ToDictionary(r => r.Code, r => r.DueOn);
        // The first visit of the booking stands where the notification puts it.
        Assert.All(before.Where(b => b.Key != "booking"), b => Assert.Equal(b.Value.AddDays(3), after[b.Key]));
    }

    [Fact]
    public async Task Who_gave_birth_before_comes_less_often_and_more_often_again_where_that_was_wrong()
    {
        var id = await Told();
        var first = (await Rows(id)).Select(r => r.Code).ToList();
        await Midwife.Send(new ChangeBabies.Command(id, Parity.Parous, Multiple.No, null, 1));
        Assert.Equal(3, first.Except((await Rows(id)).Select(r => r.Code)).Count());
        await Midwife.Send(new ChangeBabies.Command(id, Parity.Nulliparous, Multiple.No, null, 2));
        Assert.Equal(first, (await Rows(id)).Select(r => r.Code));
    }

    [Fact]
    public async Task The_booking_appointment_is_noted_with_them_when_it_was_held()
    {
        var id = await Told();
        await World.Arrange("DELETE FROM antenatal_milestone WHERE pregnancy_id = @id", new { id });
        await Midwife.Send(new AgreeBooking.Command(id, Today, null, 1));
        Assert.NotEmpty(await Rows(id));
        await Midwife.Send(new RecordBooking.Command(id, Today, false, Smoking.No, null, 2));
        Assert.Equal("Done", (await Rows(id)).Single(r => r.Code == "booking").Status);
    }
}
