using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Referrals;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class AnswerQuestionTests : ArrangedTeam
{
    private async Task<Guid> Returned(int daysLater = 0)
    {
        var id = await Submitted();
        World.Clock.Advance(TimeSpan.FromDays(daysLater));
        await Coordinator.Send(new ReturnReferral.Command(id, "Who is at home in the day?", 2));
        return id;
    }

    private async Task<DateOnly> DueOf(Guid id) => (await World.Sql<DateOnly>("SELECT triage_due_on FROM mdt_referral WHERE id = @id", new { id })).Single();

    [Fact]
    public async Task The_clock_goes_on_with_the_working_days_that_were_left()
    {
        var id = await Returned(daysLater: 1); // sent on Monday, due on Wednesday, asked on Tuesday: one day is left
        World.Clock.MoveTo(new DateTimeOffset(2026, 3, 13, 10, 0, 0, TimeSpan.Zero)); // a Friday
        await Referrer.Send(new AnswerQuestion.Command(id, "Her sister.", 3));
        Assert.Equal(ReferralStatus.Submitted, await StatusOf(id));
        Assert.Equal(new DateOnly(2026, 3, 16), await DueOf(id));
    }

    [Fact]
    public async Task What_was_late_when_asked_is_due_on_the_day_of_the_answer()
    {
        var id = await Returned(daysLater: 8);
        World.Clock.Advance(TimeSpan.FromDays(3)); // Friday
        await Referrer.Send(new AnswerQuestion.Command(id, "Her sister.", 3));
        Assert.Equal(Today, await DueOf(id));
    }

    [Fact]
    public async Task A_second_question_counts_from_its_own_day()
    {
        var id = await Returned(); // two days are left
        World.Clock.Advance(TimeSpan.FromDays(7)); // Monday: due on Wednesday
        await Referrer.Send(new AnswerQuestion.Command(id, "Her sister.", 3));
        World.Clock.Advance(TimeSpan.FromDays(1));
        await Coordinator.Send(new ReturnReferral.Command(id, "And at night?", 4)); // one day is left
        World.Clock.Advance(TimeSpan.FromDays(6)); // Monday
        await Referrer.Send(new AnswerQuestion.Command(id, "Nobody.", 5));
        Assert.Equal(Today.AddDays(1), await DueOf(id));
    }

    [Fact]
    public async Task An_answer_is_needed() =>
        Assert.Equal("Answer", (await Assert.ThrowsAsync<Refused>(async () => await Referrer.Send(new AnswerQuestion.Command(await Returned(), "", 3)))).Input);

    [Fact]
    public async Task The_coordinator_does_not_answer_for_the_referrer() =>
        Assert.Contains("Only the person who wrote", (await Assert.ThrowsAsync<Refused>(async () => await Coordinator.Send(new AnswerQuestion.Command(await Returned(), "Me", 3)))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_draft_is_not_sent_by_an_answer() =>
        await Assert.ThrowsAsync<Refused>(async () => await Referrer.Send(new AnswerQuestion.Command(await Draft(), "Here it is", 1)));

    [Fact]
    public async Task Another_referrer_does_not_find_it() =>
        await Assert.ThrowsAsync<NotFound>(async () => await OtherReferrer.Send(new AnswerQuestion.Command(await Returned(), "Me", 3)));
}
