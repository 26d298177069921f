using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Births;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Modules.Antenatal.Births;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

/// <summary>Health visitors work with a family as long as they visit it, and no longer.</summary>
public sealed class MovesVisitorsTests : ArrangedBirth
{
    private IReadOnlyList<MaternityInvolvementBegan> Begun => [.. Told<MaternityInvolvementBegan>().Where(b => b.UserId == Visitor.Id || b.UserId == OtherVisitor.Id)];

    private async Task TimePasses(TimeSpan time)
    {
        World.Clock.Advance(time);
        await World.Tick();
    }

    [Fact]
    public async Task From_28_weeks_her_health_visitor_works_with_the_family_and_not_a_day_before()
    {
        await Pregnant(visitor: Visitor.Id, edd: Today.AddDays(Gestation.Term - (7 * 28) + 1), teamMayKnow: true);
        await TimePasses(TimeSpan.Zero);
        Assert.Empty(Begun);
        await TimePasses(TimeSpan.FromDays(1));
        await TimePasses(TimeSpan.FromHours(2));
        var begun = Assert.Single(Begun);
        Assert.Equal((Family, Mother, Visitor.Id, Today, true), (begun.HouseholdId, begun.PersonId, begun.UserId!.Value, begun.On, begun.Shown));
    }

    [Fact]
    public async Task Another_health_visitor_takes_over_and_the_first_works_with_the_family_no_more()
    {
        var id = await Pregnant(visitor: Visitor.Id, edd: Today.AddDays(30));
        await TimePasses(TimeSpan.Zero);
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => [new(OtherVisitor.Id, "Other", null, null, false)]);
        await Midwife.Send(new ChangeCarers.Command(id, Midwife.Id, OtherVisitor.Id, 1));
        Assert.Equal([Visitor.Id, OtherVisitor.Id], Begun.Select(b => b.UserId!.Value));
        Assert.Equal(Begun[0].InvolvementId, Assert.Single(Told<MaternityInvolvementEnded>()).InvolvementId);
        await Midwife.Send(new ChangeCarers.Command(id, Midwife.Id, null, 2));
        Assert.Equal(Begun.Select(b => b.InvolvementId), Told<MaternityInvolvementEnded>().Select(e => e.InvolvementId));
    }

    [Fact]
    public async Task Closed_with_a_baby_to_visit_it_goes_on_until_the_last_visit_is_over()
    {
        var (id, _) = await Born(visitor: Visitor.Id);
        var handover = await Midwife.Send(new SendHandover.Command(World.NewId(), id, Visitor.Id, false, null));
        await Visitor.Send(new ReceiveHandover.Command(handover, 1));
        await Midwife.Send(new EndCare.Command(id, await VersionOf(id)));
        await TimePasses(TimeSpan.FromDays(700));
        Assert.DoesNotContain(Told<MaternityInvolvementEnded>(), e => e.InvolvementId == handover);
        await TimePasses(TimeSpan.FromDays(220));
        Assert.Single(Told<MaternityInvolvementEnded>(), e => e.InvolvementId == handover);
    }

    [Fact]
    public async Task Closed_without_a_baby_to_visit_it_ends()
    {
        var id = await Pregnant(visitor: Visitor.Id, edd: Today.AddDays(30));
        await TimePasses(TimeSpan.Zero);
        await World.Happened(new PersonDied(Mother, Today));
        await World.Deliver();
        await TimePasses(TimeSpan.FromHours(2));
        Assert.Equal(PregnancyStatus.Closed, await StatusOf(id));
        Assert.Single(Told<MaternityInvolvementEnded>(), e => e.InvolvementId == Begun[0].InvolvementId);
    }

    [Fact]
    public async Task Moved_away_nobody_here_works_with_the_family_and_back_again_both_do()
    {
        var (id, _) = await Born(visitor: Visitor.Id);
        var handover = await Midwife.Send(new SendHandover.Command(World.NewId(), id, Visitor.Id, false, null));
        await Visitor.Send(new ReceiveHandover.Command(handover, 1));
        await Midwife.Send(new AskToMove.Command(World.NewId(), id, "Northern maternity"));
        await Midwife.Send(new NoteReceipt.Command(id, Today, "x", await VersionOf(id)));
        Assert.Single(Told<MaternityInvolvementEnded>(), e => e.InvolvementId == handover);
        await Midwife.Send(new TakeBack.Command(id, "She is back", await VersionOf(id)));
        Assert.Equal(2, Begun.Count);
        Assert.NotEqual(Begun[0].InvolvementId, Begun[1].InvolvementId);
    }
}
