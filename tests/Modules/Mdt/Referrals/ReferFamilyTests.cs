using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Referrals;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class ReferFamilyTests : ArrangedTeam
{
    private ReferFamily.Command Right => Filled(new ReferFamily.Command { Id = World.NewId(), HouseholdId = Family, RaisedVia = RaisedVia.CaseFinding });

    [Fact]
    public async Task A_whole_referral_comes_to_the_team_at_once()
    {
        var id = await Referrer.Send(Right);
        Assert.Equal(ReferralStatus.Submitted, await StatusOf(id));
        Assert.Equal(["Draft", "Submitted"], await StepsOf(id));
        Assert.Equal("referral", Assert.IsType<MdtInvolvementBegan>(Assert.Single(World.Told)).Kind);
        Assert.Equal(RaisedVia.CaseFinding, (await Coordinator.Ask(new ViewReferral.Query(id))).Referral.RaisedVia);
    }

    [Fact]
    public async Task A_replay_answers_as_the_first_and_another_content_is_a_conflict()
    {
        var command = Right;
        Assert.Equal(await Referrer.Send(command), await Referrer.Send(command));
        Assert.Single(World.Told);
        await Assert.ThrowsAsync<Conflict>(() => Referrer.Send(command with { Ask = "Something else altogether" }));
    }

    [Fact]
    public async Task It_is_as_strict_as_the_form()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => Referrer.Send(new ReferFamily.Command { PersonIds = null! }));
        Assert.Equal("Say what you want the team to do", refused.Reasons.Single(r => r.Input == "Ask").Text);
        Assert.Contains(refused.Reasons, r => r.Input == "Id");
        Objecting.Add(Mother);
        Assert.Equal("PersonIds", (await Assert.ThrowsAsync<Refused>(() => Referrer.Send(Right))).Input);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_referral"));
    }

    [Fact]
    public async Task A_family_that_the_worker_does_not_see_is_not_found()
    {
        Unseen.Add(Family);
        await Assert.ThrowsAsync<NotFound>(() => Referrer.Send(Right));
    }

    [Fact]
    public async Task Somebody_without_a_role_refers_nobody() => await Assert.ThrowsAsync<Denied>(() => Nobody.Send(Right));
}
