using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Concerns;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.People;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Supporters;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.People;

/// <summary>Whoever leaves, by whichever page or event: nobody is left alone in a conversation that nobody answers, and nothing opens again over it.</summary>
public sealed class LeaversTests : ArrangedAround
{
    private Task<IReadOnlyList<string>> Steps(Guid supporter) => World.Sql<string>("SELECT to_status FROM peersupport_step WHERE subject_id = @supporter ORDER BY at, id", new { supporter });

    private Task<int> Open(Guid request) => World.AsSystem().With(async s =>
    {
        await s.GetRequiredService<Db>().InOne(() => s.GetRequiredService<Silences>().Open(request, CancellationToken.None));
        return 0;
    });

    [Fact]
    public async Task The_end_of_an_account_finds_one_who_left_by_the_page_and_changes_nothing_of_them()
    {
        var (supporter, actor) = await Supporting();
        await Coordinator.Send(new LeaveProgramme.Command(supporter, 1, LeaveReason.WantedToStop));
        Assert.Equal([actor.Id], EndedAccounts.Select(a => a.AccountId));
        var before = await World.Sql<string>("SELECT CONCAT(status, ' ', version, ' ', left_on) FROM peersupport_supporter WHERE id = @supporter", new { supporter });
        await Told(new AccountEnded(actor.Id, Today.AddDays(1)), new AccountEnded(actor.Id, Today.AddDays(1)));
        Assert.Equal(before, await World.Sql<string>("SELECT CONCAT(status, ' ', version, ' ', left_on) FROM peersupport_supporter WHERE id = @supporter", new { supporter }));
        Assert.Equal(["Left"], await Steps(supporter));
        Assert.Empty(Tasks);
        Assert.Empty(await Asks());
        Assert.Single(EndedAccounts);
    }

    [Fact]
    public async Task With_the_last_who_is_handed_over_go_the_account_and_the_question_how_they_are()
    {
        var pregnancy = World.NewId();
        var (supporter, actor) = await Supporting(been: Topic.Loss);
        var (_, onLoss) = await Matched(supporter, MatchStatus.Active, pregnancy: pregnancy);
        await About(onLoss, "Loss");
        await Matched(supporter, MatchStatus.Active, NewFamily().Mother);
        await Told(new PregnancyEndedInLoss(pregnancy, Mother));
        var care = Tasks.Single(t => t.KindCode == "peersupport.care").TaskId;
        await Told(new AccountEnded(actor.Id, Today));
        Assert.DoesNotContain(ClosedTasks, c => c.TaskId == care); // somebody may still ring them
        await Settle(LookWhy.SupporterLeft, ListLooks.Then.End);
        Assert.Equal(SupporterStatus.Left, await SupporterIs(supporter));
        Assert.Contains(ClosedTasks, c => c.TaskId == care);
        Assert.Equal([actor.Id], EndedAccounts.Select(a => a.AccountId).Distinct());
    }

    [Fact]
    public async Task Where_the_match_is_ended_on_its_own_page_nothing_waits_for_a_look_and_the_supporter_has_left()
    {
        var (supporter, actor) = await Supporting();
        var (match, request) = await Matched(supporter, MatchStatus.Active);
        await Told(new AccountEnded(actor.Id, Today));
        var look = Tasks.Single(t => t.KindCode == "peersupport.look").TaskId;
        await Coordinator.Send(new EndMatch.Command(match, EndCode.WantedToStop, true, null));
        await World.Deliver();
        Assert.Equal((RequestStatus.Ended, SupporterStatus.Left), (await RequestIs(request), await SupporterIs(supporter)));
        Assert.Empty(await Asks());
        Assert.Contains(ClosedTasks, c => c.TaskId == look);
    }

    [Fact]
    public async Task The_end_of_somebody_elses_match_lets_no_supporter_go()
    {
        var (supporter, _) = await Supporting();
        var (match, _) = await Matched(supporter, MatchStatus.Active);
        await Coordinator.Send(new EndMatch.Command(match, EndCode.GoalMet, false, 5));
        await World.Deliver();
        Assert.Equal(SupporterStatus.Active, await SupporterIs(supporter));
        Assert.Empty(EndedAccounts);
    }

