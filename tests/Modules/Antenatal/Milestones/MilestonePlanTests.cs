using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Milestones;

public sealed class MilestonePlanTests : ArrangedPregnancy
{
    private sealed record Kept(string Code, MilestoneStatus Status, Because? Because, DateOnly DueOn, bool IfFirst);

    [Fact]
    public async Task Scenario_31_due_on_1_march_2027_with_a_first_baby_ten_appointments_and_two_scans_stand_and_a_later_baby_takes_out_only_undone_25_31_and_40()
    {
        World.Clock.MoveTo(new DateOnly(2026, 7, 10).AtLondon(new(10, 0)));
        var id = await Pregnant(edd: new DateOnly(2027, 3, 1), status: PregnancyStatus.Notified);
        await Plan(p => p.Remake(id, default));
        var rows = await Rows(id);
        Assert.Equal((10, 2), (rows.Count(r => r.Code is "booking" || r.Code.StartsWith("week-", StringComparison.Ordinal)), rows.Count(r => r.Code.StartsWith("scan-", StringComparison.Ordinal))));
        Assert.Equal(new DateOnly(2026, 11, 16), rows.Single(r => r.Code == "week-25").DueOn);

        await World.Arrange("UPDATE antenatal_milestone SET status = 'Done', done_on = @Today WHERE pregnancy_id = @id AND code = 'week-25'", new { id, Today });
        await Change(id, new DateOnly(2027, 3, 1), Parity.Parous);
        Assert.Equal(["week-31", "week-40"], (await Rows(id)).Where(r => r.Status == MilestoneStatus.NotNeeded).Select(r => r.Code));
        Assert.Equal(MilestoneStatus.Done, (await Rows(id)).Single(r => r.Code == "week-25").Status);
    }

    [Fact]
    public async Task A_due_date_that_is_not_known_has_no_appointments_and_the_parity_that_is_not_known_the_longer_list_marked()
    {
        var id = await Pregnant(eddKnown: false, parity: Parity.NotKnown);
        await Plan(p => p.Remake(id, default));
        Assert.Empty(await Rows(id));
        await Change(id, Gestation.DueByDates(Today.AddDays(-40)), Parity.NotKnown);
        Assert.Equal(["week-25", "week-31", "week-40"], (await Rows(id)).Where(r => r.IfFirst).Select(r => r.Code));
        await Change(id, null, Parity.NotKnown);
        Assert.All(await Rows(id), r => Assert.Equal(MilestoneStatus.NotNeeded, r.Status));
    }

    [Fact]
    public async Task What_ends_is_not_needed_and_what_is_still_to_come_returns_from_the_dates_as_they_are_then()
    {
        var id = await Pregnant();
        await Plan(p => p.Remake(id, default));
        var before = await Rows(id);
        await Plan(p => p.EndAll(id, default));
        Assert.DoesNotContain(await Rows(id), r => r.Status is MilestoneStatus.Upcoming or MilestoneStatus.Open);
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'LossRecorded', status_before = 'Ongoing' WHERE id = @id", new { id });
        await Plan(p => p.Remake(id, default));
        Assert.DoesNotContain(await Rows(id), r => r.Status is MilestoneStatus.Upcoming or MilestoneStatus.Open);
        await Plan(p => p.Return(id, default));
        Assert.Equal(before, await Rows(id));
        Assert.Contains(await Rows(id), r => r.Status == MilestoneStatus.Open);
    }

