using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.People;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Supporters;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.People;

/// <summary>Rule 7: what was asked and matched for a pregnancy ends with it, for somebody with their death; nobody is told why, and nothing restarts.</summary>
public sealed class StopsTests : ArrangedAround
{
    private Task<IReadOnlyList<string>> EndOf(Guid request) => World.Sql<string>("SELECT COALESCE(end_code, '') FROM peersupport_request WHERE id = @request", new { request });

    private async Task<bool> Cared(Guid supporter) => (await World.Sql<int>("SELECT COUNT(*) FROM peersupport_supporter WHERE id = @supporter AND care_from IS NOT NULL", new { supporter })).Single() == 1;

    [Fact]
    public async Task With_a_pregnancy_every_request_and_match_about_it_ends_in_the_same_transaction_whoever_asked()
    {
        var pregnancy = World.NewId();
        var (supporter, _) = await Supporting();
        var (active, hers) = await Matched(supporter, MatchStatus.Active, pregnancy: pregnancy);
        var (offered, his) = await Matched(supporter, MatchStatus.Offered, Father, pregnancy);
        var proposed = await Asked(RequestStatus.Proposed, pregnancy: pregnancy);
        await World.Arrange("UPDATE peersupport_request SET decision_id = @decision WHERE id = @proposed", new { decision = World.NewId(), proposed });
        var (other, untied) = await Matched(supporter, MatchStatus.Active, NewFamily().Mother);
        await World.Happened(new PregnancyEndedInLoss(pregnancy, Mother)); // immediate: nothing is delivered yet
        Assert.Equal([MatchStatus.Ended, MatchStatus.Ended, MatchStatus.Active], [await MatchIs(active), await MatchIs(offered), await MatchIs(other)]);
        Assert.Equal([RequestStatus.Ended, RequestStatus.Ended, RequestStatus.Ended, RequestStatus.Active], [await RequestIs(hers), await RequestIs(his), await RequestIs(proposed), await RequestIs(untied)]);
        foreach (var request in new[] { hers, his, proposed }) Assert.Equal(["System"], await EndOf(request));
        Assert.Empty(World.Told.OfType<PeerProposalAnswered>()); // the team would be told to ask why, and to tell the family
        Assert.All(World.Told.OfType<PeerMatchEnded>(), e => Assert.Equal("system", e.ReasonCode));
        Assert.Empty(Queued);
        Assert.All(await World.Sql<string>("SELECT COALESCE(reason, '') FROM peersupport_step WHERE to_status = 'Ended'"), r => Assert.Equal("", r));
        Assert.Empty(await Asks()); // it stopped as it should: nobody need look
    }

    [Fact]
    public async Task What_she_asked_for_while_she_said_that_she_was_expecting_ends_with_it_too_and_what_she_asked_for_otherwise_or_long_before_does_not()
    {
        var (_, twin, _, _) = NewFamily();
        var (supporter, _) = await Supporting();
        var (match, said) = await Matched(supporter, MatchStatus.Active);
        var (underTwin, another, before, his) = (await Asked(person: twin), await Asked(), await Asked(), await Asked(person: Father));
        await World.Arrange("UPDATE peersupport_request SET expecting = 1 WHERE id IN (@said, @underTwin, @before)", new { said, underTwin, before });
        await World.Arrange("UPDATE peersupport_request SET asked_on = @on WHERE id = @before", new { on = Today.AddDays(-300), before });
        await Told(new PersonMerged(Mother, twin));
        var pregnancy = World.NewId();
        Assert.Equal(["1 match with a peer supporter", "1 request for somebody to talk to"], (await Answered<AnswerGatherWouldCancel, GatherWouldCancel, GatherWouldCancel.Part>(Midwife, new(pregnancy, Mother))).Select(p => p.Says));
        await World.Happened(new PregnancyEndedInLoss(pregnancy, Mother));
        Assert.Equal([RequestStatus.Ended, RequestStatus.Ended], [await RequestIs(said), await RequestIs(underTwin)]);
        Assert.Equal(MatchStatus.Ended, await MatchIs(match));
        Assert.Equal([RequestStatus.Screening, RequestStatus.Screening, RequestStatus.Screening], [await RequestIs(another), await RequestIs(before), await RequestIs(his)]);
        await Told(new PregnancyReopened(pregnancy, Mother));
        Assert.Equal(2, (await Asks()).Count(w => w == LookWhy.Stopped));
    }

