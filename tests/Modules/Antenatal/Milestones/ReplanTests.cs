using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.Pregnancies;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Milestones;

public sealed class ReplanTests
{
    private static readonly DateOnly Start = new(2026, 7, 1);

    /// <summary>A due date and parity that change, days that go by, and appointments that are noted: in any order, any number of times.</summary>
    [Fact]
    public void Whatever_changes_what_is_done_never_changes_no_code_is_there_twice_and_the_list_is_the_ten_or_seven_and_two_scans() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ListOf().ToArbitrary(), moves =>
        {
            var plan = new Plan();
            plan.Change(Start.AddDays(230), Parity.NotKnown);
            foreach (var move in moves) plan.Move(move);
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_fell_out_comes_back_under_the_same_row_and_a_second_time_changes_nothing()
    {
        var plan = new Plan();
        plan.Change(Start.AddDays(230), Parity.Nulliparous);
        var before = plan.Rows.ToDictionary(r => r.Code);
        plan.Change(Start.AddDays(230), Parity.Parous);
        Assert.All(["week-25", "week-31", "week-40"], code => Assert.Equal((before[code].Id, MilestoneStatus.NotNeeded, Because.Plan), plan.Told(code)));
        plan.Change(Start.AddDays(230), Parity.Nulliparous);
        Assert.All(["week-25", "week-31", "week-40"], code => Assert.Equal((before[code].Id, MilestoneStatus.Upcoming, null), plan.Told(code)));
        Assert.Equal(0, plan.Change(Start.AddDays(230), Parity.Nulliparous));
    }

    [Fact]
    public void A_later_baby_takes_out_only_what_is_undone_of_25_31_and_40()
    {
        var plan = new Plan();
        plan.Change(Start.AddDays(230), Parity.Nulliparous);
        plan.Note("week-25", MilestoneStatus.Done, null);
        plan.Note("week-31", MilestoneStatus.Missed, null);
        plan.Change(Start.AddDays(230), Parity.Parous);
        Assert.Equal((MilestoneStatus.Done, MilestoneStatus.Missed, MilestoneStatus.NotNeeded), (plan.Told("week-25").Status, plan.Told("week-31").Status, plan.Told("week-40").Status));
    }

    [Fact]
    public void One_whose_time_was_over_before_anybody_knew_is_not_held_against_her_and_comes_back_when_the_date_was_wrong()
    {
        var plan = new Plan();
        plan.Change(Start.AddDays(110), Parity.Parous);
        Assert.Equal((MilestoneStatus.Missed, Because.Passed), (plan.Told("week-16").Status, plan.Told("week-16").Because));
        plan.Change(Start.AddDays(230), Parity.Parous);
        Assert.Equal((MilestoneStatus.Upcoming, null), (plan.Told("week-16").Status, plan.Told("week-16").Because));
    }

    [Fact]
    public void One_that_she_missed_stays_missed_while_its_time_is_over_and_comes_back_where_the_date_was_wrong()
    {
        var plan = new Plan();
        plan.Change(Start.AddDays(230), Parity.Parous);
        plan.Advance(90);
        var before = plan.Rows.ToDictionary(r => r.Code);
        Assert.Equal((MilestoneStatus.Missed, null), (before["week-16"].Status, before["week-16"].Because));
        plan.Change(Start.AddDays(225), Parity.Nulliparous);
        Assert.Equal(before["week-16"], plan.Rows.Single(r => r.Code == "week-16"));
        plan.Change(Start.AddDays(280), Parity.Nulliparous);
        Assert.Equal((before["week-16"].Id, MilestoneStatus.Upcoming, null), plan.Told("week-16"));
    }

    [Fact]
    public void One_that_a_person_took_out_stays_out()
    {
        var plan = new Plan();
        plan.Change(Start.AddDays(230), Parity.Parous);
        plan.Note("week-28", MilestoneStatus.NotNeeded, Because.Person);
        var before = plan.Rows.Single(r => r.Code == "week-28");
        plan.Change(Start.AddDays(260), Parity.Nulliparous);
        Assert.Equal(before, plan.Rows.Single(r => r.Code == "week-28"));
    }

    [Fact]
    public void What_ended_comes_back_while_it_is_still_to_come_and_stays_away_when_its_time_is_over()
    {
        var plan = new Plan();
        plan.Change(Start.AddDays(230), Parity.Parous);
        plan.Note("week-16", MilestoneStatus.NotNeeded, Because.Ended);
        plan.Note("week-28", MilestoneStatus.NotNeeded, Because.Ended);
        plan.Advance(90);
        plan.Change(Start.AddDays(230), Parity.Parous);
        Assert.Equal((MilestoneStatus.NotNeeded, MilestoneStatus.Upcoming), (plan.Told("week-16").Status, plan.Told("week-28").Status));
    }

    /// <summary>A pregnancy's list beside the calendar, which checks itself after each move.</summary>
    private sealed class Plan
    {
        private readonly Dictionary<string, Replan.Row> _done = new(StringComparer.Ordinal);
        private DateOnly _today = Start;
        private DateOnly _edd;
        private Parity _parity;
        private uint _next;

        public List<Replan.Row> Rows { get; private set; } = [];

        public (Guid Id, MilestoneStatus Status, Because? Because) Told(string code) => Rows.Single(r => r.Code == code) is var row ? (row.Id, row.Status, row.Because) : default;

        public void Move(int move)
        {
            switch (move % 4)
            {
                case 0: Change(_edd.AddDays((move / 16 % 101) - 50), _parity); break;
                case 1: Change(_edd, (Parity)(move / 16 % 3)); break;
                case 2: Advance(move / 16 % 40); break;
                default: Note(Rows[move / 16 % Rows.Count].Code, (MilestoneStatus)(2 + (move / 400 % 3)), move / 400 % 3 == 2 ? Because.Person : null); break;
            }
        }

        public int Change(DateOnly edd, Parity parity)
        {
            (_edd, _parity) = (edd, parity);
            var after = Replan.Of(Rows, Schedule.Before(edd, parity, Start), _today, () => new Guid(++_next, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
            Rows = [.. Rows.Where(r => after.All(a => a.Code != r.Code)), .. after.Select(a => a with { Version = a.Version + 1 })];
            Check(justPlanned: true);
            return after.Count;
        }

        public void Advance(int days)
        {
            _today = _today.AddDays(days);
            Rows = [.. Rows.Select(r => r.Status is MilestoneStatus.Upcoming or MilestoneStatus.Open ? r with { Status = Replan.On(_today, r.DueFrom, r.DueTo) } : r)];
            Check(justPlanned: false);
        }

        public void Note(string code, MilestoneStatus status, Because? because)
        {
            var row = Rows.Single(r => r.Code == code);
            if (row.Status == MilestoneStatus.Done) return;
            Rows = [.. Rows.Where(r => r.Code != code), row with { Status = status, Because = because }];
            if (status == MilestoneStatus.Done) _done[code] = Rows[^1];
            Check(justPlanned: false);
        }

        private void Check(bool justPlanned)
        {
            Assert.Equal(Rows.Count, Rows.Select(r => r.Code).Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(Rows.Count, Rows.Select(r => r.Id).Distinct().Count());
            Assert.All(Rows, r => Assert.True(r.DueFrom <= r.DueOn && r.DueOn <= r.DueTo));
            Assert.All(_done, d => Assert.Equal(d.Value, Rows.Single(r => r.Code == d.Key)));
            if (!justPlanned) return;
            var schedule = Schedule.Before(_edd, _parity, Start).ToDictionary(w => w.Code, StringComparer.Ordinal);
            var wanted = schedule.Keys.ToHashSet(StringComparer.Ordinal);
            var inList = Rows.Where(r => wanted.Contains(r.Code)).ToList();
            Assert.Equal((_parity == Parity.Parous ? 7 : 10, 2), (inList.Count(r => r.Kind == MilestoneKind.Appointment), inList.Count(r => r.Kind == MilestoneKind.Scan)));
            Assert.All(inList, r => Assert.True(r.Status != MilestoneStatus.NotNeeded || r.Because is Because.Person or Because.Ended));
            // Whatever else is there was done or missed, or is not needed: nothing beyond the list is due.
            Assert.All(Rows.Except(inList), r => Assert.True(r.Status is MilestoneStatus.Done or MilestoneStatus.NotNeeded || r is { Status: MilestoneStatus.Missed, Because: null }));
            Assert.All(Rows.Where(r => r.Status is MilestoneStatus.Upcoming or MilestoneStatus.Open), r => Assert.Equal(Replan.On(_today, r.DueFrom, r.DueTo), r.Status));
            Assert.All(inList.Where(r => schedule[r.Code].To >= _today && r is not ({ Status: MilestoneStatus.Done } or { Because: Because.Person })), r =>
                Assert.Equal((schedule[r.Code].From, schedule[r.Code].On, schedule[r.Code].To, Replan.On(_today, schedule[r.Code].From, schedule[r.Code].To)), (r.DueFrom, r.DueOn, r.DueTo, r.Status)));
        }
    }
}
