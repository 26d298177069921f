using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class MeetingInTimeTests : ArrangedMeeting
{
    private Task<MeetingInTime> See(Guid meeting, Actor? who = null) => (who ?? Coordinator).Ask(new SeeMeetingInTime(meeting));

    [Fact]
    public async Task Who_comes_to_the_next_list_is_shown_before_it_opens_and_only_at_the_next_meeting_and_to_those_who_order_it()
    {
        var caseId = await Case();
        var (next, after) = (await Planned(12), await Planned(20));
        Assert.Equal(caseId, Assert.Single((await See(next)).Waiting).CaseId);
        Assert.Empty((await See(after)).Waiting);
        Assert.Empty((await See(next, Gp)).Waiting);
    }

    [Fact]
    public async Task Whoever_becomes_due_after_the_list_closed_is_shown_to_wait_for_the_next_one_and_a_referral_once_only()
    {
        var meeting = await ListClosed();
        var caseId = await Case();
        await Referral(await Case(50));
        Assert.Equal(caseId, Assert.Single((await See(meeting)).Waiting).CaseId);
        Assert.Single((await Coordinator.Ask(new SeeMeeting(meeting))).Offered);
    }

    [Fact]
    public async Task When_the_list_opens_and_closes_is_said_while_it_is_still_to_come()
    {
        var meeting = await Planned(12);
        var starts = (await Chair.Ask(new SeeMeeting(meeting))).StartsAt;
        Assert.Equal((starts.AddDays(-10), starts.AddHours(-24)), ((await See(meeting)).List!.Opens, (await See(meeting)).List!.Closes));
        Assert.Null((await See(await ListClosed())).List);
    }

    [Fact]
    public async Task After_the_meeting_it_says_who_was_there_who_sent_apologies_who_was_absent_and_who_came_as_a_deputy()
    {
        await Case();
        var meeting = await ListClosed();
        await Chair.Send(new RecordApology.Command(meeting, HealthVisitor.Id));
        await Chair.Send(new RecordArrival.Command(meeting, Gp.Id, null));
        await Chair.Send(new RecordArrival.Command(meeting, Nobody.Id, HealthVisitor.Id));
        await Chair.Send(new RecordArrival.Command(meeting, Chair.Id, null));
        Assert.Empty((await See(meeting)).Attended);
        await Chair.Send(new StartMeeting.Command(meeting, await Version(meeting)));
        var item = await Started(meeting);
        await Recorded(item);
        await Closed(item);
        await Chair.Send(new FinishMeeting.Command(meeting, await Version(meeting)));

        string Of(Actor who) => $"Worker {who.Id}";
        var attended = (await See(meeting, Gp)).Attended.ToDictionary(a => a.Name);
        Assert.Equal(6, attended.Count);
        Assert.All(new[] { Gp, Chair, Nobody }, who => Assert.Equal(MeetingInTime.Presence.Here, attended[Of(who)].Was));
        Assert.Equal(Of(HealthVisitor), attended[Of(Nobody)].For);
        Assert.Equal((MeetingInTime.Presence.Apologies, Of(Nobody)), (attended[Of(HealthVisitor)].Was, attended[Of(HealthVisitor)].Deputy));
        Assert.All(new[] { Deputy, Coordinator }, who => Assert.Equal(MeetingInTime.Presence.Absent, attended[Of(who)].Was));
    }

    [Fact]
    public async Task A_family_with_which_one_declared_a_conflict_is_not_shown_to_wait()
    {
        var caseId = await Case();
        var meeting = await ListOpen();
        var item = (await Items(meeting))[0];
        await Coordinator.Send(new DeclareConflict.Command(item, null, "My cousin"));
        await Chair.Send(new RemoveItem.Command(item, await Version(item)));
        Assert.Empty((await See(meeting)).Waiting);
        Assert.Equal(caseId, Assert.Single((await See(meeting, Chair)).Waiting).CaseId);
    }

    [Fact]
    public async Task Only_for_the_team()
    {
        var meeting = await Planned();
        await GuardedFor(who => who.Ask(new SeeMeetingInTime(meeting)));
        await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new SeeMeetingInTime(World.NewId())));
    }
}