    private Task Says(bool expecting, params Guid[] requests) => World.Arrange("UPDATE peersupport_request SET expecting = @expecting WHERE id IN @requests", new { expecting, requests });

    [Fact]
    public async Task What_her_partner_asked_for_as_expecting_ends_with_it_and_neither_he_nor_anybody_reads_why()
    {
        var pregnancy = World.NewId();
        var ((friend, robin), (bereaved, _)) = (await Supporting(), await Supporting(been: Topic.Loss));
        var (match, his) = await Matched(friend, MatchStatus.Active, Father);
        var (onLoss, his2) = await Matched(bereaved, MatchStatus.Matched, Father);
        await About(his2, "Loss");
        await Says(true, his, his2);
        Assert.Equal(["2 matches with peer supporters"], (await Answered<AnswerGatherWouldCancel, GatherWouldCancel, GatherWouldCancel.Part>(Midwife, new(pregnancy, Mother))).Select(p => p.Says));
        await World.Happened(new PregnancyEndedInLoss(pregnancy, Mother)); // immediate: nothing is delivered yet
        Assert.Equal([MatchStatus.Ended, MatchStatus.Ended], [await MatchIs(match), await MatchIs(onLoss)]);
        Assert.Equal([RequestStatus.Ended, RequestStatus.Ended], [await RequestIs(his), await RequestIs(his2)]);
        foreach (var request in new[] { his, his2 }) Assert.Equal(["System"], await EndOf(request));
        Assert.Equal((false, true), (await Cared(friend), await Cared(bereaved)));

        await World.Deliver();
        Assert.Equal((MatchStatus.Ended, SeeTalk.Somebody, false), await robin.Ask(new SeeTalk(match)) is var read ? (read.Status, read.Name, read.Open) : default);
        Assert.Empty(Queued);
        Assert.Empty(World.Told.OfType<PeerProposalAnswered>());
        Assert.All(World.Told.OfType<PeerMatchEnded>(), e => Assert.Equal("system", e.ReasonCode));
        Assert.All(await World.Sql<string>("SELECT COALESCE(reason, '') FROM peersupport_step WHERE to_status = 'Ended'"), r => Assert.Equal("", r));
        Assert.DoesNotContain(Tasks, t => t.HouseholdId is not null || t.PersonId is not null || t.Title!.Contains("pregnan", StringComparison.OrdinalIgnoreCase) || t.Title.Contains("loss", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(await Asks());
        Assert.Empty((await Coordinator.Ask(new SeeRequest(his))).Warnings);

        await Told(new PregnancyReopened(pregnancy, Mother), new PregnancyReopened(pregnancy, Mother));
        Assert.Equal([LookWhy.Stopped, LookWhy.Stopped], await Asks());
        Assert.Equal([RequestStatus.Ended, RequestStatus.Ended], [await RequestIs(his), await RequestIs(his2)]);
        Assert.Equal([MatchStatus.Ended, MatchStatus.Ended], [await MatchIs(match), await MatchIs(onLoss)]);
    }

    [Fact]
    public async Task What_those_around_her_asked_for_otherwise_who_is_expecting_themselves_and_who_lives_elsewhere_is_left_alone()
    {
        var (pregnancy, sister, grandmother, stranger) = (World.NewId(), World.NewId(), World.NewId(), NewFamily().Father);
        Families[Family] = [.. Families[Family], .. new[] { sister, grandmother }.Select(id => new GetHousehold.Member(id, $"Carer {id}", Masking.Full, "carer", "adult", "full", null, null))];
        Expecting.Add(sister);
        var (work, before, ofAnother, hers, strangers, granny) = (await Asked(person: Father, about: Topic.Money), await Asked(person: Father), await Asked(person: Father, pregnancy: World.NewId()), await Asked(person: sister), await Asked(person: stranger), await Asked(person: grandmother));
        await Says(false, work);
        await Says(true, before, ofAnother, hers, strangers, granny);
        await World.Arrange("UPDATE peersupport_request SET asked_on = @on WHERE id = @before", new { on = Today.AddDays(-300), before });
        await Told(new PregnancyEndedInLoss(pregnancy, Mother));
        foreach (var left in new[] { work, before, ofAnother, hers, strangers }) Assert.Equal(RequestStatus.Screening, await RequestIs(left));
        Assert.Equal(RequestStatus.Ended, await RequestIs(granny));

        var own = await Asked(person: Father);
        await Says(true, own);
        Families[Family] = [.. Families[Family].Where(m => m.PersonId != Father)];
        Families[World.NewId()] = [new(Father, $"Father {Father}", Masking.Full, "father", "adult", "full", null, null)];
        await Told(new PregnancyEndedInLoss(World.NewId(), Mother));
        Assert.Equal(RequestStatus.Screening, await RequestIs(own)); // he has moved out
    }

    [Fact]
    public async Task In_a_protected_home_only_her_own_ends()
    {
        var (hers, his) = (await Asked(), await Asked(person: Father));
        await Says(true, hers, his);
        Restricted.Add(Mother);
        await Told(new PregnancyEndedInLoss(World.NewId(), Mother));
        Assert.Equal((RequestStatus.Ended, RequestStatus.Screening), (await RequestIs(hers), await RequestIs(his)));
    }

    [Fact]
    public async Task A_supporter_is_asked_how_they_are_where_they_were_matched_because_of_a_loss_and_otherwise_learns_nothing_by_it()
    {
        var pregnancy = World.NewId();
        var ((bereaved, _), (friend, _)) = (await Supporting(been: Topic.Loss), await Supporting());
        var (_, onLoss) = await Matched(bereaved, MatchStatus.Active, pregnancy: pregnancy);
        await About(onLoss, "Loss");
        await Matched(friend, MatchStatus.Active, Father, pregnancy);
        await Told(new PregnancyEndedInLoss(pregnancy, Mother));
        Assert.True(await Cared(bereaved));
        Assert.False(await Cared(friend));
        Assert.DoesNotContain(Tasks, t => t.HouseholdId is not null || t.PersonId is not null || t.Title!.Contains("pregnan", StringComparison.OrdinalIgnoreCase) || t.Title.Contains("loss", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Recorded_by_mistake_the_coordinator_has_a_list_and_no_match_begins_again()
    {
        var pregnancy = World.NewId();
        var (supporter, _) = await Supporting();
        var (match, request) = await Matched(supporter, MatchStatus.Active, pregnancy: pregnancy);
        async Task<IEnumerable<string>> Says(bool cancelled) => (await Answered<AnswerGatherWouldCancel, GatherWouldCancel, GatherWouldCancel.Part>(Midwife, new(pregnancy, Mother))).Where(p => p.WasCancelled == cancelled).Select(p => p.Says);
        Assert.Equal(["1 match with a peer supporter"], await Says(false));
        await Told(new PregnancyEndedInLoss(pregnancy, Mother));
        Assert.Empty((await Says(false)).Concat(await Says(true)));

        await Told(new PregnancyReopened(pregnancy, Mother), new PregnancyReopened(pregnancy, Mother));
        Assert.Equal([LookWhy.Stopped], await Asks());
        Assert.Equal(["1 request for somebody to talk to"], await Says(true));
        Assert.Equal([MatchStatus.Ended], [await MatchIs(match)]);
        Assert.Equal(RequestStatus.Ended, await RequestIs(request));
        await Settle(LookWhy.Stopped, ListLooks.Then.Looked);
        Assert.Empty(await Says(true));
        Assert.Empty(await Asks());
        Assert.Contains(ClosedTasks, c => c.TaskId == Tasks.Single(t => t.KindCode == "peersupport.look").TaskId);
    }

    [Fact]
    public async Task With_a_death_what_was_for_them_ends_and_whoever_was_in_touch_is_asked_how_they_are()
    {
        var ((touched, _), (offered, _)) = (await Supporting(), await Supporting());
        var (match, request) = await Matched(touched, MatchStatus.Active);
        var (offer, other) = await Matched(offered, MatchStatus.Offered);
        Assert.Equal(["2 matches with peer supporters"], (await Answered<AnswerGatherWouldStop, GatherWouldStop, GatherWouldStop.Part>(Coordinator, new(Mother))).Select(p => p.Says));
        Assert.Empty(await Answered<AnswerGatherWouldStop, GatherWouldStop, GatherWouldStop.Part>(Midwife, new(Mother)));
        await World.Happened(new PersonDied(Mother, Today));
        Assert.Equal([MatchStatus.Ended, MatchStatus.Ended], [await MatchIs(match), await MatchIs(offer)]);
        Assert.Equal([RequestStatus.Ended, RequestStatus.Ended], [await RequestIs(request), await RequestIs(other)]);
        Assert.True(await Cared(touched));
        Assert.False(await Cared(offered));

        await Told(new PersonDeathCorrected(Mother));
        Assert.Equal([LookWhy.Stopped, LookWhy.Stopped], await Asks());
        Assert.Empty(await World.Sql<Guid>("SELECT person_id FROM peersupport_death"));
        Assert.Equal(MatchStatus.Ended, await MatchIs(match));
    }

    [Fact]
    public async Task Under_either_of_two_joined_records_a_death_ends_what_was_for_them_also_when_they_are_joined_later()
    {
        var (_, twin, _, _) = NewFamily();
        var (supporter, _) = await Supporting();
        var (match, _) = await Matched(supporter, MatchStatus.Active);
        await Told(new PersonDied(twin, Today));
        Assert.Equal(MatchStatus.Active, await MatchIs(match));
        await Told(new PersonMerged(twin, Mother));
        Assert.Equal(MatchStatus.Ended, await MatchIs(match));
    }

    [Fact]
    public async Task Of_a_supporter_who_died_those_they_supported_are_put_to_the_coordinator()
    {
        var person = World.NewId();
        var (supporter, _) = await Supporting(person: person);
        var (match, _) = await Matched(supporter, MatchStatus.Active);
        var (made, request) = await Matched(supporter, MatchStatus.Matched, NewFamily().Mother);
        await Told(new PersonDied(person, Today));
        Assert.Equal([MatchStatus.Active, MatchStatus.SaidNo], [await MatchIs(match), await MatchIs(made)]);
        Assert.Equal(RequestStatus.Screening, await RequestIs(request));
        Assert.Equal(("left", SupporterStatus.Paused), (await Paused(match), await SupporterIs(supporter)));
        Assert.Equal([LookWhy.SupporterLeft], await Asks());
    }

    [Fact]
    public async Task Somebody_protected_is_put_to_the_coordinator_in_the_same_transaction_and_named_as_others_may()
    {
        var (supporter, _) = await Supporting();
        await Matched(supporter, MatchStatus.Active);
        Restricted.Add(Mother);
        await World.Happened(new PersonRestricted(Mother));
        var row = Assert.Single(await Coordinator.Ask(new ListLooks.Query()));
        Assert.Equal((LookWhy.Restricted, "Ines", false), (row.Why, row.Who, row.Held));
        Assert.Empty(await OtherCoordinator.Ask(new ListLooks.Query()));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new ListLooks.Command(Programme, row.Id, ListLooks.Then.Looked)));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new ListLooks.Command(OtherProgramme, row.Id, ListLooks.Then.Looked)));
        foreach (var actor in new[] { Hub, Midwife, Nobody, Supervisor }) await Assert.ThrowsAsync<Denied>(() => actor.Ask(new ListLooks.Query()));
        await Told(new ContactHeld(World.NewId(), [Mother], HoldKind.Safety, Today));
        Assert.All(await Coordinator.Ask(new ListLooks.Query()), r => Assert.True(r.Held));
    }
}
