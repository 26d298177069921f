using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.Testing;
using Xunit;
using Answer = Neighbourhood.PeerSupport.Matches.Said;

namespace Neighbourhood.Modules.PeerSupport.Matches;

public sealed class AnswerOfferTests : ArrangedPeers
{
    private async Task<(Guid Match, Guid Request, Actor Supporter, Guid SupporterId)> Offered()
    {
        var (id, supporter) = await Supporting();
        var (match, request) = await Matched(id, MatchStatus.Offered);
        return (match, request, supporter, id);
    }

    [Fact]
    public async Task The_supporter_reads_what_it_is_about_and_nothing_of_who_it_is()
    {
        var (match, _, supporter, _) = await Offered();
        var asked = await supporter.Ask(new AnswerOffer.Query(match));
        Assert.True(asked.IsOpen);
        Assert.Equal([Topic.NewBaby], asked.About);
        Assert.DoesNotContain(Mother.ToString(), asked.ToString(), StringComparison.Ordinal);
        Assert.Equal(match, Assert.Single(await supporter.Ask(new ListOffers.Query())).Id);
        Assert.Equal($"/peersupport/offers/{match}", Assert.Single(await supporter.Ask(new GatherMyWork(supporter.Id, Today))).Path);
    }

    [Fact]
    public async Task A_yes_waits_for_the_parents_and_is_asked_no_more()
    {
        var (match, request, supporter, _) = await Offered();
        await supporter.Send(new AnswerOffer.Command(match, Answer.Yes));
        await supporter.Send(new AnswerOffer.Command(match, Answer.Yes));
        Assert.Equal((MatchStatus.Offered, RequestStatus.Screening), (await MatchIs(match), await RequestIs(request)));
        var asked = await supporter.Ask(new AnswerOffer.Query(match));
        Assert.False(asked.IsOpen);
        Assert.Empty(asked.About);
        Assert.Empty(await supporter.Ask(new ListOffers.Query()));
        await Assert.ThrowsAsync<Refused>(() => supporter.Send(new AnswerOffer.Command(match, Answer.No)));
    }

    [Fact]
    public async Task A_no_needs_no_reason_and_the_request_goes_on_looking()
    {
        var (match, request, supporter, id) = await Offered();
        await supporter.Send(new AnswerOffer.Command(match, Answer.No));
        await supporter.Send(new AnswerOffer.Command(match, Answer.No));
        Assert.Equal((MatchStatus.SaidNo, RequestStatus.Screening), (await MatchIs(match), await RequestIs(request)));
        Assert.DoesNotContain((await Coordinator.Ask(new SuggestSupporters(request))).Suggested, s => s.SupporterId == id);
        Assert.Empty(World.Told);
    }

    [Fact]
    public async Task The_second_yes_begins_it_also_when_it_is_the_supporters()
    {
        var (match, request, supporter, _) = await Offered();
        await Coordinator.Send(new NoteAnswers.Command(match, Answer.Yes, null));
        await supporter.Send(new AnswerOffer.Command(match, Answer.Yes));
        Assert.Equal((MatchStatus.Matched, RequestStatus.Matched), (await MatchIs(match), await RequestIs(request)));
        Assert.Equal((match, Mother), (Assert.Single(World.Told.OfType<PeerMatchStarted>()).MatchId, World.Told.OfType<PeerMatchStarted>().Single().PersonId));
    }

    [Fact]
    public async Task Where_contact_was_stopped_meanwhile_the_yes_is_kept_the_supporter_learns_nothing_and_nothing_begins()
    {
        var (match, _, supporter, _) = await Offered();
        await Coordinator.Send(new NoteAnswers.Command(match, Answer.Yes, null));
        await World.Arrange("INSERT INTO peersupport_hold (hold_id, person_id, kind, held_on) VALUES (@id, @Mother, 'pregnancy', @Today)", new { id = World.NewId(), Mother, Today });
        await supporter.Send(new AnswerOffer.Command(match, Answer.Yes));
        Assert.Equal(MatchStatus.Offered, await MatchIs(match));
        Assert.Empty(World.Told);
        Assert.Empty(Queued);
        Assert.Equal(Answer.Yes, (await supporter.Ask(new AnswerOffer.Query(match))).Said);
    }

    [Fact]
    public async Task What_is_paused_is_asked_of_nobody_and_does_not_begin()
    {
        var (match, _, supporter, _) = await Offered();
        await World.Arrange("UPDATE peersupport_match SET paused_code = 'hold'");
        Assert.Empty(await supporter.Ask(new ListOffers.Query()));
        Assert.False((await supporter.Ask(new AnswerOffer.Query(match))).IsOpen);
        Assert.Contains("stopped for now", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new NoteAnswers.Command(match, Answer.Yes, Answer.Yes)))).Message, StringComparison.Ordinal);
        Assert.Equal(MatchStatus.Offered, await MatchIs(match));
    }

    [Fact]
    public async Task What_was_asked_of_somebody_else_is_not_there_and_an_answer_must_be_yes_or_no()
    {
        var (match, _, supporter, _) = await Offered();
        var (_, other) = await Supporting();
        await Assert.ThrowsAsync<NotFound>(() => other.Send(new AnswerOffer.Command(match, Answer.Yes)));
        await Assert.ThrowsAsync<NotFound>(() => other.Ask(new AnswerOffer.Query(match)));
        await Assert.ThrowsAsync<Denied>(() => Coordinator.Send(new AnswerOffer.Command(match, Answer.Yes)));
        var refused = await Assert.ThrowsAsync<Refused>(() => supporter.Send(new AnswerOffer.Command(match, null)));
        Assert.Equal("Answer", refused.Input);
    }
}
