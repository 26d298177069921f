using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class ConsolePageTests : ArrangedMeeting
{
    private async Task<(Guid Meeting, Guid Item)> Open()
    {
        await Case();
        var meeting = await Running();
        return (meeting, await Started(meeting));
    }

    [Fact]
    public async Task What_was_typed_for_another_button_is_refused_when_it_is_too_long_and_stays_on_the_page()
    {
        var (meeting, item) = await Open();
        await Chair.On((send, _) => new RecordDeparture.Page(send), async page =>
        {
            (page.MeetingId, page.ItemId, page.NotesOf, page.Version, page.Who) = (meeting, item, item, 2, Gp.Id);
            (page.Detail, page.Text, page.DeferReason) = (new string('x', 9000), new string('y', 9000), new string('z', 9000));
            var shown = await page.OnPost(CancellationToken.None);
            Assert.IsType<PageResult>(shown);
            Assert.Equal(422, page.Response.StatusCode);
            Assert.All(["Detail", "Text", "DeferReason"], name => Assert.True(page.IsWrong(name)));
            Assert.Equal(9000, page.Text!.Length);
            Assert.Empty(page.TempData);
            return 0;
        });
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_attendance WHERE left_at IS NOT NULL"));
    }

    [Fact]
    public async Task What_fits_waits_for_its_button_in_no_more_than_a_browser_sends()
    {
        var (meeting, item) = await Open();
        await Chair.On((send, _) => new RecordDeparture.Page(send), async page =>
        {
            (page.MeetingId, page.ItemId, page.NotesOf, page.Version, page.Who) = (meeting, item, item, 2, Gp.Id);
            (page.Detail, page.Text, page.DeferReason) = (new string('न', 500), new string('म', 500), new string('त', 500));
            Assert.IsType<RedirectResult>(await page.OnPost(CancellationToken.None));
            var waiting = Assert.IsType<string>(page.TempData["console"]);
            Assert.True(System.Text.Encoding.UTF8.GetByteCount(waiting) < 5000);
            return 0;
        });
        Assert.Equal([Gp.Id], await World.Sql<Guid>("SELECT user_id FROM mdt_attendance WHERE left_at IS NOT NULL"));
    }

    [Fact]
    public async Task All_that_was_typed_or_chosen_is_still_there_after_another_button()
    {
        var (meeting, item) = await Open();
        object? waiting = null;
        var (review, due) = (Today.AddDays(70), Today.AddDays(20));
        await Chair.On((send, _) => new RecordDeparture.Page(send), async page =>
        {
            (page.MeetingId, page.ItemId, page.NotesOf, page.Version, page.CaseVersion, page.Who) = (meeting, item, item, 2, await CaseVersion(item), Gp.Id);
            (page.Discussion, page.NewInformation, page.Challenged, page.FamilyVoice) = ("It is better", "A cousin helps", "Is it so?", "Nights");
            (page.Code, page.Detail, page.TargetUserId, page.AgreedWithFamily, page.ReasonForReceiver) = (MdtDecisionCode.JointVisit, "On Friday", Deputy.Id, true, "Would like company");
            (page.Text, page.OwnerUserId, page.DueOn, page.NoActionReason, page.DeferReason) = ("Ring", Gp.Id, due, "Nothing is needed", "No time");
            (page.LeadUserId, page.LeadNote, page.NextReviewOn) = (Deputy.Id, "Ring first", review);
            (page.ReviewResult, page.NoChangeChoice) = (ReviewResult.NoChange, NoChangeChoice.StepUp);
            Assert.IsType<RedirectResult>(await page.OnPost(CancellationToken.None));
            waiting = page.TempData["console"];
            return 0;
        });
        await Chair.On((send, _) => new RunMeeting.Page(send) { MeetingId = meeting, ItemId = item }, async page =>
        {
            page.TempData["console"] = waiting;
            await page.OnGet(CancellationToken.None);
            Assert.Equal(("It is better", "A cousin helps", "Is it so?", "Nights"), (page.Discussion, page.NewInformation, page.Challenged, page.FamilyVoice));
            Assert.Equal((MdtDecisionCode.JointVisit, "On Friday", Deputy.Id, true, "Would like company"), (page.Code, page.Detail, page.TargetUserId, page.AgreedWithFamily, page.ReasonForReceiver));
            Assert.Equal(("Ring", Gp.Id, due, "Nothing is needed", "No time"), (page.Text, page.OwnerUserId, page.DueOn, page.NoActionReason, page.DeferReason));
            Assert.Equal((Deputy.Id, "Ring first", review), (page.LeadUserId, page.LeadNote, page.NextReviewOn));
            Assert.Equal((ReviewResult.NoChange, NoChangeChoice.StepUp), (page.ReviewResult, page.NoChangeChoice));
            return 0;
        });
        await World.Arrange("UPDATE mdt_case SET lead_user_id = @Id, version = version + 1", new { Gp.Id });
        await Chair.On((send, _) => new RunMeeting.Page(send) { MeetingId = meeting, ItemId = item }, async page =>
        {
            page.TempData["console"] = waiting;
            await page.OnGet(CancellationToken.None);
            Assert.Equal(Gp.Id, page.LeadUserId); // who leads has changed since: what stands is shown
            return 0;
        });
    }

    [Fact]
    public async Task A_form_without_a_button_leads_back()
    {
        var (meeting, item) = await Open();
        await Chair.On((send, _) => new RunMeeting.Page(send) { MeetingId = meeting, ItemId = item }, page =>
        {
            Assert.Equal($"/mdt/meetings/{meeting}/console?itemId={item}", Assert.IsType<RedirectResult>(page.OnPost()).Url);
            return Task.FromResult(0);
        });
        await Chair.On((send, _) => new ViewMeeting.Page(send) { MeetingId = meeting }, page =>
        {
            Assert.Equal($"/mdt/meetings/{meeting}", Assert.IsType<RedirectResult>(page.OnPost()).Url);
            return Task.FromResult(0);
        });
    }

    [Fact]
    public async Task An_item_of_another_meeting_is_not_found_on_this_ones_console()
    {
        var (meeting, _) = await Open();
        await Assert.ThrowsAsync<Neighbourhood.Kernel.NotFound>(() => Chair.On((send, _) => new RecordDeparture.Page(send) { MeetingId = meeting, ItemId = World.NewId() }, page => page.OnPost(CancellationToken.None)));
    }
}
