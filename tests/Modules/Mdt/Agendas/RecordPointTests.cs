using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class RecordPointTests : ArrangedAgenda
{
    [Fact]
    public async Task Notes_outcome_and_knowledge_are_kept_and_the_same_again_changes_nothing()
    {
        var (meeting, point) = await On("locality-event", AgendaPointKind.Breakout);
        Assert.Equal(2, await Chair.Send(new RecordPoint.Command(meeting, point.Id, " Six\r\nat the table ", "Try it", "Walks", 1)));
        Assert.Equal(2, await Chair.Send(new RecordPoint.Command(meeting, point.Id, "Six\nat the table", "Try it", "Walks", 1)));
        var kept = (await Points(meeting)).Single(p => p.Id == point.Id);
        Assert.Equal(("Six\nat the table", "Try it", "Walks", false, 2), (kept.Notes, kept.Outcome, kept.Knowledge, kept.Inquorate, kept.Version));
    }

    [Fact]
    public async Task A_stale_page_shows_both()
    {
        var (meeting, point) = await On("board", AgendaPointKind.Discussion);
        await Chair.Send(new RecordPoint.Command(meeting, point.Id, "One", null, null, 1));
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Deputy.Send(new RecordPoint.Command(meeting, point.Id, "Two", null, null, 1)));
        Assert.Equal(("One", "Two"), (conflict.Stands["Notes"], conflict.Sent["Notes"]));
    }

    [Fact]
    public async Task Refusals_by_name()
    {
        var (meeting, point) = await On("board", AgendaPointKind.Discussion);
        var right = new RecordPoint.Command(meeting, point.Id, "One", null, null, 1);
        await IsRefused(Chair.Send(right with { Notes = new string('x', 2001) }), "Notes", "2000");
        await IsRefused(Chair.Send(right with { Outcome = new string('x', 1001) }), "Outcome", "1000");
        await IsRefused(Chair.Send(right with { Knowledge = "We know" }), "Knowledge", "Only a breakout");
        await Assert.ThrowsAsync<NotFound>(() => Chair.Send(right with { PointId = World.NewId() }));
        await NotForOthers(who => who.Send(right));
        await Assert.ThrowsAsync<Denied>(() => Coordinator.Send(right));
        await Finish(meeting);
        await IsRefused(Chair.Send(right), "", "nothing can be recorded");
        var closed = await ListClosed();
        await IsRefused(Chair.Send(right with { MeetingId = closed, PointId = (await Points(closed))[0].Id }), "", "start the meeting first");
        await Is("family");
        await IsRefused(RunFamily(), "", "chair's console");
    }

    private async Task<int> RunFamily()
    {
        var meeting = await Running();
        var families = (await Points(meeting)).Single(p => p.Kind == AgendaPointKind.Cases);
        return await Chair.Send(new RecordPoint.Command(meeting, families.Id, "They said", null, null, 1));
    }

    [Fact]
    public async Task The_page_saves_all_that_was_typed_whichever_button_is_pressed()
    {
        var (meeting, point) = await On("locality-event", AgendaPointKind.Breakout);
        await Chair.On((send, _) => new RecordPoint.Page(send), async page =>
        {
            (page.MeetingId, page.PointId, page.NotesOf, page.Version, page.Notes) = (meeting, point.Id, point.Id, point.Version, "Six at the table");
            (page.NewChallengeId, page.ChallengeText, page.Solution, page.SolutionOwnerId) = (World.NewId(), "No bus", "Share one", Gp.Id);
            (page.NewActionId, page.Text, page.OwnerUserId, page.Then) = (World.NewId(), "Ask the school", HealthVisitor.Id, Guid.Empty);
            Assert.Equal($"/mdt/meetings/{meeting}/agenda?pointId={Guid.Empty}", Assert.IsType<RedirectResult>(await page.OnPost(CancellationToken.None)).Url);
            return 0;
        });
        var kept = (await Points(meeting)).Single(p => p.Id == point.Id);
        Assert.Equal(("Six at the table", "No bus", "Ask the school"), (kept.Notes, Assert.Single(kept.Challenges).Text, Assert.Single(kept.Actions).Text));
    }

    [Fact]
    public async Task A_refusal_keeps_what_was_typed_and_pressing_again_makes_nothing_twice()
    {
        var (meeting, point) = await On("locality-event", AgendaPointKind.Breakout);
        var (challenge, action) = (World.NewId(), World.NewId());
        async Task<IActionResult> Press(int version, Guid? owner) => await Chair.On((send, _) => new RecordPoint.Page(send), async page =>
        {
            (page.MeetingId, page.PointId, page.NotesOf, page.Version, page.Notes) = (meeting, point.Id, point.Id, version, "Six at the table");
            (page.NewChallengeId, page.ChallengeText, page.Solution, page.SolutionOwnerId) = (challenge, "No bus", "Share one", Gp.Id);
            (page.NewActionId, page.Text, page.OwnerUserId) = (action, "Ask the school", owner);
            var shown = await page.OnPost(CancellationToken.None);
            if (shown is PageResult) Assert.Equal((422, "Ask the school", 2, point.Id), (page.Response.StatusCode, page.Text, page.Version, page.InHand!.Id));
            return shown;
        });
        Assert.IsType<PageResult>(await Press(1, null));
        Assert.IsType<RedirectResult>(await Press(2, Gp.Id));
        var kept = (await Points(meeting)).Single(p => p.Id == point.Id);
        Assert.Equal((1, 1), (kept.Challenges.Count, kept.Actions.Count));
    }
}
