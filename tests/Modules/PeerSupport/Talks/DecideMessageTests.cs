using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

public sealed class DecideMessageTests : ArrangedTalk
{
    private async Task<(Talk Talk, Guid Message)> Held(string words = "I am Amara Okafor, see www.example.org", MatchStatus status = MatchStatus.Active, bool supporter = false)
    {
        Details.Add("Okafor");
        var (talk, id) = (await Talking(status), World.NewId());
        Assert.False(supporter ? await Writes(talk, words, id) : await Answers(talk, words, id));
        return (talk, id);
    }

    private Task<Done> Decides(Guid message, Verdict? verdict) => Coordinator.Send(new DecideMessage(message, verdict));

    [Fact]
    public async Task Passed_on_without_it_the_other_reads_the_rest()
    {
        var (talk, id) = await Held();
        await Decides(id, Verdict.Without);
        await Decides(id, Verdict.Without);
        Assert.Equal("I am Amara [left out], see [left out]", Assert.Single((await Sees(talk)).Lines).Words);
        Assert.Equal(["Held", "Shown"], await StepsOf(id));
        await Assert.ThrowsAsync<Refused>(() => Decides(id, Verdict.NotPassedOn));
    }

    [Fact]
    public async Task What_says_who_somebody_is_is_never_passed_on_as_it_is()
    {
        var (talk, id) = await Held();
        await Assert.ThrowsAsync<Refused>(() => Decides(id, Verdict.AsItIs));
        Assert.Equal("Held", await State(id));
        var (other, link) = await Held("We go to 4 Harbour Lane on Monday");
        await Decides(link, Verdict.AsItIs);
        Assert.Equal("We go to 4 Harbour Lane on Monday", Assert.Single((await Sees(other)).Lines).Words);
        Assert.Empty((await Sees(talk)).Lines);
    }

    [Theory]
    [InlineData("Ring me on 07700 900123", false)]
    [InlineData("I am ama dot m at example dot org", false)]
    [InlineData("The helpline is 0808 196 1776", true)]
    public async Task What_reaches_a_parent_is_not_passed_on_as_it_is_and_a_helpline_of_a_supporters_is(string words, bool supporter)
    {
        var (_, id) = await Held(words, supporter: supporter);
        if (supporter) await Decides(id, Verdict.AsItIs);
        else await Assert.ThrowsAsync<Refused>(() => Decides(id, Verdict.AsItIs));
        Assert.Equal(supporter ? "Shown" : "Held", await State(id));
    }

    [Fact]
    public async Task Not_passed_on_the_other_never_sees_it_and_whoever_wrote_it_reads_that()
    {
        var (talk, id) = await Held();
        await Decides(id, Verdict.NotPassedOn);
        Assert.Empty((await Sees(talk)).Lines);
        Assert.Equal(MessageState.NotPassedOn, Assert.Single((await Opens(talk))!.Lines).State);
    }

    [Fact]
    public async Task A_supporters_message_that_is_passed_on_is_the_first_contact()
    {
        var (talk, id) = await Held("See www.example.org", MatchStatus.Matched, supporter: true);
        await Decides(id, Verdict.AsItIs);
        Assert.Equal(MatchStatus.Active, await MatchIs(talk.Match));
        Assert.Single(Queued);
    }

    [Fact]
    public async Task Where_contact_is_stopped_it_is_not_passed_on_and_elsewhere_it_is_not_found()
    {
        var (talk, id) = await Held();
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new DecideMessage(id, Verdict.Without)));
        await Assert.ThrowsAsync<Denied>(() => talk.As.Send(new DecideMessage(id, Verdict.Without)));
        Assert.Equal("Verdict", (await Assert.ThrowsAsync<Refused>(() => Decides(id, null))).Input);
        await Pause(talk);
        await Assert.ThrowsAsync<Refused>(() => Decides(id, Verdict.Without));
        await Decides(id, Verdict.NotPassedOn);
    }
}
