using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

public sealed class ListReferralLogTests : ArrangedAsked
{
    private async Task<IReadOnlyList<ListReferralLog.Row>> Open() => (await Manager.Ask(new ListReferralLog.Query())).Open;

    [Fact]
    public async Task What_was_sent_and_arrived_is_counted_and_stands_in_no_line()
    {
        await Sent();
        var log = await Manager.Ask(new ListReferralLog.Query());
        Assert.Equal((1, 0, 0), (log.Sent, log.Open.Count, log.Done.Count));
    }

    [Fact]
    public async Task What_reached_no_hub_is_every_managers()
    {
        await Ready();
        await Gp.Send(Referral(World.NewId()) with { Reference = "EMIS-1" });
        var row = Assert.Single(await Open());
        Assert.Equal(("EMIS-1", null, "It was sent to a hub that is not here", SendOutcome.Failed, Today), (row.Reference, row.Hub, row.Why, row.Outcome, row.On));
        Assert.Null(row.GpReferralId);
        Assert.Single((await OtherManager.Ask(new ListReferralLog.Query())).Open);
    }

    [Fact]
    public async Task A_hub_reads_its_own_lines_and_no_other_hubs()
    {
        await Sent();
        await DaysPass(10);
        Assert.Equal(SendOutcome.Late, Assert.Single(await Open()).Outcome);
        Assert.Empty((await OtherManager.Ask(new ListReferralLog.Query())).Open);
        Assert.Equal((1, 0), ((await Manager.Ask(new ListReferralLog.Query())).Sent, (await OtherManager.Ask(new ListReferralLog.Query())).Sent));
    }

    [Fact]
    public async Task What_was_put_right_is_shown_for_ninety_days_with_who_said_so()
    {
        await Sent();
        await DaysPass(10);
        await Manager.Send(new ResolveReferralLog.Command(Assert.Single(await Open()).Id));
        var done = Assert.Single((await Manager.Ask(new ListReferralLog.Query())).Done);
        Assert.Equal((Today, $"Worker {Manager.Id}"), (done.ResolvedOn!.Value, done.ResolvedBy));
        World.Clock.Advance(TimeSpan.FromDays(91));
        Assert.Empty((await Manager.Ask(new ListReferralLog.Query())).Done);
    }

    [Fact]
    public async Task Only_managers_read_it()
    {
        await Ready();
        foreach (var actor in new[] { Worker, Gp, Nobody }) await Assert.ThrowsAsync<Denied>(() => actor.Ask(new ListReferralLog.Query()));
    }
}
