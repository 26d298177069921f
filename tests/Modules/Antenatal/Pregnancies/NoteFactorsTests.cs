using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class NoteFactorsTests : ArrangedPregnancy
{
    private Task<IReadOnlyList<string>> Of(Guid id) => World.Sql<string>("SELECT code FROM antenatal_factor WHERE pregnancy_id = @id ORDER BY code", new { id });

    [Fact]
    public async Task They_are_noted_changed_and_told_to_nobody()
    {
        var id = await Pregnant();
        await Midwife.Send(new NoteFactors.Command(id, [ComplexFactor.Under20, ComplexFactor.DomesticAbuse]));
        await Midwife.Send(new NoteFactors.Command(id, [ComplexFactor.DomesticAbuse, ComplexFactor.DomesticAbuse]));
        await Midwife.Send(new NoteFactors.Command(id, [ComplexFactor.DomesticAbuse]));
        Assert.Equal(["DomesticAbuse"], await Of(id));
        Assert.Equal(["FactorsNoted", "FactorsNoted"], await StepsOf(id));
        Assert.Empty(World.Told);
        Assert.Empty(Tasks);
        Assert.Empty(Queued);
        // The history says that it was noted, and never what.
        Assert.All((await Midwife.Ask(new SeePregnancy(id))).History, l => Assert.Null(l.Why));
        await Midwife.Send(new NoteFactors.Command(id, null));
        Assert.Empty(await Of(id));
    }

    [Fact]
    public async Task Only_by_her_midwife_while_it_is_open()
    {
        var id = await Pregnant(visitor: Visitor.Id);
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new NoteFactors.Command(id, [(ComplexFactor)9])));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(new NoteFactors.Command(id, [])));
        await Assert.ThrowsAsync<Denied>(() => Visitor.Send(new NoteFactors.Command(id, [])));
        var closed = await Pregnant(NewFamily().Mother, PregnancyStatus.Closed);
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new NoteFactors.Command(closed, [ComplexFactor.Under20])));
    }
}
