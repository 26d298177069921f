using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

public sealed class TakeSlotTests : ArrangedTalk
{
    private async Task<(Talk Talk, Guid Slot)> Offered(MatchStatus status = MatchStatus.Active)
    {
        await CallsAreSimulated();
        var (talk, slot) = (await Talking(status), World.NewId());
        await talk.As.Send(new OfferSlot.Command(slot, talk.Match, Today.AddDays(1), new TimeOnly(10, 30), 30));
        return (talk, slot);
    }

    private async Task<string?> Code(Guid slot) => (await World.Sql<string?>("SELECT call_code FROM peersupport_slot WHERE id = @slot", new { slot })).Single();

    [Fact]
    public async Task At_the_time_that_was_taken_both_are_rung_once_and_it_is_the_first_contact()
    {
        var (talk, slot) = await Offered(MatchStatus.Matched);
        Assert.Null(Assert.Single((await Opens(talk))!.Slots).TakenAt);
        await Nobody.Send(new TakeSlot(talk.Digest, slot, true));
        await Nobody.Send(new TakeSlot(talk.Digest, slot, true));
        Assert.Equal([PeerNoticeKind.TimeTaken], Notices(talk));
        Assert.NotNull(Assert.Single((await Sees(talk)).Slots).TakenAt);
        await World.Tick();
        Assert.Null(await Code(slot));
        World.Clock.Advance(TimeSpan.FromMinutes((24 * 60) + 31));
        await World.Tick();
        Assert.Equal(("Connected", MatchStatus.Active), (await Code(slot), await MatchIs(talk.Match)));
        Assert.Empty((await Opens(talk))!.Slots);
    }

    [Fact]
    public async Task Nobody_is_rung_who_did_not_take_it_gave_it_back_or_with_whom_contact_was_stopped_or_long_after()
    {
        var (talk, slot) = await Offered();
        await Nobody.Send(new TakeSlot(talk.Digest, slot, true));
        await Nobody.Send(new TakeSlot(talk.Digest, slot, false));
        var (paused, other) = await Offered();
        await Nobody.Send(new TakeSlot(paused.Digest, other, true));
        await Pause(paused);
        World.Clock.Advance(TimeSpan.FromMinutes((24 * 60) + 31));
        await World.Tick();
        Assert.Null(await Code(slot));
        Assert.Equal("NotMade", await Code(other));
        var (late, missed) = await Offered();
        await Nobody.Send(new TakeSlot(late.Digest, missed, true));
        World.Clock.Advance(TimeSpan.FromDays(2));
        await World.Tick();
        Assert.Equal("NotMade", await Code(missed));
    }

    [Fact]
    public async Task A_call_that_was_begun_is_not_begun_again()
    {
        var (talk, slot) = await Offered();
        await Nobody.Send(new TakeSlot(talk.Digest, slot, true));
        await World.Arrange("UPDATE peersupport_slot SET called_at = @now, call_code = 'Begun' WHERE id = @slot", new { slot, now = World.Clock.Now() });
        World.Clock.Advance(TimeSpan.FromMinutes((24 * 60) + 31));
        await World.Tick();
        Assert.Equal("Begun", await Code(slot));
    }

    [Fact]
    public async Task Another_matchs_time_is_not_taken_nor_one_that_is_past_and_none_without_an_adapter()
    {
        var (talk, slot) = await Offered();
        var other = await Talking();
        Assert.Contains("not free", (await Assert.ThrowsAsync<Refused>(() => Nobody.Send(new TakeSlot(other.Digest, slot, true)))).Message, StringComparison.Ordinal);
        Settings["peer.callAdapter"] = "none";
        Assert.Equal(Calls.None, (await Assert.ThrowsAsync<Refused>(() => Nobody.Send(new TakeSlot(talk.Digest, slot, true)))).Message);
        Assert.Empty((await Opens(talk))!.Slots);
        await CallsAreSimulated();
        World.Clock.Advance(TimeSpan.FromDays(2));
        await Assert.ThrowsAsync<Refused>(() => Nobody.Send(new TakeSlot(talk.Digest, slot, true)));
    }
}