    [Fact]
    public async Task When_the_baby_is_born_the_rest_is_not_needed_and_the_health_visitors_contacts_come_from_that_day()
    {
        var id = await Pregnant(edd: Today.AddDays(10), visitor: Visitor.Id);
        await Plan(p => p.Remake(id, default));
        await World.Arrange("UPDATE antenatal_baby SET state = 'Born', born_on = @on WHERE pregnancy_id = @id", new { id, on = Today.AddDays(-1) });
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'Born' WHERE id = @id", new { id });
        await Plan(p => p.Remake(id, default));
        var rows = (await Rows(id)).ToDictionary(r => r.Code);
        Assert.All(["week-38", "week-40", "week-41"], code => Assert.Equal((MilestoneStatus.NotNeeded, Because.Plan), (rows[code].Status, rows[code].Because)));
        Assert.Equal((MilestoneStatus.Upcoming, Today.AddDays(13)), (rows["visit-new-birth"].Status, rows["visit-new-birth"].DueOn));
        Assert.Equal(4, rows.Values.Count(r => r.Status == MilestoneStatus.Upcoming));
    }

    [Fact]
    public async Task A_booking_that_was_held_is_done_and_one_by_another_provider_is_not_asked_for()
    {
        var (id, elsewhere) = (await Pregnant(), await Pregnant());
        await World.Arrange("UPDATE antenatal_pregnancy SET booking_done_on = @on WHERE id = @id", new { id, on = Today.AddDays(-60) });
        await World.Arrange("UPDATE antenatal_pregnancy SET booked_elsewhere = 1 WHERE id = @elsewhere", new { elsewhere });
        await Plan(p => p.Remake(id, default));
        await Plan(p => p.Remake(elsewhere, default));
        await Plan(p => p.Remake(id, default));
        Assert.Equal(MilestoneStatus.Done, (await Rows(id)).Single(r => r.Code == "booking").Status);
        Assert.DoesNotContain(await Rows(elsewhere), r => r.Code == "booking");
    }

    /// <summary>
    /// Dates and parity that change, days that go by, appointments that are noted, an end (loss, move, death) and a way back, in any order: what is done never changes,
    /// nothing is due while it has ended, and what is undone and still to come always is the schedule's.
    /// </summary>
    [Theory]
    [InlineData(Parity.Nulliparous)]
    [InlineData(Parity.Parous)]
    [InlineData(Parity.NotKnown)]
    internal async Task Whatever_happens_what_is_done_stays_and_what_is_undone_and_to_come_is_the_schedule(Parity first)
    {
        foreach (var moves in Gen.Choose(0, 1_000_000).ArrayOf(14).Sample(20))
        {
            var run = new Run(this, await Pregnant(NewFamily().Mother, edd: Today.AddDays(210), parity: first), first, Today.AddDays(210));
            await run.Plan();
            foreach (var move in moves) await run.Move(move);
            Assert.True(run.Checked > 0);
        }
    }

    /// <summary>A pregnancy beside what is expected of its list, which is checked after each move.</summary>
    private sealed class Run(MilestonePlanTests world, Guid id, Parity parity, DateOnly edd)
    {
        private sealed record Row(string Code, MilestoneStatus Status, Because? Because, DateOnly DueFrom, DateOnly DueOn, DateOnly DueTo, DateOnly? DoneOn, int Version);

        private readonly Dictionary<string, Row> _done = new(StringComparer.Ordinal);
        private readonly DateOnly _notified = world.Today.AddDays(-30);
        private Parity _parity = parity;
        private DateOnly _edd = edd;
        private bool _ended;

        public int Checked { get; private set; }

        public Task Plan() => Does(plan => plan.Remake(id, default));

        public async Task Move(int move)
        {
            var by = move / 16;
            switch (move % 6)
            {
                case 0: await Date(_edd.AddDays((by % 101) - 50), _parity); break;
                case 1: await Date(_edd, (Parity)(by % 3)); break;
                case 2: await Days(by % 35); break;
                case 3: await Note(by); break;
                case 4: await End(by % 2 == 0 ? PregnancyStatus.LossRecorded : PregnancyStatus.MovedAway); break;
                default: await Back(); break;
            }
        }

        private async Task Date(DateOnly edd, Parity parity)
        {
            (_edd, _parity) = (edd, parity);
            await world.World.Arrange("UPDATE antenatal_pregnancy SET agreed_edd = @edd, parity = @parity WHERE id = @id", new { id, edd, parity });
            await Plan();
        }

