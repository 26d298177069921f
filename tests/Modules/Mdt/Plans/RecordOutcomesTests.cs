using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Plans;
using Neighbourhood.Mdt.Referrals;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Plans;

public sealed class RecordOutcomesTests : ArrangedTeam
{
    private static readonly Outcome Some = Outcome.Nothing with { ScalingStart = 3, AttendanceBefore = 78, GpBefore = 6, GpSource = ContactSource.SelfReported };

    [Fact]
    public async Task Each_may_be_left_empty_and_is_added_when_it_is_known()
    {
        var (_, caseId) = await Accepted();
        await Referrer.Send(new RecordOutcomes.Command(caseId, Some));
        await Referrer.Send(new RecordOutcomes.Command(caseId, Some)); // a second press
        await World.Arrange("UPDATE mdt_case SET closed_on = @Today WHERE id = @caseId", new { Today, caseId }); // 90 days after is after the end
        await Coordinator.Send(new RecordOutcomes.Command(caseId, Some with { ScalingNow = 8, GpAfter = 0, SecondarySource = ContactSource.Imported, FriendsAndFamily = FriendsAndFamily.VeryGood, Version = 1 }));
        var shown = await Member.Ask(new RecordOutcomes.Query(caseId));
        Assert.Equal(Some with { ScalingNow = 8, GpAfter = 0, FriendsAndFamily = FriendsAndFamily.VeryGood, Version = 2 }, shown.Outcome);
        Assert.Equal((NeedLevel.Targeted, false), (shown.AtEntry, shown.Head.MayWrite));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_at_once_with_the_field_and_a_stale_page_shows_both()
    {
        var (_, caseId) = await Accepted();
        var wrong = new Outcome(-1, 11, 101, -5, -1, 501, null, 900, 2, (ContactSource)7, (FriendsAndFamily)9, 0);
        var refused = await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new RecordOutcomes.Command(caseId, wrong)));
        Assert.Equal(["ScalingStart", "ScalingNow", "AttendanceBefore", "AttendanceAfter", "GpBefore", "GpAfter", "SecondaryBefore", "GpSource", "SecondarySource", "FriendsAndFamily"], refused.Reasons.Select(r => r.Input));
        await Coordinator.Send(new RecordOutcomes.Command(caseId, Some));
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new RecordOutcomes.Command(caseId, Some with { ScalingStart = 4 })));
        Assert.Equal(("3 of 10", "4 of 10"), (conflict.Stands["Scaling at the start"], conflict.Sent["Scaling at the start"]));
    }

    [Fact]
    public async Task Only_the_lead_the_chair_and_the_coordinator_write_and_an_objection_leaves_it_out()
    {
        var (_, caseId) = await Accepted();
        await Assert.ThrowsAsync<Denied>(() => Member.Send(new RecordOutcomes.Command(caseId, Some)));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new RecordOutcomes.Command(caseId, Some)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new RecordOutcomes.Query(caseId)));
        await Coordinator.Send(new RecordOutcomes.Command(caseId, Some));
        Objecting.Add(Child);
        Assert.Equal(Outcome.Nothing, (await Coordinator.Ask(new RecordOutcomes.Query(caseId))).Outcome);
        Assert.Equal(3, (await Chair.Ask(new RecordOutcomes.Query(caseId))).Outcome.ScalingStart);
    }

    [Fact]
    public async Task The_page_fills_in_what_is_known_and_says_that_it_was_saved()
    {
        var (_, caseId) = await Accepted();
        await Coordinator.Send(new RecordOutcomes.Command(caseId, Some));
        await Coordinator.On((send, _) => new RecordOutcomes.Page(send) { CaseId = caseId }, async page =>
        {
            await page.OnGet(CancellationToken.None);
            Assert.Equal((1, 3, 78, ContactSource.SelfReported), (page.Version, page.ScalingStart, page.AttendanceBefore, page.GpSource));
            page.ScalingNow = 7;
            Assert.EndsWith("Saved=true", Assert.IsType<RedirectResult>(await page.OnPost(CancellationToken.None)).Url, StringComparison.Ordinal);
            return 0;
        });
    }
}
