using System.Text.Json;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Minutes;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Minutes;

public sealed class ListRecipientsTests : ArrangedMinutes
{
    [Fact]
    public async Task Rule_7_members_and_deputies_who_came_get_the_whole_and_owners_who_are_neither_their_own_actions()
    {
        await Over();
        var view = await Coordinator.Ask(new SeeRecipients(Meeting));
        Assert.Equal(
            [
                (Chair.Id, RecipientAs.Member, VersionKind.Whole, 2), (Deputy.Id, RecipientAs.Member, VersionKind.Whole, 2), (Coordinator.Id, RecipientAs.Member, VersionKind.Whole, 2),
                (Gp.Id, RecipientAs.Member, VersionKind.Whole, 2), (HealthVisitor.Id, RecipientAs.Member, VersionKind.Whole, 2), (Locum.Id, RecipientAs.Deputy, VersionKind.Whole, 2),
                (Guest.Id, RecipientAs.Invited, VersionKind.OwnActions, 1),
            ], view.Rows.Select(r => (r.UserId, r.As, r.Kind, r.Items)));
        Assert.All(view.Rows, r => Assert.Equal((0, 0, true, null), (r.Conflicts, r.Objections, r.Gets, r.SentAt)));
    }

    [Fact]
    public async Task What_is_left_out_is_counted_and_no_family_is_named()
    {
        await Over();
        await Gp.Send(new DeclareConflict.Command(First, null, "My sister"));
        await Chair.Send(new DeclareConflict.Command(Second, HealthVisitor.Id, "A friend"));
        await World.Arrange("INSERT INTO mdt_conflict (item_id, user_id, reason, declared_at) VALUES (@Second, @Id, 'A cousin', @now)", new { Second, Guest.Id, now = World.Clock.Now() });
        var view = await Chair.Ask(new SeeRecipients(Meeting));
        RecipientsView.Row Of(Guid id) => view.Rows.Single(r => r.UserId == id);
        Assert.Equal((1, 1, 0), (Of(Gp.Id).Items, Of(Gp.Id).Conflicts, Of(Gp.Id).Objections));
        Assert.Equal((0, 1, false), (Of(Guest.Id).Items, Of(Guest.Id).Conflicts, Of(Guest.Id).Gets));
        Basis = SharingBasis.Objection;
        view = await Chair.Ask(new SeeRecipients(Meeting));
        Assert.Equal((0, 1, 1), (Of(Gp.Id).Items, Of(Gp.Id).Conflicts, Of(Gp.Id).Objections));
        Assert.Equal((2, 0, 0), (Of(Chair.Id).Items, Of(Chair.Id).Conflicts, Of(Chair.Id).Objections)); // the chair sees that it is objected to
        Assert.DoesNotContain("Family ", JsonSerializer.Serialize(view), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_left_the_team_or_whose_account_has_ended_gets_nothing()
    {
        await Over();
        await World.Arrange("UPDATE mdt_member SET left_on = @Today WHERE user_id = @Id", new { Today, Gp.Id });
        await World.Arrange("UPDATE mdt_action SET owner_user_id = @Stranger WHERE owner_user_id = @Id", new { Stranger, Guest.Id });
        var rows = (await Chair.Ask(new SeeRecipients(Meeting))).Rows.Select(r => r.UserId).ToList();
        Assert.DoesNotContain(Gp.Id, rows);
        Assert.DoesNotContain(Stranger, rows);
    }

    [Fact]
    public async Task Only_the_chair_and_the_coordinator_of_the_team_see_it_and_only_when_there_are_minutes()
    {
        var running = await Running();
        await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new SeeRecipients(running)));
        await GuardedFor(who => who.Ask(new SeeRecipients(running)));
        await Assert.ThrowsAsync<Denied>(() => Gp.Ask(new SeeRecipients(running)));
        await Assert.ThrowsAsync<Denied>(() => Guest.Ask(new SeeRecipients(running)));
    }
}
