using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.SelfReferrals;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.SelfReferrals;

public sealed class EndAsNotHerTests : ArrangedRequests
{
    [Fact]
    public async Task Where_somebody_else_wrote_it_nothing_is_made_and_the_words_go_at_once()
    {
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => [new(World.NewId(), "The lead", null, null, false)]);
        var id = await TakenOn(Hers(AgeBand.Under16));
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new EndAsNotHer.Command(id, NotHerBecause.WrittenByOther, 2)));
        await Tried(id, true);
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new EndAsNotHer.Command(id, null, 3)));
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(new EndAsNotHer.Command(id, NotHerBecause.WrongPerson, 2)));
        await Midwife.Send(new EndAsNotHer.Command(id, NotHerBecause.WrittenByOther, 3));
        await Midwife.Send(new EndAsNotHer.Command(id, NotHerBecause.WrittenByOther, 3));
        var row = await RowOf(id);
        Assert.True(row.IsEmpty);
        Assert.Equal((RequestStatus.NotHer, (Guid?)null), (row.Status, row.PregnancyId));
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_pregnancy"));
        Assert.Equal(row.LeadTaskId, Assert.Single(ClosedTasks).TaskId);
        await Assert.ThrowsAsync<Refused>(() => Tried(id, false));
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new TakeOnRequest.Command(id, 4)));
        await Assert.ThrowsAsync<Refused>(async () => await Midwife.Send(await Spoken(id)));
    }

    [Theory]
    [InlineData("WrongPerson")]
    [InlineData("NotExpecting")]
    public async Task Somebody_wrote_that_she_is_a_child_so_the_lead_thinks_on_after_a_wrong_number(string because)
    {
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => [new(World.NewId(), "The lead", null, null, false)]);
        var id = await Heard(Hers(AgeBand.Under16));
        await Midwife.Send(new EndAsNotHer.Command(id, Enum.Parse<NotHerBecause>(because), 3));
        Assert.True((await RowOf(id)).IsEmpty);
        Assert.Empty(ClosedTasks);
    }
}