        private async Task Days(int days)
        {
            world.World.Clock.Advance(TimeSpan.FromDays(days));
            await world.World.Tick();
            Check(await Rows());
        }

        private async Task Note(int which)
        {
            List<Row> undone = [.. (await Rows()).Where(r => r.Status is MilestoneStatus.Upcoming or MilestoneStatus.Open or MilestoneStatus.Missed)];
            if (undone.Count == 0) return;
            var code = undone[which % undone.Count].Code;
            await world.World.Arrange("""
                UPDATE antenatal_milestone SET status = 'Done', because = NULL, done_on = @on, version = version + 1 WHERE pregnancy_id = @id AND code = @code
                """, new { id, code, on = world.Today });
            _done[code] = (await Rows()).Single(r => r.Code == code);
        }

        private async Task End(PregnancyStatus how)
        {
            if (_ended) return;
            _ended = true;
            await world.World.Arrange("UPDATE antenatal_pregnancy SET status = @how, status_before = 'Ongoing' WHERE id = @id", new { id, how });
            await Does(plan => plan.EndAll(id, default));
        }

        /// <summary>As a loss that was put right does it, before its step, and as a move that was taken back does it, after its own.</summary>
        private async Task Back()
        {
            if (!_ended) return;
            await Does(plan => plan.Return(id, default), ended: false);
            await world.World.Arrange("UPDATE antenatal_pregnancy SET status = 'Ongoing', status_before = NULL WHERE id = @id", new { id });
            _ended = false;
            await Does(plan => plan.Return(id, default));
        }

        private async Task Does(Func<MilestonePlan, Task> act, bool? ended = null)
        {
            await world.Plan(act);
            Check(await Rows(), planned: true, ended);
        }

        private Task<IReadOnlyList<Row>> Rows() =>
            world.World.Sql<Row>("SELECT code, status, because, due_from, due_on, due_to, done_on, version FROM antenatal_milestone WHERE pregnancy_id = @id", new { id });

        private void Check(IReadOnlyList<Row> rows, bool planned = false, bool? ended = null)
        {
            Checked++;
            Assert.All(_done, d => Assert.Equal(d.Value, rows.Single(r => r.Code == d.Key)));
            if (ended ?? _ended)
            {
                Assert.DoesNotContain(rows, r => r.Status is MilestoneStatus.Upcoming or MilestoneStatus.Open);
                return;
            }
            if (!planned) return;
            var wanted = Schedule.Before(_edd, _parity, _notified).ToDictionary(w => w.Code, StringComparer.Ordinal);
            foreach (var one in wanted.Values.Where(w => w.To >= world.Today && !_done.ContainsKey(w.Code)))
            {
                var row = rows.Single(r => r.Code == one.Code);
                Assert.Equal((one.From, one.On, one.To, Replan.On(world.Today, one.From, one.To)), (row.DueFrom, row.DueOn, row.DueTo, row.Status));
            }
            Assert.DoesNotContain(rows, r => r.Status is MilestoneStatus.Upcoming or MilestoneStatus.Open && !wanted.ContainsKey(r.Code));
        }
    }

    private Task<IReadOnlyList<Kept>> Rows(Guid id) =>
        World.Sql<Kept>("SELECT code, status, because, due_on, if_first FROM antenatal_milestone WHERE pregnancy_id = @id ORDER BY due_on, code", new { id });

    private async Task Change(Guid id, DateOnly? edd, Parity parity)
    {
        await World.Arrange("UPDATE antenatal_pregnancy SET agreed_edd = @edd, parity = @parity WHERE id = @id", new { id, edd, parity });
        await Plan(p => p.Remake(id, default));
    }

    private Task<bool> Plan(Func<MilestonePlan, Task> act) => Midwife.With(async services =>
    {
        await services.GetRequiredService<Db>().InOne(() => act(services.GetRequiredService<MilestonePlan>()));
        return true;
    });
}
