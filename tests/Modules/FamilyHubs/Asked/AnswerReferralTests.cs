using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

public sealed class AnswerReferralTests : ArrangedAsked
{
    private async Task<AnswerReferral.Command> Answering(Guid id, string answer = "Welcomed", string? note = null) => new(id, Enum.Parse<GpReferralAnswer>(answer), note, await Version(id));

    [Theory]
    [InlineData("Welcomed", true)]
    [InlineData("NotReached", false)]
    [InlineData("FamilyDeclined", false)]
    [InlineData("NotHere", false)]
    public async Task Each_answer_ends_the_task_and_the_hub_works_with_those_whom_it_welcomed(string answer, bool works)
    {
        var id = await Sent();
        var command = await Answering(id, answer, "Came on Tuesday");
        await Worker.Send(command);
        await Worker.Send(command); // pressed twice
        Assert.Equal(GpReferralState.Answered, await ReferralOf(id));
        Assert.Equal(TaskOutcome.Done, Assert.Single(ClosedTasks).Outcome);
        Assert.Equal(works ? 1 : 0, (await World.Sql<Guid>("SELECT id FROM familyhubs_involvement")).Count);
        Assert.Single(Told<HubInvolvementEnded>());
        Assert.Equal(["Received", "Answered"], await StepsOf(id));
    }

    [Theory]
    [InlineData("Yes", "Welcomed")]
    [InlineData("No", "Answered")]
    [InlineData("NotAsked", "Answered")]
    public async Task The_sender_hears_what_came_of_it_only_where_the_family_said_so(string tellBack, string stands)
    {
        var id = await Sent(Referral() with { TellBack = Enum.Parse<TellBack>(tellBack) });
        Assert.Equal("Waits for the hub", Assert.Single(await Gp.Ask(new ListSentReferrals.Query())).Stands);
        await Worker.Send(await Answering(id, note: "She told us about her sister"));
        Assert.Equal(stands, Assert.Single(await Gp.Ask(new ListSentReferrals.Query())).Stands);
        var told = await Gp.Ask(new SeeSentReferral.Query(id));
        Assert.Equal((GpReferralState.Answered, tellBack == "Yes" ? GpReferralAnswer.Welcomed : null), (told.State, told.Told));
        var panel = (SentPanel.Shown)(await Gp.With(async s => await s.GetServices<IPanel>().OfType<SentPanel>().Single().For(Family, CancellationToken.None)))!;
        Assert.Equal(stands, Assert.Single(panel.Lines).Stands);
        Assert.Equal("1 answered in the last week.", await Gp.With(s => s.GetServices<IWaiting>().OfType<WaitingSent>().Single().Says(CancellationToken.None)));
    }

    [Fact]
    public async Task An_answer_is_chosen_and_fits()
    {
        var id = await Sent();
        await IsRefused(Worker.Send(new AnswerReferral.Command(id, null, null, 1)), "Answer", "Choose");
        await IsRefused(Worker.Send(new AnswerReferral.Command(id, (GpReferralAnswer)9, null, 1)), "Answer", "Choose");
        await IsRefused(Worker.Send(new AnswerReferral.Command(id, GpReferralAnswer.NotHere, new string('x', 501), 1)), "Note", "500");
    }

    [Fact]
    public async Task A_second_answer_and_a_stale_page_are_no_answer()
    {
        var id = await Sent();
        var stale = await Answering(id, "NotReached");
        await Worker.Send(await Answering(id));
        await Assert.ThrowsAsync<Conflict>(() => SecondWorker.Send(stale));
        await IsRefused(SecondWorker.Send(stale with { Version = 2 }), "", "answered already");
    }

    [Fact]
    public async Task Only_the_hub_that_was_asked_answers_and_never_the_sender()
    {
        var id = await Sent();
        var command = await Answering(id);
        await GuardedFor(actor => actor.Send(command));
        await GuardedFor(actor => actor.Ask(new SeeReferral(id)));
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(command));
    }
}
