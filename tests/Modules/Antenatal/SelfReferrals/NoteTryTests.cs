using Neighbourhood.Antenatal.SelfReferrals;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.SelfReferrals;

public sealed class NoteTryTests : ArrangedRequests
{
    [Fact]
    public async Task Nothing_is_tried_before_a_midwife_has_it()
    {
        var id = await Write();
        await Assert.ThrowsAsync<NotFound>(() => Tried(id, true));
        await Assert.ThrowsAsync<NotFound>(() => Tried(id, true, by: OtherMidwife));
    }

    [Fact]
    public async Task A_try_is_noted_once_by_a_way_that_is_safe_and_at_a_time_that_was()
    {
        var id = await TakenOn();
        var now = World.Clock.Now();
        var one = new NoteTry.Command(World.NewId(), id, TryWay.Call, now, false);
        await Midwife.Send(one);
        await Midwife.Send(one);
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(one with { Answered = true }));
        Assert.Equal([1], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_try"));
        Assert.Equal(RequestStatus.Trying, (await RowOf(id)).Status);
        async Task Refuses(string input, NoteTry.Command wrong) => Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(wrong with { Id = World.NewId() }))).Input);
        await Refuses("Way", one with { Way = null });
        await Refuses("Way", one with { Way = TryWay.Email });
        await Refuses("Way", one with { Way = (TryWay)7 });
        await Refuses("On", one with { TriedAt = now.AddHours(1) });
        await Refuses("On", one with { TriedAt = now.AddDays(-1) });
        await Refuses("On", one with { TriedAt = null });
        await Refuses("Answered", one with { Answered = null });
    }
}
