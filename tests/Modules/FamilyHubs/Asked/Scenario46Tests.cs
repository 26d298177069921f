using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Decisions;
using Neighbourhood.Modules.Mdt.Decisions;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

/// <summary>Scenario 46 of acceptance.md on both sides: a case meeting and a hub in one world.</summary>
public sealed class Scenario46Tests : ArrangedDecisions
{
    private const string Line = "Would like to meet other parents in the mornings";

    private readonly Guid _sale = Guid.CreateVersion7();
    private Guid _hub;
    private Guid _mother;
    private Actor _worker = null!;

    protected override IReadOnlyList<IModule> Modules => [new MdtModule(), new FamilyHubsModule(), new StandIn("families.tasks.open", "contact.messages.queue")];

    private async Task HubIsThere()
    {
        (_hub, _mother) = (World.NewId(), World.NewId());
        _worker = World.As(Roles.HubWorker, _hub);
        await World.Arrange("""
            INSERT INTO familyhubs_site (id, name, folded_name, kind, accessibility, neighbourhood_id, trailblazer, opened_on, added_at, version)
            VALUES (@_hub, 'Acorn Hub', 'acorn hub', 'FamilyHub', '', @_sale, 0, @opened, @now, 1)
            """, new { _hub, _sale, opened = Today.AddYears(-1), now = World.Clock.Now() });
        World.Answers<GetHousehold, GetHousehold.Answer?>(q => new(q.HouseholdId, "Okafor", Masking.Full, null, null, "Sale South", 2, _sale, [new(_mother, "Ines Okafor", Masking.Full, "mother", "adult", "full", null, null)]));
        World.Answers<GetPeople, IReadOnlyList<GetPeople.Person>>(q => [.. q.PersonIds.Select(id => new GetPeople.Person(id, null, "Ines Okafor", Masking.Full, "adult", null, null))]);
        World.Answers<QueueMessage, QueueMessage.Answer>(_ => new(true, null));
        World.Answers<OpenTask, Guid>(t => t.TaskId);
        World.Answers<CloseTask, Done>(_ => default);
    }

    private async Task<Guid> Session()
    {
        var (activity, session, starts) = (World.NewId(), World.NewId(), World.Clock.Now().AddDays(5));
        await World.Arrange("""
            INSERT INTO familyhubs_activity (id, site_id, title, folded_title, about, strand, category, audience, bookable, capacity, minutes, cost_pence, languages, accessibility, evidence, principles, virtual, is_public, version)
            VALUES (@activity, @_hub, 'Talking together', 'talking together', 'Songs.', 'Targeted', 'Activities for children aged 0 to 5', 'AllCarers', 'ReferralOnly', 6, 90, 0, '', '', 'None', '', 0, 1, 1)
            """, new { activity, _hub });
        await World.Arrange("""
            INSERT INTO familyhubs_session (id, activity_id, site_id, day, starts_at, ends_at, status, capacity, version) VALUES (@session, @activity, @_hub, @day, @starts, @ends, 'Open', 6, 1)
            """, new { session, activity, _hub, day = starts.LondonDay(), starts, ends = starts.AddMinutes(90) });
        return session;
    }

    private async Task<SeeProposal.Answer> TheOne()
    {
        await World.Deliver();
        return await _worker.Ask(new SeeProposal(Assert.Single(await _worker.Ask(new ListAsked.Query())).Item.Id));
    }

    [Fact]
    public async Task Scenario_46_given_an_MDT_decision_refer_to_hub_session_the_hub_has_a_proposal_with_one_line_and_the_action_closes_when_the_hub_answers()
    {
        await HubIsThere();
        var decision = await Decided(MdtDecisionCode.ReferToHubSession, quorate: true, reason: Line);
        var proposal = await TheOne();
        Assert.Equal((Line, "Okafor"), (proposal.Line, proposal.Household!.Name));
        Assert.StartsWith("Open: ", await ActionOf(decision), StringComparison.Ordinal);

        await _worker.Send(new AcceptProposal.Command(proposal.Id, null, await Session(), [_mother], World.NewId(), proposal.Version));
        await World.Deliver();
        Assert.Equal("Done: The hub accepted on 2 March 2026", await ActionOf(decision));
        Assert.Empty(await _worker.Ask(new ListAsked.Query()));
        Assert.Equal(["Booked"], await World.Sql<string>("SELECT status FROM familyhubs_booking WHERE proposal_id = @Id", new { proposal.Id }));
    }

    [Fact]
    public async Task A_provisional_decision_reaches_the_hub_when_it_is_confirmed_and_a_family_that_says_no_closes_the_action()
    {
        await HubIsThere();
        var decision = await Decided(MdtDecisionCode.LinkToHub, reason: Line); // the health visitor is missing
        await World.Deliver();
        Assert.Empty(await _worker.Ask(new ListAsked.Query()));
        await HealthVisitor.Send(new AnswerDecision.Command(decision, true, null));
        var proposal = await TheOne();
        Assert.Equal(Line, proposal.Line);
        await _worker.Send(new DeclineProposal.Command(proposal.Id, null, true, null, proposal.Version));
        await World.Deliver();
        Assert.Equal("Done: Declined. The family did not want it (2 March 2026)", await ActionOf(decision));
    }

    [Fact]
    public async Task A_decision_that_is_withdrawn_leaves_the_hubs_list()
    {
        await HubIsThere();
        var decision = await Decided(MdtDecisionCode.LinkToHub, quorate: true);
        await TheOne();
        await Chair.Send(new WithdrawDecision.Command(decision, "They have moved"));
        await World.Deliver();
        Assert.Empty(await _worker.Ask(new ListAsked.Query()));
    }
}
