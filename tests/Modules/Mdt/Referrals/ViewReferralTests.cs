using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Referrals;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class ViewReferralTests : ArrangedTeam
{
    private static async Task<IEnumerable<string>> NextOf(Actor viewer, Guid id) => (await viewer.Ask(new ViewReferral.Query(id))).Next.Select(n => n.Text);

    [Fact]
    public async Task Each_is_offered_what_they_can_do_next()
    {
        var id = await Submitted();
        Assert.Equal(["Withdraw"], await NextOf(Referrer, id));
        Assert.Equal(["Send back with a question", "Accept"], await NextOf(Coordinator, id));
        Assert.Equal(["Send back with a question", "Accept", "Decline", "Withdraw"], await NextOf(Chair, id));
        Assert.Empty(await NextOf(Member, id));
    }

    [Fact]
    public async Task The_history_names_who_and_why()
    {
        var id = await Submitted();
        await Coordinator.Send(new ReturnReferral.Command(id, "Who is at home?", 2));
        var last = (await Referrer.Ask(new ViewReferral.Query(id))).History[^1];
        Assert.Equal(("Question to answer", $"Worker {Coordinator.Id}", "Who is at home?"), (last.What, last.By, last.Reason));
    }

    [Fact]
    public async Task After_its_day_it_is_overdue()
    {
        var id = await Submitted();
        Assert.False((await Coordinator.Ask(new ViewReferral.Query(id))).Overdue);
        World.Clock.Advance(TimeSpan.FromDays(3));
        Assert.True((await Coordinator.Ask(new ViewReferral.Query(id))).Overdue);
    }

    [Fact]
    public async Task Who_it_is_about_stands_in_the_audit()
    {
        var id = await Submitted();
        await Coordinator.Ask(new ViewReferral.Query(id));
        var subjects = (await World.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'view' AND what = 'Mdt.ViewReferral' AND user_id = @me", new { me = Coordinator.Id })).Single();
        Assert.Contains(Mother.ToString(), subjects, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_nobody_elses_to_see()
    {
        var id = await Draft();
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Ask(new ViewReferral.Query(id)));
        Assert.Equal(["Go on with this draft", "Withdraw"], await NextOf(Referrer, id));
    }

    [Fact]
    public async Task Another_referrer_and_another_team_do_not_find_it()
    {
        var id = await Submitted();
        await Assert.ThrowsAsync<NotFound>(() => OtherReferrer.Ask(new ViewReferral.Query(id)));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Ask(new ViewReferral.Query(id)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ViewReferral.Query(id)));
    }
}
