using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

/// <summary>A practice, and what case meetings, practices and midwives ask of the hub, brought to where a test begins.</summary>
public abstract class ArrangedAsked : ArrangedHub
{
    protected Guid Surgery { get; private set; }

    /// <summary>Practice staff of <see cref="Surgery"/>.</summary>
    protected Actor Gp { get; private set; } = null!;
    protected Actor SecondGp { get; private set; } = null!;
    protected Actor OtherGp { get; private set; } = null!;

    /// <summary>The line of every decision.</summary>
    protected const string Line = "Would like to meet other parents in the mornings";

    /// <summary>Called by each test's first step.</summary>
    protected Task Ready()
    {
        if (Gp is not null) return Task.CompletedTask;
        (Settings["hub.referralAnswerWd"], Settings["hub.referralSoonWd"]) = ("5", "2");
        Surgery = World.NewId();
        var other = World.NewId();
        World.Answers<GetReasonForDecision, string?>(_ => Line);
        World.Answers<GetOrganisations, IReadOnlyList<GetOrganisations.Organisation>>(q => [.. (q.OrganisationIds ?? [Surgery, other]).Where(id => id == Surgery || id == other).Select(id =>
            new GetOrganisations.Organisation(id, id == Surgery ? "Harbour Lane Surgery" : "Other surgery", OrganisationType.GpPractice, Sector.Health, id == Surgery ? "Z99901" : null, null))]);
        Gp = World.As(Roles.PracticeStaff, organisationId: Surgery);
        SecondGp = World.As(Roles.PracticeStaff, organisationId: Surgery);
        OtherGp = World.As(Roles.PracticeStaff, organisationId: other);
        return Task.CompletedTask;
    }

    protected IReadOnlyList<T> Told<T>() => [.. World.Told.OfType<T>()];

    protected async Task Happens(params IReadOnlyList<IEvent> events)
    {
        await Ready();
        foreach (var happened in events) await World.Happened(happened);
        await World.Deliver();
    }

    protected MdtDecisionMade Made(
        Guid? id = null, MdtDecisionCode code = MdtDecisionCode.ReferToHubSession, bool anyHub = false, bool provisional = false, bool agreed = false, IReadOnlyList<Guid>? people = null) =>
        new(id ?? World.NewId(), World.NewId(), Family, people ?? [Mother, Child], code, anyHub ? null : Hub, provisional, agreed);

    /// <summary>A proposal that was made; its id here.</summary>
    protected async Task<Guid> Proposed(MdtDecisionMade? made = null)
    {
        made ??= Made();
        await Happens(made);
        return (await World.Sql<Guid>("SELECT id FROM familyhubs_proposal WHERE decision_id = @DecisionId", new { made.DecisionId })).Single();
    }

    private sealed record ProposalRow(ProposalState State, int Version);

    private sealed record LinkRow(LinkState State, int Version);

    private sealed record ReferralRow(GpReferralState State, int Version);

    internal async Task<ProposalState> StateOf(Guid proposal) => (await World.Sql<ProposalRow>("SELECT state, version FROM familyhubs_proposal WHERE id = @proposal", new { proposal })).Single().State;

    internal async Task<LinkState> LinkOf(Guid link) => (await World.Sql<LinkRow>("SELECT state, version FROM familyhubs_link WHERE id = @link", new { link })).Single().State;

    internal async Task<GpReferralState> ReferralOf(Guid id) => (await World.Sql<ReferralRow>("SELECT state, version FROM familyhubs_gp_referral WHERE id = @id", new { id })).Single().State;

    protected async Task<int> Version(Guid id) => (await World.Sql<int>("""
        SELECT version FROM familyhubs_proposal WHERE id = @id UNION ALL SELECT version FROM familyhubs_link WHERE id = @id UNION ALL SELECT version FROM familyhubs_gp_referral WHERE id = @id
        """, new { id })).Single();

    internal async Task<AcceptProposal.Command> Accepting(Guid proposal, Guid? session = null, Guid? site = null) =>
        new(proposal, site, session, [Mother, Child], World.NewId(), await Version(proposal));

    /// <summary>Form F13 as it is right.</summary>
    internal SendReferral.Command Referral(Guid? site = null, Guid? household = null, IReadOnlyList<Guid>? people = null) => new(
        World.NewId(), household ?? Family, people ?? [Mother, Child], HubNeed.MeetingOthers, null, Agreed: true, site ?? Hub, "Ring her own mobile, mornings", HubUrgency.Routine, TellBack.Yes);

    internal async Task<Guid> Sent(SendReferral.Command? command = null)
    {
        await Ready();
        return (await Gp.Send(command ?? Referral())).Id;
    }

    protected HubLinkAsked Linking(Guid? id = null, Guid? site = null, params IReadOnlyList<string> backTo) =>
        new(id ?? World.NewId(), Mother, World.NewId(), site ?? Hub, new DateOnly(2026, 7, 1), ["meeting-others", "help-to-get-there"], "Polish", backTo);

    protected async Task<Guid> Linked(params IReadOnlyList<string> backTo)
    {
        var asked = Linking(backTo: backTo);
        await Happens(asked);
        return asked.LinkId;
    }

    /// <summary>A link that <see cref="ArrangedHub.Worker"/> accepted: at version 2.</summary>
    protected async Task<Guid> AcceptedLink(params IReadOnlyList<string> backTo)
    {
        var id = await Linked(backTo);
        await Worker.Send(new AcceptLink.Command(id, 1));
        return id;
    }

    protected async Task DaysPass(int days)
    {
        World.Clock.MoveTo(Today.AddDays(days).AtLondon(new TimeOnly(8, 0)));
        await World.Tick();
    }

    protected Task Held(Guid person) => World.Arrange("INSERT INTO familyhubs_hold (hold_id, person_id, kind) VALUES (@id, @person, 'Pregnancy')", new { id = World.NewId(), person });

    protected Task Closed(Guid site, Guid? replacedBy = null) =>
        World.Arrange("UPDATE familyhubs_site SET closed_on = @Today, replaced_by_id = @replacedBy WHERE id = @site", new { site, Today, replacedBy });

    /// <summary>Does something with a service of the module in one transaction.</summary>
    internal static Task With<TService>(Actor actor, Func<TService, Task> work) where TService : notnull => actor.With(async services =>
    {
        await services.GetRequiredService<Db>().InOne(() => work(services.GetRequiredService<TService>()));
        return 0;
    });

    protected static async Task<Refused> IsRefused<T>(Task<T> sent, string input, string part)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => sent);
        Assert.Contains(refused.Reasons, r => r.Input == input && r.Text.Contains(part, StringComparison.OrdinalIgnoreCase));
        return refused;
    }

    /// <summary>The permission and the scope of the hub are asked for: another hub's worker finds nothing, somebody without a role may not.</summary>
    protected async Task GuardedFor<T>(Func<Actor, Task<T>> act)
    {
        await Assert.ThrowsAsync<NotFound>(() => act(OtherWorker));
        await Assert.ThrowsAsync<Denied>(() => act(Nobody));
    }
}
