using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Milestones;

public sealed class NoteNotNeededTests : ArrangedMilestone
{
    [Fact]
    public async Task It_needs_a_reason_stays_out_when_the_dates_change_and_a_second_press_changes_nothing()
    {
        var id = await Pregnant();
        var one = await Made("week-28", id);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new NoteNotNeeded.Command(one.Id, null, one.Version)))).Input);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new NoteNotNeeded.Command(one.Id, new string('x', 501), one.Version)))).Input);
        var command = new NoteNotNeeded.Command(one.Id, " Seen by the hospital <b>that</b> week ", one.Version);
        await Midwife.Send(command);
        await Midwife.Send(command);
        await World.Arrange("UPDATE antenatal_pregnancy SET agreed_edd = @edd WHERE id = @id", new { id, edd = Gestation.DueByDates(Today.AddDays(-130)) });
        await Plan(id);
        var now = await Read(one.Id);
        Assert.Equal((MilestoneStatus.NotNeeded, Because.Person, "Seen by the hospital <b>that</b> week", one.Version + 1), (now.Status, now.Because!.Value, now.Reason, now.Version));
        Assert.Equal(["NotNeeded"], await StepsOf(one.Id));
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new NoteDone.Command(one.Id, Today, null, WithPartner.No, now.Version)));
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(command with { Reason = "Another", Version = 99 }));
    }

    [Fact]
    public async Task What_took_place_and_the_booking_are_not_taken_out()
    {
        var id = await Pregnant();
        var one = await Made("scan-20", id);
        await Midwife.Send(new NoteDone.Command(one.Id, Today, null, WithPartner.No, one.Version));
        Assert.Contains("took place", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new NoteNotNeeded.Command(one.Id, "A slip", one.Version + 1)))).Message, StringComparison.Ordinal);
        var booking = await Made("booking", id);
        Assert.Contains("own page", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new NoteNotNeeded.Command(booking.Id, "Elsewhere", booking.Version)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_contact_about_it_is_stopped_nothing_is_noted_and_only_who_looks_after_her_may()
    {
        var id = await Pregnant(visitor: Visitor.Id);
        var one = await Made("week-28", id);
        var command = new NoteNotNeeded.Command(one.Id, "Not wanted", one.Version);
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(command));
        await Assert.ThrowsAsync<NotFound>(() => Visitor.Send(command)); // before 28+0
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(command));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(command));
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'LossRecorded', status_before = 'Ongoing' WHERE id = @id", new { id });
        Assert.Contains("stopped", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(command))).Message, StringComparison.Ordinal);
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'Ongoing' WHERE id = @id", new { id });
        World.Clock.Advance(TimeSpan.FromDays(56));
        await Visitor.Send(command);
        Assert.Equal(MilestoneStatus.NotNeeded, (await Read(one.Id)).Status);
    }
}