    [Fact]
    public async Task Nobody_signs_in_as_a_supporter_who_died_and_nobody_asks_how_they_are()
    {
        var (person, pregnancy) = (World.NewId(), World.NewId());
        var (supporter, actor) = await Supporting(person: person);
        var (_, onLoss) = await Matched(supporter, MatchStatus.Active, pregnancy: pregnancy);
        await About(onLoss, "Loss");
        Assert.Equal(["1 person whom they support, who is handed over"], (await Answered<AnswerGatherWouldStop, GatherWouldStop, GatherWouldStop.Part>(Coordinator, new(person))).Select(p => p.Says));
        foreach (var actorOf in new[] { OtherCoordinator, Midwife, Hub }) Assert.Empty(await Answered<AnswerGatherWouldStop, GatherWouldStop, GatherWouldStop.Part>(actorOf, new(person)));
        await World.Happened(new PersonDied(person, Today));
        Assert.Equal([actor.Id], EndedAccounts.Select(a => a.AccountId)); // at once: what was written to them is for nobody else
        await Told(new AccountEnded(actor.Id, Today), new PregnancyEndedInLoss(pregnancy, Mother));
        Assert.Equal(SupporterStatus.Left, await SupporterIs(supporter));
        Assert.DoesNotContain(Tasks, t => t.KindCode == "peersupport.care");
    }

    [Fact]
    public async Task Whoever_coordinates_one_programme_is_the_deputy_of_another_and_supervises_leaves_all_three_once()
    {
        var (supporter, _) = await Supporting();
        await World.Arrange("UPDATE peersupport_supporter SET supervisor_user_id = @Id", new { Coordinator.Id });
        await World.Arrange("UPDATE peersupport_programme SET deputy_user_id = @Id WHERE id = @OtherProgramme", new { Coordinator.Id, OtherProgramme });
        await Told(new AccountEnded(Coordinator.Id, Today), new AccountEnded(Coordinator.Id, Today));
        Assert.Equal([Deputy], await World.Sql<Guid>("SELECT coordinator_user_id FROM peersupport_programme WHERE id = @Programme AND deputy_user_id IS NULL", new { Programme }));
        Assert.Equal([OtherCoordinator.Id], await World.Sql<Guid>("SELECT coordinator_user_id FROM peersupport_programme WHERE id = @OtherProgramme AND deputy_user_id IS NULL", new { OtherProgramme }));
        Assert.Equal([OtherProgramme, Programme], Tasks.Where(t => t.KindCode == "peersupport.hand-over").Select(t => t.AssigneeTeamId!.Value).OrderDescending());
        Assert.Equal([LookWhy.SupervisorLeft], await Asks());
        // Without supervision no new match: the rule asks for it by its date, and the coordinator for somebody to give it.
        Assert.Equal([1], await World.Sql<int>("SELECT COUNT(*) FROM peersupport_supporter WHERE id = @supporter AND supervisor_user_id IS NULL", new { supporter }));
    }

    [Fact]
    public async Task Contact_that_may_go_on_opens_no_conversation_whose_supporter_has_left()
    {
        var (supporter, actor) = await Supporting();
        var (match, request) = await Matched(supporter, MatchStatus.Active);
        var hold = World.NewId();
        await Told(new ContactHeld(hold, [Mother], HoldKind.Other, Today), new AccountEnded(actor.Id, Today), new ContactReleased(hold, [Mother], HoldKind.Other, Today));
        Assert.Equal([LookWhy.SupporterLeft, LookWhy.Released], await Asks());
        await Settle(LookWhy.Released, ListLooks.Then.Looked);
        Assert.Equal("left", await Paused(match));
        await Open(request);
        Assert.Equal("left", await Paused(match));
    }

    [Fact]
    public async Task Each_reason_that_stands_keeps_it_silent_when_another_ends()
    {
        var person = World.NewId();
        var (supporter, _) = await Supporting(person: person);
        var (match, request) = await Matched(supporter, MatchStatus.Active);
        var (hold, objection) = (World.NewId(), World.NewId());
        await Told(new ContactHeld(hold, [Mother], HoldKind.Other, Today));
        Connected.Add((person, Mother));
        await Told(new MembershipChanged(Family, person, MembershipChange.Joined, Today), new SharingObjectionRecorded(objection, Mother, [SharingPurpose.PeerSupport], []));
        await Told(new ContactReleased(hold, [Mother], HoldKind.Other, Today));
        await Open(request);
        Assert.Equal("objection", await Paused(match));
        await Told(new SharingObjectionWithdrawn(objection, Mother, [SharingPurpose.PeerSupport], []));
        await Open(request);
        Assert.Equal("conflict", await Paused(match));
        await Open(request);
        Assert.Equal("conflict", await Paused(match));
        // A concern that is looked into lets it go on no further than that.
        await World.Arrange("UPDATE peersupport_match SET paused_code = 'concern' WHERE id = @match", new { match });
        await World.AsSystem().With(async s =>
        {
            await s.GetRequiredService<Db>().InOne(() => s.GetRequiredService<ConcernStops>().GoesOn(match, Mother, CancellationToken.None));
            return 0;
        });
        Assert.Equal("conflict", await Paused(match));
        Connected.Clear();
        await Settle(LookWhy.Connected, ListLooks.Then.Looked);
        Assert.Null(await Paused(match));
    }
}
