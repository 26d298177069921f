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
    public async Task A_page_beyond_the_last_is_empty() => Assert.Empty((await Member.Ask(new ListCases.Query(9))).Rows);

    [Fact]
    public async Task A_referrer_has_no_list_of_cases() => await Assert.ThrowsAsync<Denied>(() => Referrer.Ask(new ListCases.Query()));
}
