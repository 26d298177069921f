using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

public sealed class AcceptProposalTests : ArrangedAsked
{
    private DateTimeOffset Later => World.Clock.Now().AddHours(60);

    private Task<IReadOnlyList<Guid>> Bookings() => World.Sql<Guid>("SELECT id FROM familyhubs_booking");

    [Fact]
    public async Task A_place_in_a_session_is_accepted_by_booking_the_family_and_the_team_is_told()
    {
        var made = Made();
        var (id, session) = (await Proposed(made), await Session(starts: Later));
        var command = await Accepting(id, session);
        await Worker.Send(command);
        Assert.Equal(ProposalState.Accepted, await StateOf(id));
        Assert.Equal([command.BookingId], await Bookings());
        Assert.Equal(["MdtProposal"], await World.Sql<string>("SELECT source FROM familyhubs_booking WHERE proposal_id = @id AND session_id = @session", new { id, session }));
        Assert.Equal(new ProposalAnswered(made.DecisionId, ProposalOutcome.Accepted, Today), Assert.Single(Told<ProposalAnswered>()));
        Assert.Equal(TaskOutcome.Done, Assert.Single(ClosedTasks).Outcome);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_registration"));
    }

    [Fact]
    public async Task From_then_the_hub_works_with_the_family_and_no_longer_only_as_one_that_was_asked()
    {
        var id = await Proposed(Made(code: MdtDecisionCode.LinkToHub));
        await Worker.Send(await Accepting(id));
        var began = Told<HubInvolvementBegan>();
        Assert.Equal([false, true], began.Select(b => b.Shown));
        Assert.Equal(began[0].InvolvementId, Assert.Single(Told<HubInvolvementEnded>()).InvolvementId);
        Assert.Equal([Hub], await World.Sql<Guid>("SELECT site_id FROM familyhubs_involvement WHERE household_id = @Family AND to_on IS NULL", new { Family }));
    }

    [Fact]
    public async Task A_link_is_accepted_with_a_welcome_due_in_five_working_days()
    {
        var id = await Proposed(Made(code: MdtDecisionCode.LinkToHub));
        await Worker.Send(await Accepting(id));
        Assert.Equal([WorkingDay(Today, 5)], await World.Sql<DateOnly>("SELECT welcome_due_on FROM familyhubs_registration WHERE household_id = @Family AND site_id = @Hub", new { Family, Hub }));
        Assert.Contains(Tasks, t => t.KindCode == "hub.welcome" && t.AssigneeTeamId == Hub);
        Assert.Empty(await Bookings());
    }

    [Fact]
    public async Task Pressed_twice_it_is_done_once()
    {
        var (id, session) = (await Proposed(), await Session(starts: Later));
        var command = await Accepting(id, session);
        await Worker.Send(command);
        await Worker.Send(command);
        Assert.Single(await Bookings());
        Assert.Single(Told<ProposalAnswered>());
    }

