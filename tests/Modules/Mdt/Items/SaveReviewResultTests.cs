using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Plans;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class SaveReviewResultTests : ArrangedMeeting
{
    /// <summary>An item of an earlier meeting that is over.</summary>
    private async Task Before(Guid caseId, string? result, int weeksAgo, string status = "Discussed")
    {
        var (meeting, item, at) = (World.NewId(), World.NewId(), World.Clock.Now().AddDays(-7 * weeksAgo));
        await World.Arrange("INSERT INTO mdt_meeting (id, mdt_id, title, starts_at, ends_at, place, status, version) VALUES (@meeting, @Mdt, 'Before', @at, @at, 'Hall', 'MinutesApproved', 1)", new { meeting, Mdt, at });
        await World.Arrange("""
            INSERT INTO mdt_item (id, meeting_id, case_id, place, slot_minutes, presenter_user_id, carried_over, late, status, started_at, ended_at, review_result, version)
            VALUES (@item, @meeting, @caseId, 1, 12, @by, 0, 0, @status, @at, @at, @result, 1)
            """, new { item, meeting, caseId, by = Chair.Id, status, at, result });
    }

    private async Task<Guid> Reviewed(Guid caseId)
    {
        var item = await Started(await Running());
        Assert.Equal(caseId, (await World.Sql<Guid>("SELECT case_id FROM mdt_item WHERE id = @item", new { item })).Single());
        return item;
    }

    private async Task<Done> Closes(Guid item) => await Chair.Send(new CloseItem.Command(item, await Version(item)));

    private async Task<int> Says(Guid item, ReviewResult? result, NoChangeChoice? choice = null) => await Chair.Send(new SaveReviewResult.Command(item, result, choice, await Version(item)));

    [Fact]
    public async Task Scenario_23_after_two_reviews_in_a_row_without_a_change_the_chair_must_choose_to_change_the_plan_to_step_up_or_to_close()
    {
        var caseId = await Case();
        await Before(caseId, null, 24);
        await Before(caseId, "NoChange", 16);
        await Before(caseId, null, 8, status: "Deferred"); // nobody talked about them: it counts for nothing
        var item = await Reviewed(caseId);
        await Chair.Send(new RecordDecision.Command(World.NewId(), item, MdtDecisionCode.ContinuePlan, null, null, null, null, false));
        await Chair.Send(new SaveItemNotes.Command(item, null, "As it was.", await Version(item)));
        await Chair.Send(new DeclareNoAction.Command(item, "Everything was tried", await Version(item)));

        await IsRefused(Closes(item), "ReviewResult", "better, no change or worse");
        await Says(item, ReviewResult.NoChange);
        await IsRefused(Closes(item), "NoChangeChoice", "2 times in a row: choose");
        await Says(item, ReviewResult.NoChange, NoChangeChoice.StepUp);
        await IsRefused(Closes(item), "NoChangeChoice", "add the decision to step up");
        await Says(item, ReviewResult.NoChange, NoChangeChoice.Close);
        await IsRefused(Closes(item), "NoChangeChoice", "add the decision to close");
        await Says(item, ReviewResult.NoChange, NoChangeChoice.ChangePlan);
        await IsRefused(Closes(item), "NoChangeChoice", "write what is new into the plan");
        Assert.Equal("Discussing", await Status(item));

        await Chair.Send(new SavePlan.Command(caseId, new Plan { Needs = "Somebody who comes in the evening." }, 0));
        await Closed(item);
        Assert.Equal("Discussed", await Status(item));
        Assert.Equal(["NoChange ChangePlan"], await World.Sql<string>("SELECT CONCAT(review_result, ' ', no_change_choice) AS said FROM mdt_item WHERE id = @item", new { item }));
    }

    [Theory]
    [InlineData(MdtDecisionCode.EscalateToSafeguarding, nameof(NoChangeChoice.StepUp))]
    [InlineData(MdtDecisionCode.CloseGoalsMet, nameof(NoChangeChoice.Close))]
    [InlineData(MdtDecisionCode.ContinuePlan, nameof(NoChangeChoice.ChangePlan))]
    public async Task Rule_10_a_choice_that_is_borne_out_closes_the_item(MdtDecisionCode code, string choice)
    {
        var caseId = await Case();
        await Before(caseId, "Worse", 24);
        await Before(caseId, "NoChange", 8);
        var item = await Reviewed(caseId);
        await Recorded(item, code); // with an action
        await Says(item, ReviewResult.NoChange, Enum.Parse<NoChangeChoice>(choice));
        await Closed(item);
        Assert.Equal("Discussed", await Status(item));
    }

    [Fact]
    public async Task Rule_10_better_in_between_begins_the_count_anew_and_no_choice_is_kept_where_none_is_needed()
    {
        var caseId = await Case();
        await Before(caseId, "NoChange", 24);
        await Before(caseId, "Better", 8);
        var item = await Reviewed(caseId);
        await Recorded(item);
        await Says(item, ReviewResult.NoChange, NoChangeChoice.Close);
        await Closed(item);
        Assert.Equal([null], await World.Sql<string?>("SELECT no_change_choice FROM mdt_item WHERE id = @item", new { item }));
    }

    [Fact]
    public async Task A_first_discussion_has_no_result_and_is_closed_without_one()
    {
        var caseId = await Case();
        var item = await Reviewed(caseId);
        await IsRefused(Says(item, ReviewResult.Better), "ReviewResult", "first time");
        await Recorded(item);
        await Closed(item);
        Assert.Equal("Discussed", await Status(item));
    }

    [Fact]
    public async Task The_same_again_changes_nothing_an_unknown_answer_is_refused_and_a_stale_page_is_a_conflict()
    {
        var caseId = await Case();
        await Before(caseId, null, 8);
        var item = await Reviewed(caseId);
        Assert.Equal(3, await Chair.Send(new SaveReviewResult.Command(item, ReviewResult.Worse, null, 2)));
        Assert.Equal(3, await Chair.Send(new SaveReviewResult.Command(item, ReviewResult.Worse, null, 2)));
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new SaveReviewResult.Command(item, ReviewResult.Better, null, 2)));
        await IsRefused(Says(item, null), "ReviewResult", "Choose");
        await IsRefused(Says(item, (ReviewResult)9), "ReviewResult", "Choose");
        await IsRefused(Says(item, ReviewResult.NoChange, (NoChangeChoice)9), "NoChangeChoice", "Choose");
        await GuardedFor(who => who.Send(new SaveReviewResult.Command(item, ReviewResult.Better, null, 3)));
        await Chair.Send(new DeferItem.Command(item, "No time", 3));
        await IsRefused(Says(item, ReviewResult.Better), "", "was deferred");
    }

    [Fact]
    public async Task Closing_the_item_saves_what_was_chosen_for_the_review_and_the_console_and_minutes_say_it()
    {
        var caseId = await Case();
        await Before(caseId, null, 8);
        var item = await Reviewed(caseId);
        await Recorded(item);
        var meeting = (await World.Sql<Guid>("SELECT meeting_id FROM mdt_item WHERE id = @item", new { item })).Single();
        await Chair.On((send, _) => new CloseItem.Page(send), async page =>
        {
            (page.MeetingId, page.ItemId, page.Version, page.ReviewResult) = (meeting, item, await Version(item), ReviewResult.Worse);
            Assert.IsType<RedirectResult>(await page.OnPost(CancellationToken.None));
            return 0;
        });
        var view = await Chair.Ask(new SeeConsole(meeting, item));
        Assert.Equal(new ItemReview.Now(true, 0, 2, ReviewResult.Worse, null), view.Item!.Beside.Review);
        await Chair.Send(new FinishMeeting.Command(meeting, await Version(meeting)));
        Assert.Contains(await World.Sql<string>("SELECT text FROM mdt_minute"), t => t.Contains("Since the last review: worse", StringComparison.Ordinal));
    }
}
