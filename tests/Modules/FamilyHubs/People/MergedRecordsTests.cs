using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.FamilyHubs.Bookings;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.People;

public sealed class MergedRecordsTests : ArrangedBookings
{
    private async Task Told(params IEvent[] happened)
    {
        foreach (var one in happened) await World.Happened(one);
        await World.Deliver();
    }

    private Task<IReadOnlyList<string>> Aliases() => World.Sql<string>("SELECT CONCAT(merged_id, ' ', kept_id) FROM familyhubs_alias ORDER BY merged_id");

    [Fact]
    public async Task A_chain_is_read_to_its_end_and_it_does_not_matter_in_which_order_a_joining_and_its_undoing_arrive()
    {
        var (a, b, c) = (World.NewId(), World.NewId(), World.NewId());
        await Told(new PersonMerged(b, a), new PersonMerged(c, b));
        Assert.Equal([$"{a} {c}", $"{b} {c}"], await Aliases());
        await Told(new PersonMergeUndone(b, a));
        Assert.Equal([$"{b} {c}"], await Aliases());
        await Told(new PersonMergeUndone(a, c)); // the undoing of what is heard of only after it
        await Told(new PersonMerged(a, c));
        await Told(new PersonMergeUndone(c, b));
        Assert.Empty(await Aliases());
        await Told(new PersonMerged(b, a));
        Assert.Equal([$"{a} {b}"], await Aliases());
    }

    [Fact]
    public async Task Two_bookings_of_joined_households_stand_side_by_side_and_are_shown_to_a_person()
    {
        var session = await Session(starts: Later);
        var (other, mother, _, _, _) = NewFamily();
        await Books(session, Family, [Mother]);
        await Books(session, other, [mother]);
        Assert.DoesNotContain((await Worker.Ask(new ViewBookings.Query(session))).Rows, r => r.Doubled);
        await Told(new HouseholdsMerged(Family, other));
        Assert.All((await Worker.Ask(new ViewBookings.Query(session))).Rows, r => Assert.True(r.Doubled));
        await IsRefused(Books(session, other, [mother]), "", "already");
        await Told(new HouseholdMergeUndone(Family, other));
        Assert.DoesNotContain((await Worker.Ask(new ViewBookings.Query(session))).Rows, r => r.Doubled);
    }

    [Fact]
    public async Task A_hold_on_either_record_of_a_person_holds_both()
    {
        var twin = World.NewId();
        await World.Arrange("INSERT INTO familyhubs_hold (hold_id, person_id, kind) VALUES (@twin, @twin, 'Safety')", new { twin });
        await Told(new PersonMerged(Mother, twin));
        await IsRefused(Books(await Session(starts: Later), Family, [Mother]), "", "ask first");
        Assert.Equal([twin], await World.Sql<Guid>("SELECT person_id FROM familyhubs_asked_again"));
        await Told(new PersonMergeUndone(Mother, twin));
        await Books(await Session(starts: Later), Family, [Mother]);
    }
}
