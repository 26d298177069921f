using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Plans;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Plans;

public sealed class WriteMovingOnTests : ArrangedTeam
{
    internal static async Task Ended(ArrangedTeam team, Guid caseId, CaseEnd end = CaseEnd.GoalsMet) =>
        await team.Arranged("UPDATE mdt_case SET closed_on = @day, closed_code = @end, closed_reason = 'Goals met', version = version + 1 WHERE id = @caseId", new { day = team.On, end = end.ToString(), caseId });

    private WriteMovingOn.Command Whole(Guid caseId) => new(World.NewId(), caseId, "They sleep through.", 8, "The hub, on Mondays", null);

    private async Task<IReadOnlyList<GatherMyWork.Part>> Work(Neighbourhood.Testing.Actor who) => [.. (await who.Ask(new GatherMyWork(who.Id, Today))).Where(p => p.Path.EndsWith("/moving-on", StringComparison.Ordinal))];

    [Fact]
    public async Task Who_led_is_asked_for_it_until_it_is_written_and_the_scaling_stands_among_the_outcomes()
    {
        var (_, caseId) = await Accepted();
        Assert.Empty(await Work(Referrer));
        await Ended(this, caseId);
        Assert.Equal(Today.AddDays(14), Assert.Single(await Work(Referrer)).Due);
        Assert.Empty(await Work(Coordinator));
        Assert.True((await Referrer.Ask(new WriteMovingOn.Query(caseId))).Waits);
        var command = Whole(caseId);
        Assert.Equal(await Referrer.Send(command), await Referrer.Send(command)); // a second press
        Assert.Empty(await Work(Referrer));
        var shown = await Member.Ask(new WriteMovingOn.Query(caseId));
        Assert.Equal(("They sleep through.", $"Worker {Referrer.Id}", false), (shown.Form!.WhatChanged, shown.By, shown.Waits));
        Assert.Equal(8, (await Member.Ask(new RecordOutcomes.Query(caseId))).Outcome.ScalingNow);
        Assert.Contains("written already", (await Assert.ThrowsAsync<Refused>(() => Referrer.Send(Whole(caseId)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_is_open_or_did_not_end_by_decision_has_none()
    {
        var (_, caseId) = await Accepted();
        Assert.Contains("is open", (await Assert.ThrowsAsync<Refused>(() => Referrer.Send(Whole(caseId)))).Message, StringComparison.Ordinal);
        await Ended(this, caseId, CaseEnd.Transferred);
        Assert.Contains("did not end by a decision", (await Assert.ThrowsAsync<Refused>(() => Referrer.Send(Whole(caseId)))).Message, StringComparison.Ordinal);
        Assert.Empty(await Work(Referrer));
    }

    [Fact]
    public async Task What_is_missing_is_said_at_once_and_others_may_not()
    {
        var (_, caseId) = await Accepted();
        await Ended(this, caseId, CaseEnd.Declined);
        var refused = await Assert.ThrowsAsync<Refused>(() => Referrer.Send(new WriteMovingOn.Command(World.NewId(), caseId, null, 12, " ", new string('x', 1001))));
        Assert.Equal(["WhatChanged", "ScalingNow", "WhoToTurnTo", "WhatNext"], refused.Reasons.Select(r => r.Input));
        await Assert.ThrowsAsync<Denied>(() => Member.Send(Whole(caseId)));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(Whole(caseId)));
        await Assert.ThrowsAsync<NotFound>(() => OtherReferrer.Send(Whole(caseId)));
        await Conflicted(await Item(caseId), Referrer.Id);
        Assert.Empty(await Work(Referrer)); // it is not theirs any more
    }

    [Fact]
    public async Task Where_somebody_objects_the_form_is_the_chairs()
    {
        var (_, caseId) = await Accepted();
        await Ended(this, caseId);
        await Referrer.Send(Whole(caseId));
        Objecting.Add(Mother);
        Assert.Null((await Member.Ask(new WriteMovingOn.Query(caseId))).Form);
        Assert.NotNull((await Chair.Ask(new WriteMovingOn.Query(caseId))).Form);
    }

    [Fact]
    public async Task The_page_sends_either_the_form_or_why_there_is_none()
    {
        var (_, caseId) = await Accepted();
        await Ended(this, caseId);
        await Referrer.On((send, clock) => new WriteMovingOn.Page(send, clock) { CaseId = caseId }, async page =>
        {
            await page.OnGet(CancellationToken.None);
            await page.OnPostNotPossible(CancellationToken.None);
            Assert.Equal((422, true), (page.Response.StatusCode, page.IsWrong("Reason")));
            page.ModelState.Clear();
            page.Reason = "They moved away";
            Assert.Equal($"/mdt/cases/{caseId}", Assert.IsType<RedirectResult>(await page.OnPostNotPossible(CancellationToken.None)).Url);
            return 0;
        });
    }
}
