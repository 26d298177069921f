using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class SeenTests : ArrangedPregnancy
{
    private static Task<Guid> See(Actor actor, Guid id) => actor.With(async services => (await services.GetRequiredService<Seen>().See(id, CancellationToken.None)).Id);

    [Fact]
    public async Task A_health_visitor_reads_from_28_weeks_or_after_the_birth_and_a_midwife_always()
    {
        var id = await Pregnant(edd: Gestation.DayOf(Today, 0).AddDays(2 * Gestation.Term - 195), visitor: Visitor.Id); // 27+6
        Assert.Equal(id, await See(Midwife, id));
        await Assert.ThrowsAsync<NotFound>(() => See(Visitor, id));
        await World.Arrange("UPDATE antenatal_baby SET state = 'Born' WHERE pregnancy_id = @id", new { id });
        Assert.Equal(id, await See(Visitor, id));
        await World.Arrange("UPDATE antenatal_baby SET state = 'Expected' WHERE pregnancy_id = @id", new { id });
        World.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(id, await See(Visitor, id));
    }

    [Fact]
    public async Task Without_a_due_date_only_one_who_told_of_it_reads_before_the_birth()
    {
        var id = await Pregnant(eddKnown: false, visitor: Visitor.Id);
        await Assert.ThrowsAsync<NotFound>(() => See(Visitor, id));
        await World.Arrange("UPDATE antenatal_pregnancy SET notified_by = @me WHERE id = @id", new { id, me = Visitor.Id });
        Assert.Equal(id, await See(Visitor, id));
        await Assert.ThrowsAsync<NotFound>(() => See(Midwife, World.NewId()));
    }

    [Fact]
    public async Task After_a_loss_a_health_visitor_reads_it_only_where_she_let_them_be_told_whatever_they_knew_before()
    {
        var id = await Pregnant(edd: Today.AddDays(50), status: PregnancyStatus.LossRecorded, visitor: Visitor.Id); // 32+6
        await World.Arrange("UPDATE antenatal_pregnancy SET notified_by = @me WHERE id = @id", new { id, me = Visitor.Id });
        await Loss(id, told: false);
        await Assert.ThrowsAsync<NotFound>(() => See(Visitor, id));
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'Closed' WHERE id = @id", new { id });
        await Assert.ThrowsAsync<NotFound>(() => See(Visitor, id));
        Assert.Equal(id, await See(Midwife, id));
        await World.Arrange("UPDATE antenatal_loss SET hv_may_be_told = 1", null);
        Assert.Equal(id, await See(Visitor, id));
    }

    [Theory]
    [InlineData(PregnancyStatus.LossRecorded)]
    [InlineData(PregnancyStatus.MovedAway)]
    [InlineData(PregnancyStatus.EnteredInError)]
    [InlineData(PregnancyStatus.Closed)]
    internal async Task Weeks_that_nobody_is_expected_in_bring_no_health_visitor(PregnancyStatus status)
    {
        var id = await Pregnant(status: status, visitor: Visitor.Id);
        World.Clock.Advance(TimeSpan.FromDays(100));
        await Assert.ThrowsAsync<NotFound>(() => See(Visitor, id));
    }

    [Fact]
    public async Task Of_two_one_was_lost_a_health_visitor_still_reads_the_pregnancy_and_not_how_many_were_lost()
    {
        var id = await Pregnant(edd: Today.AddDays(50), babies: 2, visitor: Visitor.Id);
        await World.Arrange("UPDATE antenatal_baby SET state = 'Lost' WHERE pregnancy_id = @id AND number = 1", new { id });
        await Loss(id, told: false);
        Assert.Equal((1, 0), (await Visitor.Ask(new SeePregnancy(id))) is var seen ? (seen.Expected, seen.Settled) : default);
        Assert.Equal(1, (await Midwife.Ask(new SeePregnancy(id))).Settled);
    }

    private Task Loss(Guid pregnancy, bool told) => World.Arrange("""
        INSERT INTO antenatal_loss (id, pregnancy_id, baby_id, type, lost_on, hv_may_be_told, hub_may_be_told, gp_may_be_told, care, recorded_at)
        VALUES (@id, @pregnancy, @id, 'Miscarriage', @Today, @told, 0, 0, 'NotYet', @now)
        """, new { id = World.NewId(), pregnancy, Today, told, now = World.Clock.Now() });
}
