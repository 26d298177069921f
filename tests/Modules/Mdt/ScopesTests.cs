using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Referrals;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt;

/// <summary>What each id lies within, asked of the guard as pages and messages do.</summary>
public sealed class ScopesTests : ArrangedTeam
{
    private static Task<bool> Reaches(Actor actor, string permission, string property, Guid id) =>
        actor.With(scope => scope.GetRequiredService<Guard>().Reaches(permission, property, id, CancellationToken.None));

    [Fact]
    public async Task A_team_lies_within_itself_and_its_neighbourhoods()
    {
        Assert.True(await Reaches(Coordinator, Permissions.ManageTeams, "MdtId", Mdt));
        Assert.True(await Reaches(World.As(Roles.Coordinator, Sale), Permissions.ManageTeams, "MdtId", Mdt));
        Assert.False(await Reaches(OtherCoordinator, Permissions.ManageTeams, "MdtId", Mdt));
        Assert.False(await Reaches(World.As(Roles.Coordinator, Guid.Empty), Permissions.ManageTeams, "MdtId", World.NewId()));
    }

    [Fact]
    public async Task An_item_is_closed_to_who_declared_a_conflict_in_it_or_before_in_the_same_case()
    {
        var (_, caseId) = await Accepted();
        var (earlier, now) = (await Item(caseId, status: "Discussed", meetingStatus: "Circulated"), await Item(caseId));
        await Conflicted(earlier, Member.Id);
        Assert.False(await Reaches(Member, Permissions.ViewMeeting, "ItemId", earlier));
        Assert.False(await Reaches(Member, Permissions.ViewMeeting, "ItemId", now));
        Assert.True(await Reaches(Chair, Permissions.ViewMeeting, "ItemId", now));
    }

    [Fact]
    public async Task A_conflict_is_with_the_family_also_in_a_new_referral_and_a_new_case()
    {
        var (_, before) = await Accepted();
        await Conflicted(await Item(before, status: "Discussed", meetingStatus: "Circulated"), Coordinator.Id);
        await World.Arrange("UPDATE mdt_case SET closed_on = @Today, closed_reason = 'Goals met' WHERE id = @before", new { Today, before });

        var referral = await Submitted();
        Assert.False(await Reaches(Coordinator, Permissions.Triage, "ReferralId", referral));
        Assert.Empty((await Coordinator.Ask(new TriageInbox.Query())).Rows);
        Assert.Single((await Chair.Ask(new TriageInbox.Query())).Rows);

        var now = await Chair.Send(new AcceptReferral.Command(World.NewId(), referral, null, null, 2));
        Assert.False(await Reaches(Coordinator, Permissions.ViewCase, "CaseId", now));
        Assert.Empty((await Coordinator.Ask(new ListCases.Query())).Rows);
        Assert.Equal(0, (await Coordinator.Ask(new ListCases.Query())).All);
        var item = await Item(now, referral);
        Assert.False(await Reaches(Coordinator, Permissions.ViewMeeting, "ItemId", item));
        Assert.Single((await Chair.Ask(new ListCases.Query())).Rows);
        var meeting = Assert.Single(await World.Sql<Guid>("SELECT meeting_id FROM mdt_item WHERE id = @item", new { item }));
        Assert.Equal((0, 1), ((await Coordinator.Ask(new SeeMeeting(meeting))).Items.Count, (await Coordinator.Ask(new SeeMeeting(meeting))).HiddenItems));
    }

    [Theory]
    [InlineData("Listed", "ListOpen", false, false)]
    [InlineData("Listed", "ListClosed", true, true)]
    [InlineData("Discussing", "InProgress", true, true)]
    [InlineData("Discussed", "InProgress", true, false)]
    [InlineData("Removed", "ListClosed", true, false)]
    [InlineData("Listed", "Cancelled", true, false)]
    public async Task An_invited_attendee_reaches_the_item_from_the_close_of_the_list_to_its_end(string item, string meeting, bool closed, bool reaches)
    {
        var (_, caseId) = await Accepted();
        var invited = World.As(Roles.InvitedAttendee);
        var id = await Item(caseId, status: item, meetingStatus: meeting, closedAt: closed ? World.Clock.Now() : null);
        await World.Arrange("INSERT INTO mdt_invitation (id, item_id, user_id, invited_by, invited_at) VALUES (@invitation, @id, @user, @by, @now)",
            new { invitation = World.NewId(), id, user = invited.Id, by = Coordinator.Id, now = World.Clock.Now() });
        Assert.Equal(reaches, await Reaches(invited, Permissions.ViewInvitedItem, "InvitedItemId", id));
        Assert.False(await Reaches(World.As(Roles.InvitedAttendee), Permissions.ViewInvitedItem, "InvitedItemId", id));

        await World.Arrange("UPDATE mdt_invitation SET withdrawn_at = @now WHERE item_id = @id", new { now = World.Clock.Now(), id });
        Assert.False(await Reaches(invited, Permissions.ViewInvitedItem, "InvitedItemId", id));
    }

    [Fact]
    public async Task A_referral_is_its_authors_alone_until_it_is_sent()
    {
        var id = await Draft();
        Assert.True(await Reaches(Referrer, Permissions.ViewReferral, "ReferralId", id));
        Assert.False(await Reaches(Coordinator, Permissions.ViewReferral, "ReferralId", id));
        await Referrer.Send(Whole(id));
        Assert.True(await Reaches(Coordinator, Permissions.ViewReferral, "ReferralId", id));
        Assert.False(await Reaches(OtherReferrer, Permissions.ViewReferral, "ReferralId", id));
    }

    [Fact]
    public async Task An_action_is_its_owners()
    {
        var (_, caseId) = await Accepted();
        var id = World.NewId();
        await World.Arrange("""
            INSERT INTO mdt_action (id, case_id, text, owner_user_id, due_on, made_at, version) VALUES (@id, @caseId, 'Ring', @owner, @Today, @now, 1)
            """, new { id, caseId, owner = Member.Id, Today, now = World.Clock.Now() });
        Assert.True(await Reaches(Member, Permissions.OwnActions, "ActionId", id));
        Assert.False(await Reaches(Chair, Permissions.OwnActions, "ActionId", id));
    }
}
