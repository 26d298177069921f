using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Concerns;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Concerns;

public sealed class RaisePeerConcernTests : ArrangedConcerns
{
    [Fact]
    public async Task It_names_the_person_and_family_that_the_supporter_cannot_see_tells_the_coordinator_at_once_and_stops_the_match()
    {
        await InTouch();
        var id = await Robin.Send(Button(match: Match, danger: true));
        var concern = Assert.Single(Concerns);
        Assert.Equal((id, Mother, Family, ConcernKind.Neglect, true), (concern.ConcernId, concern.PersonIds.Single(), concern.HouseholdId, concern.Kind, concern.ImmediateDanger));
        Assert.StartsWith("The baby is cold", concern.Seen, StringComparison.Ordinal);
        Assert.Contains($"/peersupport/alerts/{id}", concern.Seen, StringComparison.Ordinal);
        Assert.Equal("concern", await PausedBy(Match));
        var told = Assert.Single(await Notices());
        Assert.Equal((PeerNoticeKind.ConcernRaised, Coordinator.Id, id, true), (told.Kind, told.UserIds.Single(), told.SubjectId, told.Urgent));
        var alert = await Coordinator.Ask(new AnswerAlert.Query(id));
        Assert.Equal((AlertSide.Supporter, Match, Supporter, false), (alert.FromSide, alert.MatchId, alert.SupporterId, alert.OutOfHours));
    }

    [Fact]
    public async Task The_concern_comes_before_the_alert()
    {
        await InTouch();
        var before = -1;
        World.Answers<RaiseConcern, Guid>(c =>
        {
            before = World.Sql<int>("SELECT COUNT(*) FROM peersupport_alert").GetAwaiter().GetResult().Single();
            return c.ConcernId;
        });
        await Robin.Send(Button(match: Match));
        Assert.Equal(0, before);
    }

    [Fact]
    public async Task Without_words_a_kind_or_an_answer_about_danger_it_is_refused_all_at_once_and_nothing_is_kept()
    {
        await InTouch();
        var refused = await Assert.ThrowsAsync<Refused>(() => Robin.Send(Button(match: Match, seen: " ", kind: null, danger: null)));
        Assert.Equal(["Seen", "Kind", "ImmediateDanger"], refused.Reasons.Select(r => r.Input));
        Assert.Empty(Concerns);
        Assert.Null(await PausedBy(Match));
        await Assert.ThrowsAsync<Refused>(() => Robin.Send(Button(match: Match, seen: new string('x', Alert.LongestSeen + 1))));
    }

    [Fact]
    public async Task A_second_press_is_the_same_concern_and_tells_nobody_twice()
    {
        await InTouch();
        var button = Button(match: Match);
        Assert.Equal(await Robin.Send(button), await Robin.Send(button));
        Assert.Single(Concerns);
        Assert.Single(await Notices());
        Assert.Equal([1], await World.Sql<int>("SELECT COUNT(*) FROM peersupport_alert"));
    }

