using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Summaries;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

public sealed class TellsOfLateSummariesTests : ArrangedSummary
{
    private async Task<int> On(DateOnly day)
    {
        World.Clock.MoveTo(new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.Zero));
        await World.Tick();
        return Notices(MdtNoticeKind.SummaryLate).Count;
    }

    [Fact]
    public async Task Lead_and_chair_are_told_once_when_five_working_days_are_over()
    {
        await Held(); // on Wednesday 4 March
        Assert.Equal(0, await On(new(2026, 3, 11)));
        Assert.Equal(1, await On(new(2026, 3, 12)));
        Assert.Equal(1, await On(new(2026, 3, 13)));
        var notice = Notices(MdtNoticeKind.SummaryLate)[0];
        Assert.Equal(CaseId, notice.SubjectId);
        Assert.Equal(new[] { Chair.Id, Lead.Id }.Order(), notice.UserIds.Order());
    }

    [Fact]
    public async Task What_was_given_withheld_or_chosen_for_nobody_is_not_late()
    {
        await Held();
        var summary = await Confirmed(Mother);
        await Chair.Send(new QueueSummary.Command(summary, await Vers(summary)));
        await Chair.Send(new WithholdSummary.Command(await Chosen(Child), "They asked for none", 1));
        Assert.Equal(0, await On(new(2026, 3, 12)));
    }

    [Fact]
    public async Task A_reason_for_nobody_counts_as_done()
    {
        await Held();
        await Chair.Send(new DeclareNoSummary.Command(Item, "They asked for none"));
        Assert.Equal(0, await On(new(2026, 3, 12)));
    }

    [Fact]
    public async Task One_draft_that_nobody_finished_is_late_and_who_declared_a_conflict_is_not_told()
    {
        await Held();
        await Chosen(Mother);
        await World.Arrange("INSERT INTO mdt_conflict (item_id, user_id, reason, declared_at) VALUES (@Item, @user, 'A friend', @now)", new { Item, user = Chair.Id, now = World.Clock.Now() });
        Assert.Equal(1, await On(new(2026, 3, 12)));
        Assert.Equal([Lead.Id], Notices(MdtNoticeKind.SummaryLate)[0].UserIds);
    }
}
