using Neighbourhood.Antenatal.Births;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class ListHandoversTests : ArrangedBirth
{
    [Fact]
    public async Task Whom_it_was_sent_to_sees_it_until_it_is_received_late_after_its_days()
    {
        var (_, handover) = await Sent();
        Assert.Equal(($"/antenatal/hand-overs/{handover}", false), await Line());
        World.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal(($"/antenatal/hand-overs/{handover}", true), await Line());
        await Visitor.Send(new ReceiveHandover.Command(handover, 1));
        Assert.Empty(await Visitor.Ask(new ListHandovers.Query()));

        async Task<(string, bool)> Line()
        {
            var line = Assert.Single(await Visitor.Ask(new ListHandovers.Query()));
            return (line.Path, line.Late);
        }
    }

    [Fact]
    public async Task Nobody_sees_anothers_and_a_midwife_has_no_such_list()
    {
        await Sent();
        Assert.Empty(await OtherVisitor.Ask(new ListHandovers.Query()));
        await Assert.ThrowsAsync<Denied>(() => Midwife.Ask(new ListHandovers.Query()));
        await Assert.ThrowsAsync<Denied>(() => HubWorker.Ask(new ListHandovers.Query()));
    }

    [Fact]
    public async Task A_family_that_is_looked_after_elsewhere_by_now_is_nobodys_to_receive()
    {
        var (id, _) = await Sent();
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'MovedAway' WHERE id = @id", new { id });
        Assert.Empty(await Visitor.Ask(new ListHandovers.Query()));
    }

    [Fact]
    public async Task Of_a_restricted_woman_the_first_name_alone_is_shown()
    {
        await Sent();
        Restricted.Add(Mother);
        Assert.Equal("Ines", Assert.Single(await Visitor.Ask(new ListHandovers.Query())).Name);
    }
}
