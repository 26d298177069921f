using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Devices;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Devices;

public sealed class GetDoorStoreTests : ArrangedDoor
{
    [Fact]
    public async Task It_holds_today_and_tomorrow_and_who_is_booked_or_came_in_eight_weeks()
    {
        var (device, activity) = (await Device(), await Activity());
        var (today, tomorrow) = (await Session(activity), await Session(activity, starts: World.Clock.Now().AddDays(1)));
        await Session(activity, starts: World.Clock.Now().AddDays(2));
        await Session(activity, SessionStatus.Planned);
        await Session(activity, SessionStatus.Cancelled);
        await Session(await Activity(site: OtherHub), site: OtherHub);
        var (household, mother, _, child, _) = NewFamily();
        await Booked(today, Family, Mother, Child);
        await Attended(activity, mother, household, -50);
        await Attended(activity, child, household, -60);

        var store = await Worker.Ask(new GetDoorStore.Query(device));
        Assert.Equal((World.Clock.Now(), World.Clock.Now().AddHours(24), false), (store.At, store.Until, store.Ended));
        Assert.Equal([today, tomorrow], store.Sessions.Select(s => s.Id));
        Assert.Equal(("Stay and play", "Acorn Hub", "Open", "Book"), (store.Sessions[0].Title, store.Sessions[0].Place, store.Sessions[0].Status, store.Sessions[0].Bookable));
        Assert.Equal(new HashSet<Guid> { Mother, Child, mother }, store.Sessions[0].People.Select(p => p.PersonId).ToHashSet());
        Assert.Equal([mother], store.Sessions[1].People.Select(p => p.PersonId));
        Assert.Equal(new("x", 36, true), Short(store, Child) with { Name = "x" });
        Assert.Equal(("Child", "Carer", "Mother"), (Role(store, Child), Role(store, Mother), Role(store, mother)));
        Assert.Null(Short(store, Mother).AgeMonths);
    }

    [Fact]
    public async Task Nobody_who_is_held_objects_or_is_hidden_is_in_it_and_of_the_restricted_the_first_name_today_alone()
    {
        var (device, activity) = (await Device(), await Activity());
        var (today, tomorrow) = (await Session(activity), await Session(activity, starts: World.Clock.Now().AddDays(1)));
        var members = Families[Family].Select(m => m.PersonId).ToArray();
        var (hidden, stranger, _, _, _) = NewFamily();
        foreach (var session in new[] { today, tomorrow })
        {
            await Booked(session, Family, members);
            await Booked(session, hidden, stranger);
        }
        Unseen.Add(hidden);
        Restricted.Add(Mother);
        await World.Arrange("INSERT INTO familyhubs_hold (hold_id, person_id, kind) VALUES (@hold, @person, 'Pregnancy')", new { hold = World.NewId(), person = members[1] });
        await World.Arrange("INSERT INTO familyhubs_objection (objection_id, person_id, purpose) VALUES (@id, @person, 'DirectCare')", new { id = World.NewId(), person = members[3] });
        var store = await Worker.Ask(new GetDoorStore.Query(device));
        Assert.Equal(new HashSet<Guid> { Mother, Child }, store.Sessions[0].People.Select(p => p.PersonId).ToHashSet());
        Assert.Equal([Child], store.Sessions[1].People.Select(p => p.PersonId));
        Assert.Equal(("Ines", null), (Short(store, Mother).Name, Short(store, Mother).AgeMonths));
    }

    [Fact]
    public async Task It_is_audited_as_what_leaves_with_everybody_in_it()
    {
        var (device, session) = (await Device(), await Session());
        await Booked(session, Family, Mother, Child);
        await Worker.Ask(new GetDoorStore.Query(device));
        var subjects = Assert.Single(await World.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'export'"));
        Assert.Contains(Mother.ToString(), subjects, StringComparison.Ordinal);
        Assert.Contains(Child.ToString(), subjects, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_hubs_device_is_not_found()
    {
        var device = await Device();
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Ask(new GetDoorStore.Query(device)));
        await Assert.ThrowsAsync<NotFound>(() => Worker.Ask(new GetDoorStore.Query(World.NewId())));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new GetDoorStore.Query(device)));
        Assert.Empty((await SecondWorker.Ask(new GetDoorStore.Query(device))).Sessions);
    }

    private sealed record Seen(string Name, int? AgeMonths, bool Booked);

    private static Seen Short(GetDoorStore.Answer store, Guid person) =>
        store.Sessions[0].People.Where(p => p.PersonId == person).Select(p => new Seen(p.Name, p.AgeMonths, p.Booked)).Single();

    private static string Role(GetDoorStore.Answer store, Guid person) => store.Sessions[0].People.Single(p => p.PersonId == person).Role;

    private async Task Attended(Guid activity, Guid person, Guid household, int days)
    {
        var session = await Session(activity, SessionStatus.Held, starts: World.Clock.Now().AddDays(days));
        await Attend(Entry(session, person, at: World.Clock.Now().AddDays(days), household: household));
    }

    [Fact]
    public async Task Nobody_who_died_comes_back_to_a_device_when_the_family_may_be_met_again()
    {
        var (device, activity) = (await Device(), await Activity());
        await Session(activity);
        await Attended(activity, Mother, Family, -7);
        await Attended(activity, Child, Family, -7);
        await World.Happened(new PersonDied(Child, Today)); // and no hold stands
        Assert.Equal([Mother], (await Worker.Ask(new GetDoorStore.Query(device))).Sessions[0].People.Select(p => p.PersonId));
        Assert.Contains(Child, (await Sync(device)).Drop);
    }
}
