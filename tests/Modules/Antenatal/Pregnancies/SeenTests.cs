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
}
