using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Milestones;

public sealed class NoteDoneTests : ArrangedMilestone
{
    [Fact]
    public async Task A_midwife_notes_when_where_and_whether_her_partner_was_there_and_a_second_press_changes_nothing()
    {
        var one = await Made("week-25", await Pregnant());
        var command = new NoteDone.Command(one.Id, Today, " Acorn Hub ", WithPartner.Yes, one.Version);
        await Midwife.Send(command);
        await Midwife.Send(command);
        var kept = await Read(one.Id);
        Assert.Equal((MilestoneStatus.Done, (DateOnly?)Today, "Acorn Hub", (WithPartner?)WithPartner.Yes, one.Version + 1), (kept.Status, kept.DoneOn, kept.Place, kept.WithPartner, kept.Version));
        Assert.Equal(["Done"], await StepsOf(one.Id));
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(command with { Version = 99 }));
    }

    [Fact]
    public async Task What_is_missing_or_cannot_be_is_refused_by_name()
    {
        var id = await Pregnant();
        var one = await Made("week-25", id);
        var refused = await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new NoteDone.Command(one.Id, null, new string('x', 201), null, one.Version)));
        Assert.Equal(["DoneOn", "Place", "WithPartner"], refused.Reasons.Select(r => r.Input));
        Assert.Equal("DoneOn", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new NoteDone.Command(one.Id, Today.AddDays(1), null, WithPartner.No, one.Version)))).Input);
        Assert.Equal("DoneOn", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new NoteDone.Command(one.Id, Today.AddDays(-141), null, WithPartner.No, one.Version)))).Input);
        var booking = await Made("booking", id);
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new NoteDone.Command(booking.Id, Today, null, WithPartner.No, booking.Version)));
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'LossRecorded', status_before = 'Ongoing' WHERE id = @id", new { id });
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new NoteDone.Command(one.Id, Today, null, WithPartner.No, one.Version)));
    }

    [Fact]
    public async Task Another_team_does_not_find_it_nobody_may_and_a_health_visitor_finds_it_from_28_weeks()
    {
        var one = await Made("week-25", await Pregnant(visitor: Visitor.Id));
        var command = new NoteDone.Command(one.Id, Today, null, WithPartner.No, one.Version);
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(command));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(command));
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(command));
        await Assert.ThrowsAsync<NotFound>(() => Visitor.Send(command));
        World.Clock.Advance(TimeSpan.FromDays(56));
        Assert.Equal("28+0", (await Visitor.Ask(new SeeMilestone(one.Id))).At);
        await Visitor.Send(command);
    }

    [Fact]
    public async Task One_that_counted_as_missed_is_put_right_by_noting_it()
    {
        var one = await Made("scan-20", await Pregnant());
        World.Clock.Advance(TimeSpan.FromDays(10));
        await World.Tick();
        var missed = await Read(one.Id);
        Assert.Equal(MilestoneStatus.Missed, missed.Status);
        await Midwife.Send(new NoteDone.Command(one.Id, Today.AddDays(-8), null, WithPartner.NotAsked, missed.Version));
        Assert.Equal(MilestoneStatus.Done, (await Read(one.Id)).Status);
    }

    [Fact]
    public async Task Of_a_booking_that_was_held_the_place_and_her_partner_are_noted_here_and_its_date_is_not_changed()
    {
        var id = await Pregnant();
        await World.Arrange("UPDATE antenatal_pregnancy SET booking_done_on = @on WHERE id = @id", new { id, on = Today.AddDays(-60) });
        var one = await Made("booking", id);
        Assert.Equal("DoneOn", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new NoteDone.Command(one.Id, Today, null, WithPartner.Yes, one.Version)))).Input);
        await Midwife.Send(new NoteDone.Command(one.Id, Today.AddDays(-60), "Hub", WithPartner.Yes, one.Version));
        Assert.Equal(("Hub", (WithPartner?)WithPartner.Yes), (await Read(one.Id) is var kept ? (kept.Place, kept.WithPartner) : default));
    }

    [Fact]
    public async Task What_fell_out_of_the_list_and_took_place_all_the_same_may_be_noted()
    {
        var id = await Pregnant();
        var one = await Made("week-25", id);
        await World.Arrange("UPDATE antenatal_pregnancy SET parity = 'Parous' WHERE id = @id", new { id });
        await Plan(id);
        await Midwife.Send(new NoteDone.Command(one.Id, Today, null, WithPartner.No, one.Version + 1));
        Assert.Equal(MilestoneStatus.Done, (await Read(one.Id)).Status);
    }
}
