using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Referrals;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class ReturnReferralTests : ArrangedTeam
{
    [Fact]
    public async Task The_referrer_reads_the_question_and_by_when_to_answer()
    {
        var id = await Submitted();
        await Coordinator.Send(new ReturnReferral.Command(id, " Who is at home in the day? ", 2));
        var shown = await Referrer.Ask(new ViewReferral.Query(id));
        Assert.Equal((ReferralStatus.ReturnedForInfo, "Who is at home in the day?", Today.AddDays(3)), (shown.Referral.Status, shown.Referral.Question, shown.AnswerBy!.Value));
        Assert.Contains(shown.Next, n => n.Url.EndsWith("/answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_is_needed() =>
        Assert.Equal("Question", (await Assert.ThrowsAsync<Refused>(async () => await Chair.Send(new ReturnReferral.Command(await Submitted(), " ", 2)))).Input);

    [Fact]
    public async Task A_stale_page_is_a_conflict()
    {
        var id = await Submitted();
        await Coordinator.Send(new ReturnReferral.Command(id, "Who is at home?", 2));
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new ReturnReferral.Command(id, "And who else?", 2)));
    }

    [Fact]
    public async Task What_was_accepted_is_not_sent_back()
    {
        var (id, _) = await Accepted();
        await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new ReturnReferral.Command(id, "Who is at home?", 3)));
    }

    [Fact]
    public async Task A_referrer_asks_no_questions() => await Assert.ThrowsAsync<Denied>(async () => await Referrer.Send(new ReturnReferral.Command(await Submitted(), "Who?", 2)));

    [Fact]
    public async Task Another_teams_coordinator_does_not_find_it() =>
        await Assert.ThrowsAsync<NotFound>(async () => await OtherCoordinator.Send(new ReturnReferral.Command(await Submitted(), "Who?", 2)));
}