    [Fact]
    public async Task The_first_hub_takes_it_and_the_second_is_shown_the_conflict_and_nothing_of_the_family()
    {
        var id = await Proposed(Made(code: MdtDecisionCode.LinkToHub, anyHub: true));
        var (first, second) = (await Accepting(id), await Accepting(id));
        await OtherWorker.Send(first);
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Worker.Send(second));
        Assert.Contains("first", conflict.Message, StringComparison.Ordinal);
        Assert.Equal("Accepted", conflict.Stands["Answer"]);
        Assert.Equal([OtherHub], await World.Sql<Guid>("SELECT site_id FROM familyhubs_proposal WHERE id = @id", new { id }));
        Assert.Single(Told<ProposalAnswered>());
        Assert.Equal(2, Told<HubInvolvementEnded>().Count); // neither hub is merely asked any more
        var seen = await Worker.Ask(new SeeProposal(id));
        Assert.True(seen.Elsewhere);
        Assert.Null(seen.Household);
        Assert.Null(seen.Line);
        Assert.Empty(await Worker.Ask(new ListAsked.Query()));
    }

    [Fact]
    public async Task Whoever_works_at_two_hubs_that_were_asked_says_for_which()
    {
        var id = await Proposed(Made(code: MdtDecisionCode.LinkToHub, anyHub: true));
        var both = World.As(World.NewId(), null, new Grant(Roles.HubWorker, Hub), new Grant(Roles.HubWorker, OtherHub));
        await IsRefused(both.Send(await Accepting(id)), "SiteId", "for which hub");
        await IsRefused(both.Send(await Accepting(id, site: Family)), "SiteId", "one of your hubs");
        await IsRefused(Worker.Send(await Accepting(id, site: OtherHub)), "SiteId", "one of your hubs");
        await both.Send(await Accepting(id, site: OtherHub));
        Assert.Equal([OtherHub], await World.Sql<Guid>("SELECT site_id FROM familyhubs_proposal WHERE id = @id", new { id }));
    }

    [Fact]
    public async Task What_is_missing_or_another_familys_is_refused_and_nothing_is_kept()
    {
        var (id, session) = (await Proposed(), await Session(starts: Later));
        var (_, stranger, _, _, _) = NewFamily();
        await IsRefused(Worker.Send(await Accepting(id)), "SessionId", "Choose a session");
        await IsRefused(Worker.Send(await Accepting(id, session) with { PersonIds = null }), "PersonIds", "Choose who");
        await IsRefused(Worker.Send(await Accepting(id, session) with { PersonIds = [stranger] }), "PersonIds", "of this household");
        await IsRefused(Worker.Send(await Accepting(id, session) with { BookingId = Guid.Empty }), "", "without its id");
        await IsRefused(Worker.Send(await Accepting(id, World.NewId())), "SessionId", "of your own hubs");
        await IsRefused(Worker.Send(await Accepting(id, await Session(await Activity(site: OtherHub), site: OtherHub, starts: Later))), "SessionId", "of your own hubs");
        await IsRefused(Worker.Send(await Accepting(id, await Session(status: SessionStatus.Cancelled, starts: Later))), "SessionId", "takes bookings");
        Assert.Equal(ProposalState.Proposed, await StateOf(id));
        Assert.Empty(await Bookings());
        Assert.Empty(Told<ProposalAnswered>());
    }

    [Fact]
    public async Task Somebody_with_whom_contact_is_held_is_not_booked()
    {
        var (id, session) = (await Proposed(), await Session(starts: Later));
        await Held(Mother);
        await IsRefused(Worker.Send(await Accepting(id, session)), "PersonIds", "ask first");
        Assert.True((await Worker.Ask(new SeeProposal(id))).Held);
    }

    [Fact]
    public async Task A_family_that_is_not_shown_yet_is_said_so()
    {
        var (id, session) = (await Proposed(), await Session(starts: Later));
        Unseen.Add(Family);
        await IsRefused(Worker.Send(await Accepting(id, session)), "", "not shown to you yet");
        Assert.Null((await Worker.Ask(new SeeProposal(id))).Household);
    }

    [Fact]
    public async Task A_page_that_is_out_of_date_is_a_conflict()
    {
        var id = await Proposed(Made(code: MdtDecisionCode.LinkToHub));
        await Assert.ThrowsAsync<Conflict>(async () => await Worker.Send(await Accepting(id) with { Version = 1 }));
    }

    [Fact]
    public async Task Only_the_hubs_that_were_asked_may_answer()
    {
        var id = await Proposed(Made(code: MdtDecisionCode.LinkToHub));
        var command = await Accepting(id);
        await GuardedFor(actor => actor.Send(command));
        await GuardedFor(actor => actor.Ask(new SeeProposal(id)));
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(command));
        await Assert.ThrowsAsync<NotFound>(() => Worker.Send(command with { ProposalId = World.NewId() }));
        await Manager.Send(command);
    }

    [Fact]
    public async Task The_page_shows_the_family_one_line_and_the_sessions_of_the_hub_and_nothing_else_of_the_case()
    {
        var id = await Proposed();
        await Session(starts: Later);
        await Session(starts: World.Clock.Now().AddDays(80));
        var seen = await Worker.Ask(new SeeProposal(id));
        Assert.Equal((Line, Family), (seen.Line, seen.Household!.Id));
        Assert.Equal((12, 12), (Assert.Single(seen.Sessions).Capacity, seen.Sessions[0].Left));
        Assert.True(seen.MayAnswer);
        Assert.DoesNotContain(typeof(SeeProposal.Answer).GetProperties(), p => p.Name.Contains("Case", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_their_session_is_cancelled_the_proposal_is_shown_again_and_another_session_is_booked_and_nothing_told_twice()
    {
        var (id, session) = (await Proposed(), await Session(starts: Later));
        await Worker.Send(await Accepting(id, session));
        Assert.Empty(await Worker.Ask(new ListAsked.Query()));
        await Happens(new SessionCancelled(World.NewId(), "staff"));
        Assert.Empty(await Worker.Ask(new ListAsked.Query()));

        await World.Arrange("UPDATE familyhubs_booking SET status = 'CancelledByHub'");
        await Happens(new SessionCancelled(session, "staff"), new SessionCancelled(session, "staff"));
        Assert.Contains("not on", Assert.Single(await Worker.Ask(new ListAsked.Query())).Item.What, StringComparison.Ordinal);
        var seen = await Worker.Ask(new SeeProposal(id));
        Assert.True(seen.Again);
        Assert.Equal(ProposalState.Accepted, seen.State);

        var next = await Session(starts: Later.AddDays(1));
        await Assert.ThrowsAsync<Conflict>(async () => await Worker.Send(await Accepting(id, next) with { Version = 1 }));
        await Worker.Send(await Accepting(id, next));
        Assert.Empty(await Worker.Ask(new ListAsked.Query()));
        Assert.Single(Told<ProposalAnswered>());
        Assert.Equal(2, (await Bookings()).Count);
    }

    [Fact]
    public async Task The_form_is_ready_with_whom_the_team_named()
    {
        var id = await Proposed(Made(people: [Child]));
        await Worker.With(async services =>
        {
            var page = Mdt.PageOf.In(services, _ => new AcceptProposal.Page((ISend)services.GetService(typeof(ISend))!, World.Clock) { ProposalId = id });
            await page.OnGet(CancellationToken.None);
            Assert.Equal([Child], page.PersonIds);
            Assert.NotEqual(Guid.Empty, page.BookingId);
            return 0;
        });
    }
}