    [Fact]
    public async Task Another_supporters_match_is_not_found_and_a_stranger_is_denied()
    {
        await InTouch();
        var (_, other) = await Supporting();
        await Assert.ThrowsAsync<NotFound>(() => other.Send(Button(match: Match)));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(Button(match: Match)));
        await Assert.ThrowsAsync<NotFound>(() => Robin.Send(Button(match: World.NewId())));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(Button(match: Match)));
        Assert.Empty(Concerns);
        Assert.Null(await PausedBy(Match));
    }

    [Fact]
    public async Task About_somebody_else_it_names_nobody_and_reaches_the_supporters_own_coordinator()
    {
        await InTouch();
        var id = await Robin.Send(Button());
        Assert.Empty(Assert.Single(Concerns).PersonIds);
        Assert.Equal(Coordinator.Id, Assert.Single(await Notices()).UserIds.Single());
        Assert.Null(await PausedBy(Match));
        Assert.Equal(AlertSide.Supporter, (await Coordinator.Ask(new AnswerAlert.Query(id))).FromSide);
    }

    [Fact]
    public async Task After_the_end_of_a_match_it_still_names_it_and_stops_nothing()
    {
        await InTouch();
        await World.Arrange("UPDATE peersupport_match SET status = 'Ended' WHERE id = @Match", new { Match });
        await Robin.Send(Button(match: Match));
        Assert.Equal(Mother, Assert.Single(Concerns).PersonIds.Single());
        Assert.Null(await PausedBy(Match));
    }

    [Fact]
    public async Task What_the_coordinator_raises_goes_to_the_deputy()
    {
        await InTouch();
        var id = await Coordinator.Send(Button(match: Match));
        Assert.Equal(Deputy, Assert.Single(await Notices()).UserIds.Single());
        Assert.Equal(AlertSide.Worker, (await Coordinator.Ask(new AnswerAlert.Query(id))).FromSide);
    }

    [Fact]
    public async Task A_parent_raises_it_through_the_program_and_nobody_is_named_as_its_writer()
    {
        await InTouch();
        var id = await World.AsSystem().Send(Button(match: Match, kind: ConcernKind.Other));
        Assert.Equal(Mother, Assert.Single(Concerns).PersonIds.Single());
        Assert.Equal(AlertSide.Parent, (await Coordinator.Ask(new AnswerAlert.Query(id))).FromSide);
        Assert.Equal("concern", await PausedBy(Match));
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(8, true)]
    [InlineData(17, true)]
    public async Task Out_of_hours_is_noted_and_shown_with_the_numbers(int hour, bool closed)
    {
        await InTouch();
        World.Clock.MoveTo(new(2026, 3, 2, hour, 0, 0, TimeSpan.Zero));
        var alert = await Coordinator.Ask(new AnswerAlert.Query(await Raised()));
        Assert.Equal((closed, "999, 101, 01632 960002"), (alert.OutOfHours, alert.Now.Numbers));
    }

    [Fact]
    public async Task On_a_saturday_nobody_is_there_before_monday()
    {
        await InTouch();
        World.Clock.MoveTo(new(2026, 3, 7, 11, 0, 0, TimeSpan.Zero));
        var now = await Robin.With(scope => scope.GetRequiredService<PeerHours>().Mine(default));
        Assert.Equal((true, new DateOnly(2026, 3, 9)), (now.Closed, now.NextMorning));
    }

    [Fact]
    public async Task A_coordinator_on_the_page_of_a_match_or_of_a_request_names_whom_it_is_about()
    {
        await InTouch();
        var request = await Asked(RequestStatus.New, Father);
        Assert.Equal((Match, (Guid?)null, $"Mother {Mother}"), await At(Coordinator, $"/peersupport/matches/{Match}/way-in?x=1"));
        Assert.Equal(((Guid?)null, request, $"Father {Father}"), await At(Coordinator, $"/peersupport/requests/{request}"));
        Assert.Equal(((Guid?)null, (Guid?)null, (string?)null), await At(OtherCoordinator, $"/peersupport/requests/{request}"));
        Assert.Equal(((Guid?)null, (Guid?)null, (string?)null), await At(Robin, $"/peersupport/mine/{Match}"));
        await Coordinator.Send(Button() with { RequestId = request });
        Assert.Equal(Father, Assert.Single(Concerns).PersonIds.Single());
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(Button() with { RequestId = request }));
        await Assert.ThrowsAsync<NotFound>(() => Robin.Send(Button() with { RequestId = request }));
    }

    private static Task<(Guid?, Guid?, string?)> At(Actor viewer, string path) => viewer.With(async scope =>
        await scope.GetRequiredService<ConcernPlace>().Of(path, default) is var here ? (here.MatchId, here.RequestId, here.Name) : default);

    [Fact]
    public async Task On_a_wall_a_supporter_is_named_to_its_coordinator_and_a_wall_elsewhere_is_none_of_theirs()
    {
        await InTouch();
        var (here, elsewhere) = (await Room(Programme), await Room(OtherProgramme));
        var alert = await Coordinator.Ask(new AnswerAlert.Query(await Robin.Send(Button(room: here))));
        Assert.Equal((here, "A wall", (Guid?)Supporter), (alert.RoomId, alert.Room, alert.SupporterId));
        alert = await Coordinator.Ask(new AnswerAlert.Query(await Robin.Send(Button(room: elsewhere))));
        Assert.Equal(((Guid?)null, (Guid?)Supporter), (alert.RoomId, alert.SupporterId));
    }

    private async Task<Guid> Room(Guid programme)
    {
        var id = World.NewId();
        await World.Arrange("INSERT INTO peersupport_room (id, programme_id, topic, title, about, kind, opened_on, version) VALUES (@id, @programme, 'NewBaby', 'A wall', 'For all', 'Wall', @Today, 1)", new { id, programme, Today });
        return id;
    }

    [Fact]
    public async Task When_the_alert_cannot_be_kept_the_concern_is_kept_by_itself()
    {
        await InTouch();
        World.Answers<GetSafeguardingDuty, GetSafeguardingDuty.Answer>(_ => throw new InvalidOperationException("the settings cannot be read"));
        var id = World.NewId();
        await Robin.With(async scope =>
        {
            await scope.GetRequiredService<ConcernDesk>().Raise(new(id, Match, null, "The baby is cold.", ConcernKind.Neglect, true, World.Clock.Now()), default);
            return 0;
        });
        Assert.Equal(id, Concerns.Last().ConcernId);
        Assert.Equal([1], await World.Sql<int>("SELECT COUNT(*) FROM kernel_answer WHERE command LIKE '%RaiseConcern%'"));
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM peersupport_alert"));
    }

    [Fact]
    public async Task A_supporter_chooses_among_their_own_by_first_name_alone()
    {
        await InTouch();
        var (second, other) = await Supporting();
        await Matched(second, MatchStatus.Active, Father);
        var mine = await Robin.With(scope => scope.GetRequiredService<OwnMatches>().List(default));
        Assert.Equal((Match, "Amina"), (mine.Single().MatchId, mine.Single().FirstName));
        Assert.NotEqual(Match, (await other.With(scope => scope.GetRequiredService<OwnMatches>().List(default))).Single().MatchId);
        Assert.Empty(await Coordinator.With(scope => scope.GetRequiredService<OwnMatches>().List(default)));
    }
    [Fact]
    public async Task Somebody_for_whom_they_were_only_asked_has_no_name_when_the_offer_has_ended()
    {
        FirstNames[Mother] = "Amina";
        var (supporter, robin) = await Supporting();
        var (match, _) = await Matched(supporter, MatchStatus.Offered);
        await Coordinator.Send(new Neighbourhood.PeerSupport.Talks.EndMatch.Command(match, EndCode.WantedToStop, true, null));
        Assert.Equal(MatchStatus.Ended, await MatchIs(match));
        Assert.Empty(await robin.With(scope => scope.GetRequiredService<OwnMatches>().List(default)));
    }

}
