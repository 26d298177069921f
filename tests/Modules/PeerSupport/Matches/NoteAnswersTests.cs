using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Xunit;
using Answer = Neighbourhood.PeerSupport.Matches.Said;

namespace Neighbourhood.Modules.PeerSupport.Matches;

public sealed class NoteAnswersTests : ArrangedPeers
{
    private async Task<(Guid Match, Guid Request, Guid Supporter)> Offered()
    {
        var (id, _) = await Supporting();
        var (match, request) = await Matched(id, MatchStatus.Offered);
        return (match, request, id);
    }

    private Task<Done> Note(Guid match, Answer? parent, Answer? supporter) => Coordinator.Send(new NoteAnswers.Command(match, parent, supporter));

    [Fact]
    public async Task Both_yeses_begin_the_match_with_its_48_hours_and_the_parent_is_told_by_when()
    {
        var (match, request, _) = await Offered();
        var search = World.NewId();
        await World.Arrange("UPDATE peersupport_request SET task_id = @search", new { search });
        await Note(match, Answer.Yes, Answer.Yes);
        await Note(match, Answer.Yes, Answer.Yes);
        Assert.Equal((MatchStatus.Matched, RequestStatus.Matched), (await MatchIs(match), await RequestIs(request)));
        Assert.Equal(World.Clock.Now().AddHours(48), (await World.Sql<DateTimeOffset>("SELECT first_contact_by FROM peersupport_match")).Single());
        Assert.Equal(Today, (await World.Sql<DateOnly>("SELECT matched_on FROM peersupport_request")).Single());
        var told = Assert.Single(Queued);
        Assert.Equal(("peer-matched", Mother, "Wednesday 4 March"), (told.TemplateCode, told.ToPersonId, told.Values!["day"]));
        Assert.Equal(request, Assert.Single(World.Told.OfType<PeerMatchStarted>()).RequestId);
        Assert.Equal(search, Assert.Single(ClosedTasks).TaskId);
        Assert.Empty(Tasks);
    }

    [Fact]
    public async Task Where_no_message_may_go_the_coordinator_is_asked_to_tell_the_parent()
    {
        var (match, _, _) = await Offered();
        Refusing[Mother] = ContactRefusal.NoSafeWay;
        await Note(match, Answer.Yes, Answer.Yes);
        var task = Assert.Single(Tasks);
        Assert.Equal(("peersupport.tell", Coordinator.Id, (Guid?)null), (task.KindCode, task.AssigneeUserId, task.PersonId));
        Assert.Equal(MatchStatus.Matched, await MatchIs(match));
    }

    [Fact]
    public async Task A_no_of_either_takes_it_back_whatever_the_other_said()
    {
        var (match, request, _) = await Offered();
        await Note(match, Answer.No, Answer.Yes);
        Assert.Equal((MatchStatus.SaidNo, RequestStatus.Screening), (await MatchIs(match), await RequestIs(request)));
        Assert.Empty(World.Told);
        await Assert.ThrowsAsync<Refused>(() => Note(match, Answer.Yes, null));
    }

    [Fact]
    public async Task It_is_looked_at_again_when_it_would_begin()
    {
        var (match, _, supporter) = await Offered();
        async Task<string> Hindered()
        {
            var refused = await Assert.ThrowsAsync<Refused>(() => Note(match, Answer.Yes, Answer.Yes));
            Assert.Equal(MatchStatus.Offered, await MatchIs(match));
            return refused.Message;
        }
        Touching.Add(supporter);
        await World.Arrange("UPDATE peersupport_supporter SET person_id = @id", new { id = World.NewId() });
        Assert.Contains("connected", await Hindered(), StringComparison.Ordinal);
        Touching.Clear();
        Said[Mother] = SharingBasis.Objection;
        Assert.Contains("object", await Hindered(), StringComparison.Ordinal);
        Said.Clear();
        await World.Arrange("DELETE FROM peersupport_check");
        Assert.Contains("DBS", await Hindered(), StringComparison.Ordinal);
        Assert.Empty(World.Told);
        Assert.Empty(Queued);
    }

    [Fact]
    public async Task A_supporter_at_their_most_may_begin_what_was_offered_to_them_before()
    {
        var (id, _) = await Supporting(most: 1);
        var (match, _) = await Matched(id, MatchStatus.Offered);
        await Note(match, Answer.Yes, Answer.Yes);
        Assert.Equal(MatchStatus.Matched, await MatchIs(match));
    }

    [Fact]
    public async Task Its_coordinator_alone_sees_and_notes_it_and_an_answer_must_be_given()
    {
        var (match, _, _) = await Offered();
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new NoteAnswers.Command(match, Answer.Yes, null)));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Ask(new SeeMatch(match)));
        await Assert.ThrowsAsync<Denied>(() => Supervisor.Ask(new SeeMatch(match)));
        Assert.Equal("Parent", (await Assert.ThrowsAsync<Refused>(() => Note(match, null, null))).Input);
        var seen = await Coordinator.Ask(new SeeMatch(match));
        Assert.Equal((MatchStatus.Offered, "Robin", false), (seen.Match.Status, seen.Match.KnownAs, seen.Held));
        Assert.Equal(["Fitted what they asked for"], seen.Why);
    }

    [Fact]
    public async Task Of_a_family_that_the_coordinator_may_not_see_an_open_match_is_not_found_and_one_that_is_over_is_read_without_who_it_was()
    {
        var (match, _, _) = await Offered();
        Unseen.Add(Family);
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Ask(new SeeMatch(match)));
        await World.Arrange("UPDATE peersupport_match SET status = 'Ended'");
        var seen = await Coordinator.Ask(new SeeMatch(match));
        Assert.Equal((MatchStatus.Ended, "Somebody you do not work with", (Guid?)null), (seen.Match.Status, seen.Parent, seen.HouseholdId));
    }
}
