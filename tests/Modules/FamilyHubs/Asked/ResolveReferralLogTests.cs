using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

public sealed class ResolveReferralLogTests : ArrangedAsked
{
    private async Task<Guid> LateLine()
    {
        await Sent();
        await DaysPass(10);
        return Assert.Single((await Manager.Ask(new ListReferralLog.Query())).Open).Id;
    }

    private Task<IReadOnlyList<Guid>> ResolvedBy() => World.Sql<Guid>("SELECT resolved_by FROM familyhubs_referral_log WHERE resolved_by IS NOT NULL");

    [Fact]
    public async Task What_is_put_right_leaves_what_is_open_and_the_first_who_says_so_is_kept()
    {
        var id = await LateLine();
        var second = World.As(Roles.HubManager, Hub);
        await Manager.Send(new ResolveReferralLog.Command(id));
        await second.Send(new ResolveReferralLog.Command(id));
        await Manager.Send(new ResolveReferralLog.Command(id)); // pressed twice
        Assert.Empty((await Manager.Ask(new ListReferralLog.Query())).Open);
        Assert.Equal([Manager.Id], await ResolvedBy());
    }

    [Fact]
    public async Task What_reached_no_hub_is_put_right_by_the_manager_of_any()
    {
        await Ready();
        await Gp.Send(Referral(World.NewId()));
        await OtherManager.Send(new ResolveReferralLog.Command(Assert.Single((await Manager.Ask(new ListReferralLog.Query())).Open).Id));
        Assert.Empty((await Manager.Ask(new ListReferralLog.Query())).Open);
        Assert.Equal([OtherManager.Id], await ResolvedBy());
    }

    [Fact]
    public async Task A_line_of_what_arrived_has_nothing_to_put_right()
    {
        await Sent();
        var line = (await World.Sql<Guid>("SELECT id FROM familyhubs_referral_log WHERE outcome = 'Sent'")).Single();
        await Manager.Send(new ResolveReferralLog.Command(line));
        Assert.Empty(await ResolvedBy());
    }

    [Fact]
    public async Task Only_managers_of_that_hub_put_it_right()
    {
        var id = await LateLine();
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(new ResolveReferralLog.Command(id)));
        await Assert.ThrowsAsync<NotFound>(() => Manager.Send(new ResolveReferralLog.Command(World.NewId())));
        foreach (var actor in new[] { Worker, Gp, Nobody }) await Assert.ThrowsAsync<Denied>(() => actor.Send(new ResolveReferralLog.Command(id)));
        Assert.Empty(await ResolvedBy());
    }

    [Fact]
    public async Task The_button_goes_back_to_the_log()
    {
        var id = await LateLine();
        await Manager.With(async services =>
        {
            var page = Mdt.PageOf.In(services, _ => new ResolveReferralLog.Page((ISend)services.GetService(typeof(ISend))!) { ReferralLogId = id });
            Assert.Equal("/familyhubs/asked/log?said=put-right", Assert.IsType<Microsoft.AspNetCore.Mvc.RedirectResult>(await page.OnPost(CancellationToken.None)).Url);
            return 0;
        });
        Assert.Equal([Manager.Id], await ResolvedBy());
    }
}
