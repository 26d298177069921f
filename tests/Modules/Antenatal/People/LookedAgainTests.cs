using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.People;

public sealed class LookedAgainTests : ArrangedAround
{
    [Fact]
    public async Task A_family_that_moved_is_put_to_its_midwife_once_until_she_has_looked()
    {
        var id = await Pregnant();
        await Told(new HouseholdMoved(Family, Today, null), new HouseholdMoved(Family, Today, Sale));
        var task = Assert.Single(Tasks);
        Assert.Equal((Midwife.Id, $"/antenatal/pregnancies/{id}/look-again"), (task.AssigneeUserId!.Value, task.Path));
        Assert.DoesNotContain("pregnan", task.Title, StringComparison.OrdinalIgnoreCase);
        Assert.Equal([LookWhy.Moved], (await Midwife.Ask(new LookedAgain.Query(id))).Rows.Select(r => r.Why));

        await Midwife.Send(new LookedAgain.Command(id, LookWhy.Moved));
        Assert.Equal([task.TaskId], ClosedTasks.Select(t => t.TaskId));
        Assert.Empty((await Midwife.Ask(new LookedAgain.Query(id))).Rows);
        await Told(new HouseholdMoved(Family, Today, null));
        Assert.Equal(2, Tasks.Count);
    }

    [Fact]
    public async Task A_new_partner_or_a_separation_asks_to_look_again_and_a_baby_does_not()
    {
        var id = await Pregnant(status: PregnancyStatus.Born);
        var baby = World.NewId();
        await World.Arrange("UPDATE antenatal_baby SET state = 'Born', person_id = @baby WHERE pregnancy_id = @id", new { baby, id });
        await Told(Joined(Family, baby, Today));
        Assert.Empty(Tasks);
        await Told(Joined(Family, World.NewId(), Today));
        Assert.Single(Tasks);
        Assert.Equal([LookWhy.Membership], (await Midwife.Ask(new LookedAgain.Query(id))).Rows.Select(r => r.Why));
    }

    [Fact]
    public async Task A_partner_who_leaves_another_home_is_looked_at_too_and_what_is_over_is_not()
    {
        var id = await Pregnant();
        var elsewhere = World.NewId();
        await PartnerOf(id, elsewhere);
        await Told(new MembershipChanged(World.NewId(), elsewhere, MembershipChange.Left, Today));
        Assert.Single(Tasks);
        var (household, mother, _, _) = NewFamily();
        await Pregnant(mother, PregnancyStatus.Closed);
        await Told(new HouseholdMoved(household, Today, null));
        Assert.Single(Tasks);
    }

    [Fact]
    public async Task Only_who_looks_after_her_says_that_they_have_looked_and_says_at_what()
    {
        var id = await Pregnant();
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(new LookedAgain.Command(id, LookWhy.Moved)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new LookedAgain.Command(id, LookWhy.Moved)));
        Assert.Equal("Why", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new LookedAgain.Command(id, null)))).Reasons.Single().Input);
        Assert.Empty((await Midwife.Ask(new LookedAgain.Query(id))).Rows);
    }

    [Fact]
    public async Task A_health_visitor_who_left_is_put_to_the_midwife_of_each_family_that_they_would_visit()
    {
        var id = await Pregnant(visitor: Visitor.Id);
        await Pregnant(NewFamily().Mother, PregnancyStatus.Closed, visitor: Visitor.Id);
        await Told(new Neighbourhood.Access.Contracts.AccountEnded(Visitor.Id, Today));
        await Told(new Neighbourhood.Access.Contracts.AccountEnded(Visitor.Id, Today));
        Assert.Equal((Midwife.Id, $"/antenatal/pregnancies/{id}/look-again"), (Assert.Single(Tasks).AssigneeUserId!.Value, Assert.Single(Tasks).Path));
        Assert.Equal([LookWhy.VisitorLeft], (await Midwife.Ask(new LookedAgain.Query(id))).Rows.Select(r => r.Why));
    }
}
