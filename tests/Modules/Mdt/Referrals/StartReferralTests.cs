using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Referrals;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class StartReferralTests : ArrangedTeam
{
    [Fact]
    public async Task A_draft_is_kept_and_the_only_team_of_the_area_is_chosen()
    {
        var id = await Draft();
        var form = await Referrer.Ask(new GetReferralForm(id));
        Assert.Equal((ReferralStatus.Draft, Mdt, Referrer.Id), (form.Draft.Status, form.Draft.MdtId!.Value, form.Draft.RaisedBy));
        Assert.Equal(["Draft"], await StepsOf(id));
        Assert.Empty(World.Told); // nobody is asked before it is sent
    }

    [Fact]
    public async Task Where_two_teams_work_the_referrer_chooses()
    {
        await Team("Sale children's team", Sale);
        Assert.Null((await Referrer.Ask(new GetReferralForm(await Draft()))).Draft.MdtId);
    }

    [Fact]
    public async Task A_family_that_the_worker_does_not_see_is_not_found()
    {
        Unseen.Add(Family);
        await Assert.ThrowsAsync<NotFound>(() => Draft());
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_referral"));
    }

    [Fact]
    public async Task No_household_is_refused() =>
        Assert.Equal("HouseholdId", (await Assert.ThrowsAsync<Refused>(() => Referrer.Send(new StartReferral.Command(World.NewId(), Guid.Empty)))).Input);

    [Fact]
    public async Task A_repeat_makes_one_draft()
    {
        var command = new StartReferral.Command(World.NewId(), Family);
        await Referrer.Send(command);
        await Referrer.Send(command);
        Assert.Single(await World.Sql<Guid>("SELECT id FROM mdt_referral"));
    }

    [Fact]
    public async Task Somebody_without_a_role_refers_nobody() => await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new StartReferral.Command(World.NewId(), Family)));

    [Fact]
    public async Task An_invited_attendee_refers_nobody() =>
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.InvitedAttendee).Send(new StartReferral.Command(World.NewId(), Family)));
}
