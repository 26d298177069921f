using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.SelfReferrals;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.SelfReferrals;

public sealed class RequestsInMyWorkTests : ArrangedRequests
{
    [Fact]
    public async Task What_waits_stands_on_a_midwifes_first_page_without_a_name()
    {
        var young = await Write(Hers(AgeBand.Under16));
        var mine = await TakenOn();
        var parts = await Midwife.Ask(new GatherMyWork(Midwife.Id, Today));
        Assert.Equal([("/antenatal/requests", WorkPriority.Urgent, (DateOnly?)Today), ($"/antenatal/requests/{mine}", WorkPriority.Medium, Today.AddDays(3))], parts.Select(p => (p.Path, p.Priority, p.Due)));
        Assert.Single(await OtherMidwife.Ask(new GatherMyWork(OtherMidwife.Id, Today)));
        Assert.Empty(await Visitor.Ask(new GatherMyWork(Visitor.Id, Today)));
        Assert.Empty(await Midwife.Ask(new GatherMyWork(OtherMidwife.Id, Today)));
        Assert.Equal("1 new, 1 to answer today.", await Waits());
        await Midwife.Send(new TakeOnRequest.Command(young, 1));
        Assert.Null(await Waits());
    }

    private Task<string?> Waits() => Midwife.With(s => new WaitingRequests((Db)s.GetService(typeof(Db))!).Says(CancellationToken.None));
}
