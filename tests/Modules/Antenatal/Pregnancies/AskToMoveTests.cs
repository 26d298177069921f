using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class AskToMoveTests : ArrangedPregnancy
{
    [Fact]
    public async Task Until_the_receipt_is_here_she_stays_and_the_page_waits_for_it()
    {
        var id = await Pregnant();
        var command = new AskToMove.Command(World.NewId(), id, " Northern maternity ");
        await Midwife.Send(command);
        await Midwife.Send(command);
        Assert.Equal(PregnancyStatus.Ongoing, await StatusOf(id));
        var view = await Midwife.Ask(new SeePregnancy(id));
        Assert.Equal(("Northern maternity", Today), (view.Move!.ToProvider, view.Move.AskedOn));
        Assert.Contains(view.Next, n => n.Says.StartsWith("Waiting for the receipt of Northern maternity", StringComparison.Ordinal));
        Assert.Equal(["MoveAsked"], await StepsOf(id));
        Assert.Empty(World.Told);
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(command with { Id = World.NewId(), ToProvider = "Another" }));
    }

    [Fact]
    public async Task What_is_over_or_not_hers_moves_nowhere()
    {
        var closed = await Pregnant(NewFamily().Mother, PregnancyStatus.Closed);
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new AskToMove.Command(World.NewId(), closed, "x")));
        var id = await Pregnant();
        Assert.Equal("ToProvider", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new AskToMove.Command(World.NewId(), id, new string('x', 201))))).Input);
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(new AskToMove.Command(World.NewId(), id, "x")));
        Assert.Empty(World.Told.OfType<MaternityInvolvementEnded>());
    }
}
