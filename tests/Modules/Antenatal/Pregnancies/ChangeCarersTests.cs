using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class ChangeCarersTests : ArrangedPregnancy
{
    private async Task<Guid> Told()
    {
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(q => q.Role switch
        {
            Roles.Midwife => [new(Midwife.Id, "A midwife", null, null, false), new(OtherMidwife.Id, "Another midwife", null, null, false)],
            Roles.HealthVisitor => [new(Visitor.Id, "A health visitor", null, null, false)],
            _ => [],
        });
        var id = World.NewId();
        await Midwife.Send(new NotifyPregnancy.Command(id, Mother, DueFrom.NotKnown, null, null, null, null, null, false, false));
        return id;
    }

    [Fact]
    public async Task Another_midwife_reaches_her_and_the_family_and_the_first_no_more()
    {
        var id = await Told();
        await Midwife.Send(new ChangeCarers.Command(id, OtherMidwife.Id, Visitor.Id, 1));
        Assert.Equal(id, (await OtherMidwife.Ask(new SeePregnancy(id))).Id);
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Ask(new SeePregnancy(id)));
        Assert.Equal([Midwife.Id, OtherMidwife.Id], World.Told.OfType<MaternityInvolvementBegan>().Select(b => b.UserId!.Value));
        Assert.Single(World.Told.OfType<MaternityInvolvementEnded>());
        Assert.Equal(["Notified", "CarersChanged"], await StepsOf(id));
        // A health visitor alone changes nothing for the midwife.
        await OtherMidwife.Send(new ChangeCarers.Command(id, OtherMidwife.Id, null, 2));
        Assert.Single(World.Told.OfType<MaternityInvolvementEnded>());
    }

    [Fact]
    public async Task Only_a_midwife_and_a_health_visitor_look_after_her()
    {
        var id = await Told();
        Assert.Equal("MidwifeUserId", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new ChangeCarers.Command(id, null, null, 1)))).Input);
        Assert.Equal("MidwifeUserId", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new ChangeCarers.Command(id, Gp.Id, null, 1)))).Input);
        Assert.Equal("VisitorUserId", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new ChangeCarers.Command(id, Midwife.Id, OtherMidwife.Id, 1)))).Input);
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(new ChangeCarers.Command(id, OtherMidwife.Id, null, 9)));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(new ChangeCarers.Command(id, OtherMidwife.Id, null, 1)));
    }
}
