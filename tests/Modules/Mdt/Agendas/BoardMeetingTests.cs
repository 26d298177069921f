using Neighbourhood.Mdt.Agendas;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Minutes;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class BoardMeetingTests : ArrangedAgenda
{
    [Theory, InlineData("board"), InlineData("task-group"), InlineData("locality-event")]
    public async Task A_board_goes_through_all_states_and_lists_no_family(string kind)
    {
        await Is(kind);
        await Case(-3); // it should have none; were there one, it would not be listed
        var meeting = await Running();
        Assert.Empty(await Items(meeting));
        var view = await Chair.Ask(new SeeMeeting(meeting));
        Assert.False(view.TalksAboutFamilies);
        var point = (await Points(meeting))[1];
        await Chair.Send(new RecordPoint.Command(meeting, point.Id, "All went well.", "Go on as we do.", null, point.Version));
        await Owed(meeting, point.Id, Gp);
        Assert.Empty(Told<MdtNoticeGiven>());

        await Finish(meeting);
        Assert.Equal((MdtNoticeKind.ActionAssigned, Gp.Id), (Told<MdtNoticeGiven>()[0].Kind, Assert.Single(Told<MdtNoticeGiven>()[0].UserIds)));
        await Chair.Send(new ApproveMinutes.Command(meeting, null, await Version(meeting), await EntriesVersion(meeting)));
        Assert.Equal("MinutesApproved", await Status(meeting));
    }

    [Fact]
    public async Task Its_minutes_hold_points_decisions_breakouts_actions_and_papers_and_name_no_worker()
    {
        var (meeting, breakout) = await On("locality-event", AgendaPointKind.Breakout);
        await Coordinator.Send(new AddPaper.Command(World.NewId(), meeting, "What families told us", "https://example.org/a", null, Gp.Id));
        await Chair.Send(new RecordPoint.Command(meeting, breakout.Id, "Six at the table.", "Try it for a term.", "The nursery walks with parents.", breakout.Version));
        var challenge = await Chair.Send(new AddChallenge.Command(World.NewId(), meeting, breakout.Id, "No bus after six", "Share a minibus", Gp.Id));
        await Chair.Send(new TurnIntoAction.Command(meeting, challenge));
        await Finish(meeting);

        var minutes = await Chair.Ask(new SeeMinutes(meeting));
        Assert.Equal(["Papers: What families told us."], minutes.Entries[0].Text!.Split('\n').Where(l => l.StartsWith("Papers", StringComparison.Ordinal)));
        Assert.Contains("There was a quorum at each decision.", minutes.Entries[0].Text, StringComparison.Ordinal);
        var points = await Points(meeting);
        Assert.Equal(points.Select(p => p.Title), minutes.Entries.Skip(1).Select(e => e.Heading));
        var entry = minutes.Entries.Single(e => e.Heading == breakout.Title);
        Assert.Equal(
            ["Six at the table.", "Challenge: No bus after six", "Proposed solution: Share a minibus (GP)", "Knowledge shared: The nursery walks with parents.", "Decision: Try it for a term.",
                $"Action: Share a minibus (GP, by {Today.AddDays(14).ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"))})"],
            entry.Text!.Split('\n'));
        Assert.Equal([$"Worker {Gp.Id}"], entry.Owners);
        Assert.Equal("Nothing was recorded.", minutes.Entries[1].Text);
    }

    [Fact]
    public async Task What_a_board_decides_without_a_quorum_is_provisional_and_the_approval_says_how_it_is_confirmed()
    {
        await Is("board");
        var meeting = await Running(Chair);
        var point = (await Points(meeting))[4];
        await Chair.Send(new RecordPoint.Command(meeting, point.Id, null, "Move the clinic.", null, 1));
        Assert.True((await Points(meeting))[4].Inquorate);
        await Finish(meeting);
        Assert.Contains("1 of 1 decisions was made without a quorum", (await Chair.Ask(new SeeMinutes(meeting))).Entries[0].Text, StringComparison.Ordinal);
        await IsRefused(Chair.Send(new ApproveMinutes.Command(meeting, null, await Version(meeting), await EntriesVersion(meeting))), "QuorumNote", "without a quorum");
        await Chair.Send(new ApproveMinutes.Command(meeting, "At the next meeting.", await Version(meeting), await EntriesVersion(meeting)));
    }

    [Fact]
    public async Task A_case_meetings_minutes_hold_the_points_on_which_something_was_recorded_around_the_families()
    {
        await Is("family");
        await Case();
        var meeting = await Running();
        var points = await Points(meeting);
        foreach (var place in new[] { 1, 4 })
            await Chair.Send(new RecordPoint.Command(meeting, points[place].Id, $"Said on {place}.", null, null, 1));
        var item = await Started(meeting);
        await Recorded(item);
        await Closed(item);
        await Finish(meeting);
        var entries = (await Chair.Ask(new SeeMinutes(meeting))).Entries;
        Assert.Equal([null, points[1].Title, null, points[4].Title], entries.Select(e => e.Heading));
        Assert.Equal(item, entries[2].ItemId);
    }

    [Fact]
    public async Task Nothing_that_was_recorded_is_cut_off_where_it_is_long()
    {
        var (meeting, breakout) = await On("locality-event", AgendaPointKind.Breakout);
        await Chair.Send(new RecordPoint.Command(meeting, breakout.Id, new string('n', 2000), null, new string('k', 2000), breakout.Version));
        for (var i = 0; i < 8; i++) await Chair.Send(new AddChallenge.Command(World.NewId(), meeting, breakout.Id, new string('c', 500), new string('s', 500), Gp.Id));
        await Finish(meeting);
        var texts = (await Chair.Ask(new SeeMinutes(meeting))).Entries.Where(e => e.Heading == breakout.Title).Select(e => e.Text!).ToList();
        Assert.All(texts, t => Assert.InRange(t.Length, 1, MinutesText.Most));
        // Each is written whole, in one entry or the next; the words around them have a few of these letters too.
        Assert.InRange(texts.Sum(t => t.Count(c => c == 'n')), 2000, 2100);
        Assert.InRange(texts.Sum(t => t.Count(c => c == 'k')), 2000, 2100);
        Assert.Equal(4000, texts.Sum(t => t.Split("Challenge: ").Skip(1).Sum(p => p.Split('\n')[0].Length)));
    }

    [Fact]
    public async Task A_cancelled_board_lists_nothing_on_the_next_and_a_closed_agenda_may_still_be_changed()
    {
        await Is("board");
        var (first, next) = (await ListClosed(), await ListOpen(30));
        await Coordinator.Send(new AddPoint.Command(World.NewId(), first, AgendaPointKind.Discussion, "One thing more", null, null));
        await Chair.Send(new CancelMeeting.Command(first, "Snow", await Version(first)));
        Assert.Empty(await Items(next));
        await IsRefused(Coordinator.Send(new AddPoint.Command(World.NewId(), first, AgendaPointKind.Discussion, "Late", null, null)), "", "its agenda cannot be changed");
    }
}
