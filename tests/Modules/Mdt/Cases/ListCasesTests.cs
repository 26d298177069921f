using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Cases;

public sealed class ListCasesTests : ArrangedTeam
{
    [Fact]
    public async Task Who_is_due_first_stands_first_and_the_overdue_are_counted()
    {
        var (_, later) = await Accepted(World.NewId());
        var (_, sooner) = await Accepted(World.NewId());
        await World.Arrange("UPDATE mdt_case SET next_review_on = @day WHERE id = @sooner", new { day = Today.AddDays(-1), sooner });
        var list = await Member.Ask(new ListCases.Query());
        Assert.Equal([sooner, later], list.Rows.Select(r => r.Id));
        Assert.Equal((2, 1, 1), (list.All, list.Overdue, list.Pages));
        Assert.Equal([true, false], list.Rows.Select(r => r.Overdue));
    }

    [Fact]
    public async Task A_conflict_takes_the_case_from_that_members_list_for_good()
    {
        var (_, caseId) = await Accepted();
        await Conflicted(await Item(caseId), Member.Id);
        Assert.Empty((await Member.Ask(new ListCases.Query())).Rows);
        Assert.Equal(0, (await Member.Ask(new ListCases.Query())).All);
        Assert.Single((await Chair.Ask(new ListCases.Query())).Rows);
    }

    [Fact]
    public async Task A_lead_practitioner_sees_what_they_lead_and_another_team_sees_nothing()
    {
        var (_, caseId) = await Accepted();
        var lead = World.As(Roles.FamilyHelp, userId: Referrer.Id);
        Assert.Equal([caseId], (await lead.Ask(new ListCases.Query())).Rows.Select(r => r.Id));
        Assert.Empty((await World.As(Roles.FamilyHelp).Ask(new ListCases.Query())).Rows);
        Assert.Empty((await OtherCoordinator.Ask(new ListCases.Query())).Rows);
    }

    [Fact]
    public async Task What_is_closed_is_not_listed()
    {
        var (_, caseId) = await Accepted();
        await World.Arrange("UPDATE mdt_case SET closed_on = @Today WHERE id = @caseId", new { Today, caseId });
        Assert.Empty((await Member.Ask(new ListCases.Query())).Rows);
    }

    [Fact]
    public async Task Who_is_past_the_review_and_on_no_list_stands_on_top()
    {
        var (_, listed) = await Accepted(World.NewId());
        var (_, forgotten) = await Accepted(World.NewId());
        await World.Arrange("UPDATE mdt_case SET next_review_on = @day WHERE id = @listed", new { day = Today.AddDays(-9), listed });
        await World.Arrange("UPDATE mdt_case SET next_review_on = @day WHERE id = @forgotten", new { day = Today.AddDays(-1), forgotten });
        await Item(listed);
        var list = await Member.Ask(new ListCases.Query());
        Assert.Equal([(forgotten, true, CaseState.Open), (listed, false, CaseState.UnderReview)], list.Rows.Select(r => (r.Id, r.Forgotten, r.State)));
        Assert.Equal((2, 1), (list.Overdue, list.Forgotten));
    }

    [Fact]
    public async Task Each_filter_narrows_the_list_and_its_count()
    {
        var (_, open) = await Accepted(World.NewId());
        var (_, review) = await Accepted(World.NewId());
        var (_, closed) = await Accepted(World.NewId());
        var (_, moved) = await Accepted(World.NewId());
        await Item(review);
        await World.Arrange("UPDATE mdt_case SET level = 'Specialist', next_review_on = @day, lead_user_id = @me WHERE id = @open", new { day = Today.AddDays(-1), open, me = Member.Id });
        await World.Arrange("UPDATE mdt_case SET closed_on = @Today, closed_code = 'GoalsMet' WHERE id = @closed", new { Today, closed });
        await World.Arrange("UPDATE mdt_case SET closed_on = @Today, closed_code = 'Transferred' WHERE id = @moved", new { Today, moved });
        foreach (var (only, ids) in new (ListCases.Filter, Guid[])[]
        {
            (new(), [open, review]), (new(Mine: true), [open]), (new(MdtId: Mdt), [open, review]), (new(MdtId: World.NewId()), []), (new(Overdue: true), [open]),
            (new(Level: Neighbourhood.Mdt.Referrals.NeedLevel.Specialist), [open]), (new(Level: Neighbourhood.Mdt.Referrals.NeedLevel.Targeted), [review]),
            (new(State: CaseState.Open), [open]), (new(State: CaseState.UnderReview), [review]), (new(State: CaseState.Closed), [closed]), (new(State: CaseState.Transferred), [moved]),
            (new(State: CaseState.Transferring), []), (new(State: CaseState.Closed, Overdue: true), []),
        })
        {
            var list = await Member.Ask(new ListCases.Query(1, only));
            Assert.Equal((only, string.Join(' ', ids)), (only, string.Join(' ', list.Rows.Select(r => r.Id))));
            Assert.Equal(ids.Length, list.All);
            Assert.All(list.Rows, r => Assert.True(only.State is null || r.State == only.State));
        }
        Assert.Equal(["Sale team"], (await Member.Ask(new ListCases.Query())).Teams.Select(t => t.Name));
    }

    [Fact]
    public async Task A_page_beyond_the_last_is_empty() => Assert.Empty((await Member.Ask(new ListCases.Query(9))).Rows);

    [Fact]
    public async Task A_referrer_has_no_list_of_cases_but_of_those_that_they_lead()
    {
        var (_, caseId) = await Accepted();
        Assert.Equal([caseId], (await Referrer.Ask(new ListCases.Query())).Rows.Select(r => r.Id));
        Assert.Empty((await OtherReferrer.Ask(new ListCases.Query())).Rows);
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListCases.Query()));
    }
}
