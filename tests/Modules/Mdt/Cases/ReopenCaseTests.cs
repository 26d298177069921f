using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Modules.Mdt.Plans;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Cases;

public sealed class ReopenCaseTests : ArrangedTeam
{
    private async Task<Guid> Closed(CaseEnd end = CaseEnd.GoalsMet)
    {
        var (_, caseId) = await Accepted();
        await WriteMovingOnTests.Ended(this, caseId, end);
        return caseId;
    }

    private static ReopenCase.Command Again(Guid caseId, string? reason = "The debts are back", Guid? lead = null, DateOnly? review = null, int version = 2) => new(caseId, reason, lead, review, version);

    private async Task<Refused> IsRefused(ReopenCase.Command command, string input, string part)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(command));
        Assert.Contains(refused.Reasons, r => r.Input == input && r.Text.Contains(part, StringComparison.Ordinal));
        return refused;
    }

    [Fact]
    public async Task Its_history_goes_on_with_the_former_lead_and_a_review_and_who_shows_it_is_told_again()
    {
        var caseId = await Closed();
        var told = World.Told.Count;
        await Coordinator.Send(Again(caseId));
        var shown = await Member.Ask(new ViewCase.Query(caseId));
        Assert.Equal((null, Referrer.Id, Today.AddDays(56), CaseState.Open), (shown.Case.ClosedOn, shown.Case.LeadUserId, shown.Case.NextReviewOn, shown.Around.State));
        Assert.Contains(shown.Timeline, s => s is { What: "Case: opened again", Reason: "The debts are back" });
        var since = World.Told.Skip(told).ToList();
        Assert.Equal(caseId, Assert.Single(since.OfType<MdtCaseOpened>()).CaseId);
        var began = since.OfType<MdtInvolvementBegan>().ToList();
        Assert.Equal([("case", true), ("lead", false)], began.Select(b => (b.Kind, b.Again)));
        Assert.Equal((caseId, Referrer.Id), (began[0].InvolvementId, began[1].UserId!.Value));
        Assert.NotEqual(Case.LeadInvolvement(caseId, Referrer.Id), began[1].InvolvementId); // each time of leading has an id of its own
        await IsRefused(Again(caseId, version: 3), "", "is open, so it cannot be reopened");
    }

    [Fact]
    public async Task Where_the_former_lead_has_left_or_declared_a_conflict_another_one_is_chosen()
    {
        var caseId = await Closed();
        EndedAccounts.Add(Referrer.Id);
        await IsRefused(Again(caseId), "LeadUserId", "account is open");
        EndedAccounts.Clear();
        await Conflicted(await Item(caseId, status: "Discussed"), Referrer.Id);
        await IsRefused(Again(caseId), "LeadUserId", "conflict of interest");
        await Coordinator.Send(Again(caseId, lead: Member.Id));
        Assert.Equal([Member.Id], await World.Sql<Guid>("SELECT lead_user_id FROM mdt_case WHERE id = @caseId", new { caseId }));
    }

    [Fact]
    public async Task One_that_is_with_another_team_or_beside_an_open_one_or_about_people_who_all_object_stays_closed()
    {
        await IsRefused(Again(await Closed(CaseEnd.Transferred)), "", "is with another team now");
        await World.Arrange("UPDATE mdt_case SET household_id = @other", new { other = World.NewId() });
        var caseId = await Closed();
        Objecting.Add(Mother);
        Objecting.Add(Child);
        await IsRefused(Again(caseId), "", "has objected");
        Objecting.Clear();
        await Accepted(); // a new one
        await IsRefused(Again(caseId), "", "Another case of this family is open");
    }

    [Fact]
    public async Task Without_a_reason_or_too_late_a_review_it_is_refused_and_a_stale_page_is_a_conflict()
    {
        var caseId = await Closed();
        await IsRefused(Again(caseId, reason: null), "Reason", "Say why");
        await IsRefused(Again(caseId, review: Today), "NextReviewOn", "after today");
        await IsRefused(Again(caseId, review: Today.AddDays(85)), "NextReviewOn", "not after 25 May 2026");
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(Again(caseId, version: 1)));
        Assert.Equal([Today], await World.Sql<DateOnly>("SELECT closed_on FROM mdt_case WHERE id = @caseId", new { caseId }));
    }

    [Fact]
    public async Task Only_the_chair_and_coordinator_of_its_team_without_a_conflict()
    {
        var caseId = await Closed();
        await Assert.ThrowsAsync<Denied>(() => Member.Send(Again(caseId)));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(Again(caseId)));
        await World.Arrange("UPDATE mdt_case SET lead_user_id = @lead WHERE id = @caseId", new { lead = OtherCoordinator.Id, caseId });
        await Assert.ThrowsAsync<Denied>(() => OtherCoordinator.Send(Again(caseId))); // who leads it runs another team
        await Conflicted(await Item(caseId, status: "Discussed"), Chair.Id);
        await Assert.ThrowsAsync<NotFound>(() => Chair.Send(Again(caseId)));
    }

    [Fact]
    public async Task The_page_offers_the_former_lead_and_leads_back_from_an_open_case()
    {
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => [new(Member.Id, "A member", null, null, false)]);
        var caseId = await Closed();
        await Coordinator.On((send, clock) => new ReopenCase.Page(send, clock) { CaseId = caseId }, async page =>
        {
            await page.OnGet(CancellationToken.None);
            Assert.Equal((2, Referrer.Id, Today.AddDays(56)), (page.Version, page.LeadUserId!.Value, page.NextReviewOn!.Value));
            Assert.Equal([Referrer.Id.ToString(), Member.Id.ToString()], page.Workers.Select(w => w.Value));
            page.Reason = "Again";
            await page.OnPost(CancellationToken.None);
            Assert.IsType<Microsoft.AspNetCore.Mvc.RedirectResult>(await page.OnGet(CancellationToken.None));
            return 0;
        });
    }
}
