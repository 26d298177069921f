using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Minutes;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class SeeAgendaTests : ArrangedAgenda
{
    private Task Works(Testing.Actor who, string profession) =>
        World.Arrange("UPDATE mdt_member SET profession = @profession WHERE mdt_id = @Mdt AND user_id = @user", new { profession, Mdt, user = who.Id });

    [Fact]
    public async Task R0_20_attendance_from_both_sides_is_shown_and_judged_before_during_and_after()
    {
        await Is("hub-prescribing");
        await Works(Gp, "family-hub");
        var meeting = await ListClosed();
        var before = await See(meeting, Gp);
        Assert.Equal((true, "Nobody from social prescribing is expected."), (before.OneSided, before.Sides));
        await Works(HealthVisitor, "link-worker");
        Assert.Equal((false, "Both sides are expected."), ((await See(meeting)).OneSided, (await See(meeting)).Sides));
        await Chair.Send(new RecordApology.Command(meeting, HealthVisitor.Id));
        Assert.True((await See(meeting)).OneSided);

        await Chair.Send(new RecordArrival.Command(meeting, HealthVisitor.Id, null));
        var during = await See(meeting);
        Assert.Equal((true, "Nobody from the family hub is here."), (during.OneSided, during.Sides));
        Assert.Contains("Nobody from the family hub is here.", (await Chair.Ask(new SeeMeeting(meeting))).Quorum, StringComparison.Ordinal);
        await Chair.Send(new StartMeeting.Command(meeting, await Version(meeting)));
        await Finish(meeting);
        Assert.Equal("Nobody from the family hub came.", (await See(meeting)).Sides);
        Assert.Contains("Nobody from the family hub came.", (await Chair.Ask(new SeeMinutes(meeting))).Entries[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_joint_meeting_with_both_sides_says_so_and_may_talk_about_families()
    {
        await Is("hub-prescribing");
        await Works(Gp, "family-hub");
        await Works(HealthVisitor, "link-worker");
        await Case();
        var meeting = await Running();
        Assert.Single(await Items(meeting));
        Assert.Equal("Both sides are here.", (await See(meeting)).Sides);
        Assert.Null(BothSides.Came("board", []));
    }

    [Fact]
    public async Task What_is_recorded_reaches_the_members_with_the_approved_minutes()
    {
        var (meeting, breakout) = await On("locality-event", AgendaPointKind.Breakout);
        await Chair.Send(new RecordPoint.Command(meeting, breakout.Id, "Six at the table.", "Try it.", "Walks.", breakout.Version));
        await Chair.Send(new AddChallenge.Command(World.NewId(), meeting, breakout.Id, "No bus", "Share one", Gp.Id));
        await Owed(meeting, breakout.Id, Gp);
        var mine = (await Points(meeting, Gp)).Single(p => p.Id == breakout.Id);
        Assert.False(mine.IsRecorded);
        Assert.True((await Points(meeting, Coordinator)).Single(p => p.Id == breakout.Id).IsRecorded);
        await Finish(meeting);
        Assert.False((await Points(meeting, Gp)).Single(p => p.Id == breakout.Id).IsRecorded);
        await Chair.Send(new ApproveMinutes.Command(meeting, null, await Version(meeting), await EntriesVersion(meeting)));
        mine = (await Points(meeting, Gp)).Single(p => p.Id == breakout.Id);
        Assert.Equal(("Six at the table.", "Try it.", "Walks.", 1, 1), (mine.Notes, mine.Outcome, mine.Knowledge, mine.Challenges.Count, mine.Actions.Count));
    }

    [Fact]
    public async Task Another_teams_member_finds_nothing()
    {
        await Is("board");
        var meeting = await Planned();
        await NotForOthers(who => who.Ask(new SeeAgenda(meeting)), members: true);
        await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new SeeAgenda(World.NewId())));
    }
}
