using Neighbourhood.Antenatal.Births;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class TalkSleepOfBabyTests : ArrangedBirth
{
    [Fact]
    public async Task A_hub_worker_notes_it_by_the_baby_and_nobody_by_one_whom_they_do_not_see()
    {
        var (_, baby) = await Born();
        await HubWorker.Send(new TalkSleepOfBaby.Command(World.NewId(), baby, SleepMoment.GoingHome, Today, ["place"], "Moses basket"));
        Assert.Empty((await HubWorker.Ask(new TalkSleepOfBaby.Query(baby))).Missing);
        await Assert.ThrowsAsync<NotFound>(() => HubWorker.Send(new TalkSleepOfBaby.Command(World.NewId(), Mother, SleepMoment.GoingHome, Today, ["place"], "Moses basket")));
        Unseen.Add(Family);
        await Assert.ThrowsAsync<NotFound>(() => HubWorker.Ask(new TalkSleepOfBaby.Query(Mother)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new TalkSleepOfBaby.Query(baby)));
    }

    [Fact]
    public async Task What_was_noted_by_the_baby_stands_on_the_page_of_the_birth_too_with_who_and_when()
    {
        var (id, baby) = await Born(2);
        var talk = new TalkSleepOfBaby.Command(World.NewId(), baby, SleepMoment.NewBirthVisit, Today, ["back", "warm"], "Two cots");
        await HubWorker.Send(talk);
        await HubWorker.Send(talk);
        Assert.Equal([HubWorker.Id], await World.Sql<Guid>("SELECT by_user FROM antenatal_sleep_talk WHERE pregnancy_id = @id", new { id }));
        await IsRefused(HubWorker.Send(talk with { Id = World.NewId(), Risks = [] }), "Risks", "Choose");
        await IsRefused(HubWorker.Send(talk with { Id = World.NewId(), Risks = ["back", null!] }), "Risks", "Choose");
    }
}
