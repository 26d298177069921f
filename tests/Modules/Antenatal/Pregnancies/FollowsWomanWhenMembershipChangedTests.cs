using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Antenatal.People;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class FollowsWomanWhenMembershipChangedTests : ArrangedAround
{
    private async Task<Guid> Involved(PregnancyStatus status = PregnancyStatus.Ongoing)
    {
        var id = await Pregnant(status: status);
        await World.AsSystem().With(async services =>
        {
            await services.GetRequiredService<Db>().InOne(() => services.GetRequiredService<Involvements>().Begin(id, CancellationToken.None));
            return 0;
        });
        return id;
    }

    private Guid Leaves()
    {
        var elsewhere = World.NewId();
        Families[elsewhere] = [Families[Family].Single(m => m.PersonId == Mother)];
        Families[Family] = [.. Families[Family].Where(m => m.PersonId != Mother)];
        return elsewhere;
    }

    [Fact]
    public async Task She_lives_elsewhere_now_and_her_midwife_works_with_that_household_and_no_longer_with_the_first()
    {
        var id = await Involved();
        var elsewhere = Leaves();
        await Told(new MembershipChanged(Family, Mother, MembershipChange.Left, Today), Joined(elsewhere, Mother, Today));
        Assert.Equal([elsewhere], await World.Sql<Guid>("SELECT household_id FROM antenatal_pregnancy WHERE id = @id", new { id }));
        Assert.Equal([Family, elsewhere], World.Told.OfType<MaternityInvolvementBegan>().Select(b => b.HouseholdId));
        Assert.Equal(Family, Assert.Single(World.Told.OfType<MaternityInvolvementEnded>()).HouseholdId);
    }

    [Fact]
    public async Task Who_else_comes_or_goes_and_what_is_over_change_nothing()
    {
        await Involved(PregnancyStatus.Closed);
        var elsewhere = Leaves();
        await Told(Joined(elsewhere, Mother, Today), Joined(elsewhere, Father, Today));
        Assert.Single(World.Told.OfType<MaternityInvolvementBegan>());
        Assert.Equal([Family], await World.Sql<Guid>("SELECT household_id FROM antenatal_pregnancy"));
    }

    [Fact]
    public async Task Of_two_homes_her_midwife_goes_on_with_the_one_that_she_knows()
    {
        await Involved();
        var elsewhere = World.NewId();
        Families[elsewhere] = [Families[Family].Single(m => m.PersonId == Mother)];
        await Told(Joined(elsewhere, Mother, Today));
        Assert.Empty(World.Told.OfType<MaternityInvolvementEnded>());
    }

    [Fact]
    public async Task Two_households_that_became_one_are_no_move()
    {
        await Involved();
        var kept = Leaves();
        await Told(new HouseholdsMerged(kept, Family), Joined(kept, Mother, Today));
        Assert.Empty(World.Told.OfType<MaternityInvolvementEnded>());
    }
}
