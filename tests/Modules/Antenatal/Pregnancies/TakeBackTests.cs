using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class TakeBackTests : ArrangedPregnancy
{
    [Fact]
    public async Task She_stays_after_all_and_nobody_waits_for_a_receipt()
    {
        var id = await Pregnant();
        await Midwife.Send(new AskToMove.Command(World.NewId(), id, "Northern maternity"));
        await Midwife.Send(new TakeBack.Command(id, "She decided to stay", 1));
        await Midwife.Send(new TakeBack.Command(id, "She decided to stay", 1));
        Assert.Null((await Midwife.Ask(new SeePregnancy(id))).Move);
        Assert.Equal(["MoveAsked", "Stays"], await StepsOf(id));
        Assert.Equal(PregnancyStatus.Ongoing, await StatusOf(id));
        // She may move later.
        await Midwife.Send(new AskToMove.Command(World.NewId(), id, "Southern maternity"));
    }

    [Fact]
    public async Task It_needs_a_reason_and_something_to_undo()
    {
        var id = await Pregnant();
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new TakeBack.Command(id, " ", 1)))).Input);
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new TakeBack.Command(id, "x", 1)));
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'MovedAway', status_before = 'Ongoing' WHERE id = @id", new { id });
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(new TakeBack.Command(id, "x", 7)));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(new TakeBack.Command(id, "x", 1)));
        await Midwife.Send(new TakeBack.Command(id, "The receipt was for somebody else", 1));
        Assert.Equal(PregnancyStatus.Ongoing, await StatusOf(id));
    }
}
