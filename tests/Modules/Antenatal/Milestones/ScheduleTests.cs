using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.Pregnancies;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Milestones;

public sealed class ScheduleTests
{
    private static readonly DateOnly Edd = new(2027, 3, 1);

    [Fact]
    public void A_first_baby_due_on_1_march_2027_has_ten_appointments_and_two_scans_at_the_right_weeks()
    {
        var wanted = Schedule.Before(Edd, Parity.Nulliparous).ToDictionary(w => w.Code);
        Assert.Equal(10, wanted.Values.Count(w => w.Kind == MilestoneKind.Appointment));
        Assert.Equal(2, wanted.Values.Count(w => w.Kind == MilestoneKind.Scan));
        Assert.DoesNotContain(wanted.Values, w => w.IfFirst);
        (string Code, DateOnly From, DateOnly On, DateOnly To)[] expected =
        [
            ("booking", new(2026, 7, 6), new(2026, 8, 3), new(2026, 8, 23)),
            ("scan-12", new(2026, 8, 12), new(2026, 8, 17), new(2026, 9, 1)),
            ("week-16", new(2026, 8, 31), new(2026, 9, 14), new(2026, 9, 28)),
            ("scan-20", new(2026, 9, 28), new(2026, 10, 12), new(2026, 10, 18)),
            ("week-25", new(2026, 11, 16), new(2026, 11, 16), new(2026, 11, 22)),
            ("week-28", new(2026, 12, 7), new(2026, 12, 7), new(2026, 12, 13)),
            ("week-31", new(2026, 12, 28), new(2026, 12, 28), new(2027, 1, 3)),
            ("week-34", new(2027, 1, 18), new(2027, 1, 18), new(2027, 1, 24)),
            ("week-36", new(2027, 2, 1), new(2027, 2, 1), new(2027, 2, 7)),
            ("week-38", new(2027, 2, 15), new(2027, 2, 15), new(2027, 2, 21)),
            ("week-40", new(2027, 3, 1), new(2027, 3, 1), new(2027, 3, 7)),
            ("week-41", new(2027, 3, 8), new(2027, 3, 8), new(2027, 3, 14)),
        ];
        Assert.Equal(expected, wanted.Values.Where(w => w.Kind != MilestoneKind.Visit).OrderBy(w => w.On).Select(w => (w.Code, w.From, w.On, w.To)));
    }

    [Fact]
    public void A_later_baby_has_seven_without_25_31_and_40_and_a_parity_not_known_the_longer_list_with_those_three_marked()
    {
        var (first, later, unknown) = (Schedule.Before(Edd, Parity.Nulliparous), Schedule.Before(Edd, Parity.Parous), Schedule.Before(Edd, Parity.NotKnown));
        Assert.Equal(["booking", "week-16", "week-28", "week-34", "week-36", "week-38", "week-41"], later.Where(w => w.Kind == MilestoneKind.Appointment).Select(w => w.Code));
        Assert.Equal(["week-25", "week-31", "week-40"], first.Select(w => w.Code).Except(later.Select(w => w.Code)));
        Assert.Equal(first, unknown.Select(w => w with { IfFirst = false }));
        Assert.Equal(["week-25", "week-31", "week-40"], unknown.Where(w => w.IfFirst).Select(w => w.Code));
    }

    [Fact]
    public void One_who_is_notified_after_9_weeks_is_booked_within_two_weeks_of_it()
    {
        var late = Schedule.Before(Edd, Parity.Parous, Gestation.DayOf(Edd, 20)).Single(w => w.Code == Schedule.Booking);
        Assert.Equal((Gestation.DayOf(Edd, 22), Gestation.DayOf(Edd, 22)), (late.On, late.To));
        var justLate = Schedule.Before(Edd, Parity.Parous, Gestation.DayOf(Edd, 9, 1)).Single(w => w.Code == Schedule.Booking);
        Assert.Equal((Gestation.DayOf(Edd, 11, 1), Gestation.DayOf(Edd, 12, 6)), (justLate.On, justLate.To));
        var inTime = Schedule.Before(Edd, Parity.Parous, Gestation.DayOf(Edd, 9)).Single(w => w.Code == Schedule.Booking);
        Assert.Equal(Gestation.DayOf(Edd, 10), inTime.On);
    }

    [Fact]
    public void The_health_visitors_come_before_the_birth_after_it_and_as_the_settings_say()
    {
        var before = Schedule.Before(Edd, Parity.Parous).Single(w => w.Kind == MilestoneKind.Visit);
        Assert.Equal((Gestation.DayOf(Edd, 28), Gestation.DayOf(Edd, 36, 6)), (before.From, before.To));
        var born = new DateOnly(2027, 2, 28);
        Assert.Equal(
        [
            ("visit-new-birth", new(2027, 3, 10), new(2027, 3, 14)),
            ("visit-6-weeks", new(2027, 4, 11), new(2027, 4, 25)),
            ("visit-9-months", new(2027, 11, 28), new(2028, 2, 28)),
            ("visit-2-years", new(2029, 2, 28), new(2029, 8, 28)),
        ], Schedule.After(born).Select(w => (w.Code, w.From, w.To)));
        Assert.Equal(born.AddDays(7), Schedule.After(born, new(NewBirthDays: (5, 7)))[0].To);
    }

    [Fact]
    public void Every_one_has_a_name_that_people_say() =>
        Assert.All(Schedule.Before(Edd, Parity.Nulliparous).Concat(Schedule.After(Edd)), w => Assert.DoesNotContain(w.Code == Schedule.Booking ? "week" : w.Code, Schedule.Label(w.Code), StringComparison.Ordinal));
}
