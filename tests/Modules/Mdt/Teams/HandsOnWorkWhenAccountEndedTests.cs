using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Teams;

public sealed class HandsOnWorkWhenAccountEndedTests : ArrangedTeam
{
    private Guid _case;

    /// <summary>The referrer leads a case, owes an action of it, and is in the team with its coordinator and chair.</summary>
    private async Task<Guid> Arranged()
    {
        _case = (await Accepted()).Case;
        foreach (var (who, duty) in new[] { (Chair, "chair"), (Coordinator, "coordinator"), (Referrer, "none") })
            await World.Arrange("""
                INSERT INTO mdt_member (id, mdt_id, user_id, duty, profession, joined_on) VALUES (@id, @Mdt, @user, @duty, 'health-visitor', @Today)
                """, new { id = World.NewId(), Mdt, user = who.Id, duty, Today });
        return await Action();
    }

    private async Task<Guid> Action(string? done = null)
    {
        var id = World.NewId();
        await World.Arrange("""
            INSERT INTO mdt_action (id, case_id, text, owner_user_id, due_on, made_at, done_at, version) VALUES (@id, @_case, 'Ring the nursery', @owner, @due, @now, @done, 1)
            """, new { id, _case, owner = Referrer.Id, due = Today.AddDays(-1), now = World.Clock.Now(), done });
        return id;
    }

    private async Task Left()
    {
        EndedAccounts.Add(Referrer.Id);
        await World.Happened(new AccountEnded(Referrer.Id, Today));
        await World.Deliver();
    }

    private async Task<Guid> Owner(Guid action) => (await World.Sql<Guid>("SELECT owner_user_id FROM mdt_action WHERE id = @action", new { action })).Single();

    private static Task<string?> Says(Actor who) => who.With(s => s.GetServices<IWaiting>().Single(w => w.Path == "/mdt/cases").Says(default));

    [Fact]
    public async Task Open_actions_go_to_the_coordinator_once_and_what_was_done_stays_who_did_it()
    {
        var open = await Arranged();
        var done = await Action("2026-03-01 10:00:00.000");
        await Left();
        Assert.Equal((Coordinator.Id, Referrer.Id), (await Owner(open), await Owner(done)));
        Assert.Equal([(open, Coordinator.Id)], World.Told.OfType<MdtActionAssigned>().Select(t => (t.ActionId, t.OwnerUserId)));
        Assert.Equal([new MdtMemberLeft(Mdt, Referrer.Id, Roles.CoreMember)], World.Told.OfType<MdtMemberLeft>());
        await Left();
        Assert.Single(World.Told.OfType<MdtMemberLeft>());
        Assert.Single(World.Told.OfType<MdtActionAssigned>());
    }

    [Fact]
    public async Task Not_to_a_coordinator_who_declared_a_conflict_of_interest_with_the_family()
    {
        var open = await Arranged();
        await Conflicted(await Item(_case), Coordinator.Id);
        await Left();
        Assert.Equal(Chair.Id, await Owner(open));
    }

    [Fact]
    public async Task Where_a_team_has_nobody_for_it_the_action_stays_and_the_case_still_shows_that_its_lead_has_left()
    {
        var open = await Arranged();
        await World.Arrange("UPDATE mdt_member SET left_on = @Today WHERE duty <> 'none'", new { Today });
        await Left();
        Assert.Equal(Referrer.Id, await Owner(open));
        Assert.True((await Member.Ask(new ViewCase.Query(_case))).LeadLeft);
    }

    [Fact]
    public async Task The_cases_that_they_led_go_to_the_coordinator_at_once_who_is_told_to_ask_somebody_else()
    {
        await Arranged();
        await Left();
        await Left(); // heard again
        Assert.Equal([Coordinator.Id], await World.Sql<Guid>("SELECT lead_user_id FROM mdt_case"));
        Assert.Equal([(MdtNoticeKind.LeadPassedOn, Coordinator.Id, _case)], World.Told.OfType<MdtNoticeGiven>().Where(n => n.Kind is not (MdtNoticeKind.ActionAssigned or MdtNoticeKind.ReferralAccepted)).Select(n => (n.Kind, n.UserIds.Single(), n.SubjectId)));
        Assert.Equal(["Open", "LeadLeft", "LeadPassedOn", "ActionHandedOver"], await StepsOf(_case));
        Assert.Null(await Says(Coordinator));
        var began = World.Told.OfType<MdtInvolvementBegan>().Last(b => b.Kind == "lead");
        Assert.Equal((Coordinator.Id, true), (began.UserId!.Value, began.Shown));
        var row = Assert.Single((await Member.Ask(new ListCases.Query())).Rows);
        Assert.Equal(($"Worker {Coordinator.Id}", false), (row.Lead, row.LeadLeft));
    }

    [Fact]
    public async Task Not_to_who_declared_a_conflict_and_what_the_leaver_was_asked_is_asked_no_more()
    {
        await Arranged();
        await Conflicted(await Item(_case), Coordinator.Id);
        await Left();
        Assert.Equal([Chair.Id], await World.Sql<Guid>("SELECT lead_user_id FROM mdt_case"));

        await Chair.Send(new OfferLead.Command(World.NewId(), _case, Member.Id, "Ring her before you visit."));
        EndedAccounts.Add(Member.Id);
        await World.Happened(new AccountEnded(Member.Id, Today));
        await World.Deliver();
        Assert.Equal(["Lapsed"], await World.Sql<string>("SELECT outcome FROM mdt_lead_offer"));
        Assert.Equal([Chair.Id], await World.Sql<Guid>("SELECT lead_user_id FROM mdt_case"));
        Assert.Equal([Chair.Id], World.Told.OfType<MdtNoticeGiven>().Single(n => n.Kind == MdtNoticeKind.LeadDeclined).UserIds);
    }

    [Fact]
    public async Task Where_nobody_runs_the_team_a_case_without_a_lead_waits_for_a_coordinator_and_is_marked()
    {
        await Arranged();
        await World.Arrange("UPDATE mdt_member SET left_on = @Today WHERE duty <> 'none'", new { Today });
        Assert.Null(await Says(Coordinator));
        Assert.False((await Member.Ask(new ListCases.Query())).Rows.Single().LeadLeft);
        await Left();
        Assert.Equal("1 without a lead practitioner.", await Says(Coordinator));
        Assert.Null(await Says(Member));
        Assert.Null(await Says(OtherCoordinator));
        Assert.True((await Member.Ask(new ListCases.Query())).Rows.Single().LeadLeft);
        var shown = await Member.Ask(new ViewCase.Query(_case));
        Assert.True(shown.LeadLeft);
        Assert.Contains("Case: the lead practitioner has left", shown.Timeline.Select(s => s.What));
    }

    [Fact]
    public async Task Before_an_account_ends_it_says_what_would_be_left_in_counts()
    {
        Assert.Empty(await Chair.Ask(new GatherHandOver(Referrer.Id, Today)));
        await Arranged();
        var parts = await Chair.Ask(new GatherHandOver(Referrer.Id, Today));
        Assert.Equal(["Lead practitioner of 1 case", "1 open action, 1 overdue"], parts.Select(p => p.Says));
        Assert.Empty(await World.As(World.NewId(), null).Ask(new GatherHandOver(World.NewId(), Today)));
    }
}
