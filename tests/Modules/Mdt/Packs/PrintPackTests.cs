using System.Text.Json;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Packs;
using Neighbourhood.Mdt.Referrals;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Packs;

public sealed class PrintPackTests : ArrangedMeeting
{
    [Fact]
    public async Task Rule_6_paper_carries_only_the_referral_and_the_ask_and_that_it_was_printed_is_kept()
    {
        await Referral(await Case());
        var meeting = await Running();
        var item = await Started(meeting);
        await Recorded(item);
        await Closed(item);
        await Chair.Send(new FinishMeeting.Command(meeting, await Version(meeting)));
        await World.Arrange("UPDATE mdt_case SET next_review_on = @Today", new { Today });
        var next = await ListClosed();
        Assert.NotEmpty((await Gp.Ask(new ViewPack.Query(next))).Entries[0].Actions);

        var paper = await Gp.Ask(new PrintPack.Query(next));
        Assert.All(paper.Entries, e => Assert.Equal((false, 0, 0), (e.DrawsCard, e.Decisions.Count, e.Actions.Count)));
        Assert.Equal("What else can we offer?", paper.Entries[0].Referrals[0].Ask);
        Assert.DoesNotContain("nursery", JsonSerializer.Serialize(paper), StringComparison.Ordinal);
        Assert.Equal($"Drawn for Worker {Gp.Id} on 2 March 2026 at 10:00. Confidential: do not pass on or leave where others can read it.", Pack.Foot(paper));
        Assert.Equal(["Mdt.PrintPack"], await World.Sql<string>("SELECT what FROM kernel_audit WHERE kind = 'print' AND user_id = @Id", new { Gp.Id }));
    }

    [Fact]
    public async Task What_was_withdrawn_is_not_printed()
    {
        var referral = await Referral(await Case());
        var meeting = await ListClosed();
        await Chair.Send(new WithdrawReferral.Command(referral, "They moved away", (await World.Sql<int>("SELECT version FROM mdt_referral WHERE id = @referral", new { referral })).Single()));
        Assert.Empty((await Gp.Ask(new PrintPack.Query(meeting))).Entries);
    }

    [Fact]
    public async Task Only_the_team_prints_it()
    {
        var meeting = await ListClosed();
        await GuardedFor(who => who.Ask(new PrintPack.Query(meeting)));
    }
}
