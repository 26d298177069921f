using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt;

/// <summary>What the first page says to each person of what waits for them in case meetings.</summary>
public sealed class WaitingTests : ArrangedMeeting
{
    private static Task<string?> Says(Actor who, string path) =>
        who.With(services => services.GetServices<IWaiting>().Single(w => w.Path == path).Says(TestContext.Current.CancellationToken));

    [Fact]
    public async Task Nothing_waits_where_there_is_nothing()
    {
        foreach (var path in new[] { "/mdt/actions", "/mdt/referrals", "/mdt/referrals/inbox", "/mdt/meetings", "/mdt/cases" })
            Assert.Null(await Says(Chair, path));
        Assert.Null(await Says(Guest, "/mdt/invited"));
        await Assert.ThrowsAsync<Denied>(() => Says(Chair, "/mdt/invited"));
    }

    [Fact]
    public async Task Referrals_wait_for_the_team_and_questions_and_drafts_for_the_referrer()
    {
        var of = await Case();
        await Referral(of, "Urgent", "Submitted");
        await World.Arrange("UPDATE mdt_referral SET triage_due_on = @Today", new { Today });
        Assert.Equal("1 waiting, 1 urgent. Look at the first by 2 March 2026.", await Says(Coordinator, "/mdt/referrals/inbox"));
        Assert.Null(await Says(OtherChair, "/mdt/referrals/inbox"));
        await Referral(of, status: "Draft");
        Assert.Equal("1 draft to finish and send.", await Says(HealthVisitor, "/mdt/referrals"));
        await Referral(of, status: "ReturnedForInfo");
        await Referral(of, status: "ReturnedForInfo");
        Assert.Equal("2 questions to answer, 1 draft to finish and send.", await Says(HealthVisitor, "/mdt/referrals"));
        Assert.Null(await Says(Gp, "/mdt/referrals"));
    }

    [Fact]
    public async Task Reviews_that_are_overdue_wait_for_the_team()
    {
        await Case(due: 0);
        Assert.Null(await Says(Gp, "/mdt/cases"));
        await Case(due: -1);
        Assert.Equal("1 overdue for review.", await Says(Gp, "/mdt/cases"));
        Assert.Null(await Says(OtherChair, "/mdt/cases"));
    }

    [Fact]
    public async Task A_meeting_an_invitation_and_then_minutes_and_actions_wait()
    {
        await Case();
        var meeting = await ListOpen();
        Assert.Equal("Next: Sale family MDT, 4 March 2026 at 14:00.", await Says(Gp, "/mdt/meetings"));
        Assert.Null(await Says(OtherChair, "/mdt/meetings"));
        var item = (await Items(meeting))[0];
        await Coordinator.Send(new InviteToItem.Command(World.NewId(), item, Guest.Id));
        await Coordinator.Send(new CloseList.Command(meeting, await Version(meeting)));
        Assert.Equal("1 family to talk about. The meeting: 4 March 2026 at 14:00, Room 1.", await Says(Guest, "/mdt/invited"));

        await Chair.Send(new RecordArrival.Command(meeting, Gp.Id, null));
        await Chair.Send(new StartMeeting.Command(meeting, await Version(meeting)));
        Assert.Equal("Sale family MDT is running now.", await Says(Gp, "/mdt/meetings"));
        await Chair.Send(new StartItem.Command(item, await Version(item)));
        await Recorded(item);
        await Closed(item);
        Assert.Equal("1 to do, the first by 16 March 2026.", await Says(HealthVisitor, "/mdt/actions"));
        await Chair.Send(new FinishMeeting.Command(meeting, await Version(meeting)));
        Assert.Equal("Minutes of 1 meeting to approve.", await Says(Chair, "/mdt/meetings"));
        Assert.Null(await Says(Gp, "/mdt/meetings"));

        World.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal("1 to do, 1 overdue.", await Says(HealthVisitor, "/mdt/actions"));
    }
}
