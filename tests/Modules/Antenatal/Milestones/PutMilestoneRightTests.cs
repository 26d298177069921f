using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Milestones;

public sealed class PutMilestoneRightTests : ArrangedMilestone
{
    /// <summary>It took place today, as its midwife noted.</summary>
    private async Task<Kept> Held(string code, Guid pregnancy)
    {
        var one = await Made(code, pregnancy);
        await Midwife.Send(new NoteDone.Command(one.Id, Today, "Hub", WithPartner.Yes, one.Version));
        return await Read(one.Id);
    }

    [Fact]
    public async Task What_was_noted_is_taken_back_whole_with_a_reason_and_a_second_press_changes_nothing()
    {
        var one = await Held("scan-20", await Pregnant());
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new PutMilestoneRight.Command(one.Id, " ", one.Version)))).Input);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new PutMilestoneRight.Command(one.Id, new string('x', 501), one.Version)))).Input);
        var command = new PutMilestoneRight.Command(one.Id, " Another woman's scan ", one.Version);
        await Midwife.Send(command);
        await Midwife.Send(command);
        var now = await Read(one.Id);
        Assert.Equal((MilestoneStatus.Open, null, null, null, null, one.Version + 1), (now.Status, now.Because, now.DoneOn, now.Place, now.WithPartner, now.Version));
        Assert.Equal(["Another woman's scan"], await World.Sql<string>("SELECT reason FROM antenatal_step WHERE subject_id = @Id AND from_status = 'Done'", new { one.Id }));
    }

    [Fact]
    public async Task It_then_is_due_to_come_or_missed_as_its_dates_say_on_that_day()
    {
        var one = await Held("scan-20", await Pregnant());
        World.Clock.Advance(TimeSpan.FromDays(10));
        await Midwife.Send(new PutMilestoneRight.Command(one.Id, "Another woman's", one.Version));
        Assert.Equal(MilestoneStatus.Missed, (await Read(one.Id)).Status);

        var (_, other, _, _) = NewFamily();
        var early = await Held("week-25", await Pregnant(other));
        await Midwife.Send(new PutMilestoneRight.Command(early.Id, "Another woman's", early.Version));
        Assert.Equal((MilestoneStatus.Upcoming, null), ((await Read(early.Id)).Status, (await Read(early.Id)).DoneOn));
    }

    [Fact]
    public async Task One_that_a_person_took_out_comes_back_counted_from_the_date_as_it_is_now()
    {
        var id = await Pregnant();
        var one = await Made("week-28", id);
        await Midwife.Send(new NoteNotNeeded.Command(one.Id, "Seen by the hospital that week", one.Version));
        var edd = Gestation.DueByDates(Today.AddDays(-130));
        await World.Arrange("UPDATE antenatal_pregnancy SET agreed_edd = @edd WHERE id = @id", new { id, edd });
        await Plan(id);
        Assert.Equal(MilestoneStatus.NotNeeded, (await Read(one.Id)).Status);
        await Midwife.Send(new PutMilestoneRight.Command(one.Id, "It was another week", one.Version + 1));
        Assert.Equal((MilestoneStatus.Upcoming, null), ((await Read(one.Id)).Status, (await Read(one.Id)).Reason));
        Assert.Equal(Gestation.DayOf(edd, 28), (await Midwife.Ask(new SeeMilestone(one.Id))).Milestone.DueOn);
    }

    [Fact]
    public async Task What_nobody_noted_and_the_booking_are_not_taken_back_here_and_a_stale_page_says_so()
    {
        var id = await Pregnant();
        var one = await Made("week-28", id);
        Assert.Contains("Nobody has noted", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new PutMilestoneRight.Command(one.Id, "A slip", one.Version)))).Message, StringComparison.Ordinal);
        await World.Arrange("UPDATE antenatal_pregnancy SET booking_done_on = @on WHERE id = @id", new { id, on = Today.AddDays(-60) });
        var booking = await Made("booking", id);
        Assert.Contains("own page", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new PutMilestoneRight.Command(booking.Id, "A slip", booking.Version)))).Message, StringComparison.Ordinal);
        var held = await Held("scan-20", id);
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(new PutMilestoneRight.Command(held.Id, "A slip", held.Version - 1)));
        Assert.Equal(MilestoneStatus.Done, (await Read(held.Id)).Status);
    }

    [Fact]
    public async Task Once_contact_about_it_is_stopped_nothing_is_changed_and_only_who_looks_after_her_may()
    {
        var id = await Pregnant(visitor: Visitor.Id);
        var one = await Held("scan-20", id);
        var command = new PutMilestoneRight.Command(one.Id, "A slip", one.Version);
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(command));
        await Assert.ThrowsAsync<NotFound>(() => Visitor.Send(command)); // before 28+0
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(command));
        await Assert.ThrowsAsync<Denied>(() => HubWorker.Send(command));
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Send(command with { MilestoneId = World.NewId() }));
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'LossRecorded', status_before = 'Ongoing' WHERE id = @id", new { id });
        Assert.Contains("stopped", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(command))).Message, StringComparison.Ordinal);
        Assert.Null((await Midwife.Ask(new SeeMilestone(one.Id))).At); // no weeks are counted any more
    }
}
