using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Plans;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Plans;

public sealed class SavePlanTests : ArrangedTeam
{
    private static readonly Plan Words = new() { Needs = "Sleep, <b>rest</b> and O'Brien", Goals = [new() { What = "A dry flat", Who = "Dad", Confidence = 7 }] };

    [Fact]
    public async Task Each_change_is_a_version_and_the_history_says_who_changed_what()
    {
        var (_, caseId) = await Accepted();
        Assert.Equal(1, await Referrer.Send(new SavePlan.Command(caseId, Words, 0))); // who leads, without being a member
        Assert.Equal(1, await Referrer.Send(new SavePlan.Command(caseId, Words with { Needs = $" {Words.Needs} " }, 0))); // a second press
        Assert.Equal(2, await Chair.Send(new SavePlan.Command(caseId, Words with { Agreed = true, AgreedWith = Mother, AgreedOn = Today, WatchFor = "Nights" }, 1)));
        var shown = await Member.Ask(new SeePlan(caseId));
        Assert.Equal((2, $"Person {Mother}", "A dry flat", false), (shown.Number, shown.AgreedWith, Assert.Single(shown.Shown!.Goals).What, shown.Head.MayWrite));
        Assert.Equal(["Agreed with the family, What to watch for", "Needs, Goals"], shown.Changes.Select(c => string.Join(", ", c.What)));
        Assert.Equal([$"Worker {Chair.Id}", $"Worker {Referrer.Id}"], shown.Changes.Select(c => c.By));
        Assert.Null((await Member.Ask(new SeePlan(caseId, 1))).Shown!.Agreed);
        await Assert.ThrowsAsync<NotFound>(() => Member.Ask(new SeePlan(caseId, 3)));
    }

    [Fact]
    public async Task A_stale_page_shows_both_and_overwrites_nothing()
    {
        var (_, caseId) = await Accepted();
        await Coordinator.Send(new SavePlan.Command(caseId, Words, 0));
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new SavePlan.Command(caseId, Words with { Needs = "Quiet" }, 0)));
        Assert.Equal((Words.Needs, "Quiet"), (conflict.Stands["Needs"], conflict.Sent["Needs"]));
        Assert.Single(await World.Sql<Guid>("SELECT id FROM mdt_plan"));
    }

    [Fact]
    public async Task Only_the_lead_the_chair_and_the_coordinator_of_the_team_write_while_the_case_is_open()
    {
        var (_, caseId) = await Accepted();
        await Assert.ThrowsAsync<Denied>(() => Member.Send(new SavePlan.Command(caseId, Words, 0)));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new SavePlan.Command(caseId, Words, 0)));
        await Assert.ThrowsAsync<NotFound>(() => OtherReferrer.Send(new SavePlan.Command(caseId, Words, 0)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new SavePlan.Command(caseId, Words, 0)));
        await Conflicted(await Item(caseId), Chair.Id);
        await Assert.ThrowsAsync<NotFound>(() => Chair.Send(new SavePlan.Command(caseId, Words, 0)));
        await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new SeePlan(caseId)));
        await World.Arrange("UPDATE mdt_case SET closed_on = @Today WHERE id = @caseId", new { Today, caseId });
        Assert.Contains("closed", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new SavePlan.Command(caseId, Words, 0)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_and_somebody_of_another_family_are_refused()
    {
        var (_, caseId) = await Accepted();
        Assert.Contains("Write something", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new SavePlan.Command(caseId, new Plan { Goals = [new()] }, 0)))).Message, StringComparison.Ordinal);
        var other = Words with { Agreed = true, AgreedOn = Today, AgreedWith = World.NewId() };
        Assert.Equal("AgreedWith", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new SavePlan.Command(caseId, other, 0)))).Input);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_plan"));
    }

    [Fact]
    public async Task Where_somebody_objects_only_the_chair_reads_and_writes_it()
    {
        var (_, caseId) = await Accepted();
        await Coordinator.Send(new SavePlan.Command(caseId, Words, 0));
        Objecting.Add(Mother);
        var shown = await Member.Ask(new SeePlan(caseId));
        Assert.Equal((true, null, 0), (shown.Head.LeftOut, shown.Shown, shown.Changes.Count));
        await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new SavePlan.Command(caseId, Words with { Needs = "More" }, 1)));
        Assert.NotNull((await Chair.Ask(new SeePlan(caseId))).Shown);
        Assert.Equal(2, await Chair.Send(new SavePlan.Command(caseId, Words with { Needs = "More" }, 1)));
    }

    [Fact]
    public async Task The_page_shows_the_plan_as_it_stands_with_room_for_two_more_goals_and_keeps_what_was_typed()
    {
        var (_, caseId) = await Accepted();
        await Coordinator.Send(new SavePlan.Command(caseId, Words, 0));
        await Coordinator.On((send, _) => new SavePlan.Page(send) { CaseId = caseId }, async page =>
        {
            Assert.IsType<PageResult>(await page.OnGet(CancellationToken.None));
            Assert.Equal((1, 3, "A dry flat"), (page.Number, page.Goals.Count, page.Goals[0].What));
            page.Goals[1] = new Goal { Who = "Nobody knows" };
            Assert.IsType<PageResult>(await page.OnPost(CancellationToken.None));
            Assert.Equal((422, "Nobody knows"), (page.Response.StatusCode, page.Goals[1].Who));
            page.ModelState.Clear();
            page.Goals[1] = new Goal { What = "Rest" };
            Assert.Equal($"/mdt/cases/{caseId}/plan", Assert.IsType<RedirectResult>(await page.OnPost(CancellationToken.None)).Url);
            return 0;
        });
        await Member.On((send, _) => new SavePlan.Page(send) { CaseId = caseId }, async page =>
        {
            Assert.IsType<RedirectResult>(await page.OnGet(CancellationToken.None)); // they read it
            return 0;
        });
    }
}
