using Neighbourhood.Antenatal.Births;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class NoteRegistrationTests : ArrangedBirth
{
    private async Task<Guid> Row() => (await BabiesOf((await Born(on: Today.AddDays(-30))).Pregnancy))[0];

    [Fact]
    public async Task A_birth_that_is_due_to_be_registered_is_listed_until_somebody_notes_it()
    {
        var baby = await Row();
        var row = Assert.Single(await HubWorker.Ask(new ListRegistrations.Query()));
        Assert.Equal((baby, Today.AddDays(12), true, false), (row.BabyId, row.DueOn, row.Soon, row.Overdue));
        World.Clock.Advance(TimeSpan.FromDays(13));
        Assert.True(Assert.Single(await Midwife.Ask(new ListRegistrations.Query())).Overdue);
        var note = new NoteRegistration.Command(baby, 1, Today, true, Hub);
        await HubWorker.Send(note);
        await HubWorker.Send(note);
        Assert.Equal(["Born", "Registered"], await StepsOf(baby));
        Assert.Empty(await HubWorker.Ask(new ListRegistrations.Query()));
        Assert.Equal("Acorn Hub", (await Midwife.Ask(new NoteRegistration.Query(baby))).Site);
    }

    [Fact]
    public async Task Day_and_place_are_asked_for_and_a_stale_page_is_a_conflict()
    {
        var baby = await Row();
        await IsRefused(Midwife.Send(new NoteRegistration.Command(baby, 1, null, false, null)), "DoneOn", "Enter");
        await IsRefused(Midwife.Send(new NoteRegistration.Command(baby, 1, Today.AddDays(1), false, null)), "DoneOn", "today or earlier");
        await IsRefused(Midwife.Send(new NoteRegistration.Command(baby, 1, Today.AddDays(-31), false, null)), "DoneOn", "before the birth");
        await IsRefused(Midwife.Send(new NoteRegistration.Command(baby, 1, Today, null, null)), "AtHub", "Choose");
        await IsRefused(Midwife.Send(new NoteRegistration.Command(baby, 1, Today, true, null)), "SiteId", "Choose");
        await IsRefused(Midwife.Send(new NoteRegistration.Command(baby, 1, Today, true, World.NewId())), "SiteId", "of the list");
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(new NoteRegistration.Command(baby, 4, Today, false, null)));
    }

    [Fact]
    public async Task Only_babies_of_families_whom_one_works_with()
    {
        var baby = await Row();
        var person = (await World.Sql<Guid>("SELECT person_id FROM antenatal_baby WHERE id = @baby", new { baby })).Single();
        Families[World.NewId()] = [new(person, "Baby", Masking.Full, "child", null, "full", null, null)];
        Unseen.Add(Families.Single(f => f.Value.Any(m => m.PersonId == person)).Key);
        Assert.Empty(await HubWorker.Ask(new ListRegistrations.Query()));
        await Assert.ThrowsAsync<NotFound>(() => HubWorker.Send(new NoteRegistration.Command(baby, 1, Today, false, null)));
        await Assert.ThrowsAsync<NotFound>(() => HubWorker.Ask(new NoteRegistration.Query(World.NewId())));
        await Assert.ThrowsAsync<Denied>(() => Gp.Ask(new ListRegistrations.Query()));
    }
}
