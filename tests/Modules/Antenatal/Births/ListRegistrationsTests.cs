using Neighbourhood.Antenatal.Births;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class ListRegistrationsTests : ArrangedBirth
{
    private async Task<Guid> Row() => (await BabiesOf((await Born(on: Today.AddDays(-30))).Pregnancy))[0];

    [Fact]
    public async Task A_birth_is_listed_by_the_day_it_is_due_soon_and_then_overdue()
    {
        var baby = await Row();
        var row = Assert.Single(await HubWorker.Ask(new ListRegistrations.Query()));
        Assert.Equal((baby, Today.AddDays(12), true, false), (row.BabyId, row.DueOn, row.Soon, row.Overdue));
        World.Clock.Advance(TimeSpan.FromDays(13));
        Assert.True(Assert.Single(await Midwife.Ask(new ListRegistrations.Query())).Overdue);
    }

    [Fact]
    public async Task What_is_overdue_for_more_than_a_year_leaves_no_list_but_stands_apart_until_it_is_noted()
    {
        var baby = await Row();
        World.Clock.Advance(TimeSpan.FromDays(12 + 365));
        Assert.Single(await HubWorker.Ask(new ListRegistrations.Query()));
        Assert.Empty(await HubWorker.Ask(new ListRegistrations.Query(LongAgo: true)));
        World.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await HubWorker.Ask(new ListRegistrations.Query()));
        Assert.Equal(baby, Assert.Single(await HubWorker.Ask(new ListRegistrations.Query(LongAgo: true))).BabyId);
        await HubWorker.Send(new NoteRegistration.Command(baby, 1, Today, false, null));
        Assert.Empty(await HubWorker.Ask(new ListRegistrations.Query(LongAgo: true)));
    }

    [Fact]
    public async Task Babies_who_died_and_families_whom_one_does_not_work_with_are_not_on_it()
    {
        await Row();
        var person = (await World.Sql<Guid>("SELECT person_id FROM antenatal_baby WHERE person_id IS NOT NULL")).Single();
        var home = World.NewId();
        Families[home] = [new(person, "Baby", Masking.Full, "child", null, "full", null, null)];
        Unseen.Add(home);
        Assert.Empty(await HubWorker.Ask(new ListRegistrations.Query()));
        Unseen.Remove(home);
        Assert.Single(await HubWorker.Ask(new ListRegistrations.Query()));
        await Assert.ThrowsAsync<Denied>(() => Gp.Ask(new ListRegistrations.Query()));
        await Happened(new PersonDied(person, Today));
        Assert.Empty(await HubWorker.Ask(new ListRegistrations.Query()));
    }
}
