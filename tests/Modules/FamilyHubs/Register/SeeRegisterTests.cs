using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Register;

public sealed class SeeRegisterTests : ArrangedRegister
{
    private Task<SeeRegister.Answer> See(Guid session, string? search = null) => Worker.Ask(new SeeRegister(session, search));

    [Fact]
    public async Task Who_is_booked_stands_before_who_came_before_and_who_is_here_stands_last()
    {
        var activity = await Activity();
        var (before, mother, _, _, _) = NewFamily();
        var (booked, bookedMother, _, bookedChild, _) = NewFamily();
        await Attend(Entry(await Session(activity), mother, household: before));
        await Attend(Entry(await Session(), Mother));
        World.Clock.Advance(TimeSpan.FromDays(7));
        var session = await Session(activity);
        await Booked(session, booked, bookedMother, bookedChild);
        var expected = (await See(session)).Expected;
        Assert.Equal([booked, before], expected.Select(f => f.HouseholdId));
        Assert.True(expected[0].Booked);
        Assert.Equal(2, expected[0].Members.Count);
        await Worker.Send(new TakeRegister.Command(session, booked, [bookedMother, bookedChild]));
        Assert.Equal([before, booked], (await See(session)).Expected.Select(f => f.HouseholdId));
        World.Clock.Advance(TimeSpan.FromDays(70));
        Assert.DoesNotContain((await See(await Session(activity))).Expected, f => f.HouseholdId == before);
    }

    [Fact]
    public async Task A_restricted_person_stands_by_first_name_alone_and_an_unseen_family_is_not_offered()
    {
        var activity = await Activity();
        var (unseen, stranger, _, _, _) = NewFamily();
        Restricted.Add(Mother);
        Unseen.Add(unseen);
        var session = await Session(activity);
        await Booked(session, Family, Mother);
        await Booked(session, unseen, stranger);
        Assert.Equal("Ines", Assert.Single(Assert.Single((await See(session)).Expected).Members).Name);
        await Attend(Entry(session, Mother));
        Assert.Equal("Ines", Assert.Single((await See(session)).There).Name);
    }

    [Fact]
    public async Task The_search_finds_families_that_the_worker_may_see_with_each_person()
    {
        World.Answers<FindHouseholds, IReadOnlyList<GetHouseholds.Household>>(q => q.Text == "mother" ? [new(Family, "Family", Masking.Full, "Sale South", 4)] : []);
        var session = await Session();
        await Attend(Entry(session, Mother));
        var found = Assert.Single((await See(session, "mother")).Found);
        Assert.Equal([true, false, false, false], found.Members.Select(m => m.IsHere));
        Assert.Empty((await See(session, "nobody")).Found);
    }

    [Fact]
    public async Task An_age_outside_is_a_warning_and_no_refusal_and_not_shown_of_a_restricted_person()
    {
        var session = await Session();
        var older = Families[Family][3].PersonId;
        await Attend(Entry(session, older, AttendanceRole.Child));
        Assert.Contains("up to 4 years", Assert.Single(Assert.Single((await See(session)).There).Warnings), StringComparison.Ordinal);
        Restricted.Add(older);
        Assert.Empty(Assert.Single((await See(session)).There).Warnings);
    }

    [Fact]
    public async Task The_sums_are_of_named_and_counted_and_of_those_who_came_the_first_time()
    {
        var session = await Session();
        await Worker.Send(new TakeRegister.Command(session, Family, []));
        await Worker.Send(new CountPeople.Command(World.NewId(), session, 3, 2));
        var view = await See(session);
        Assert.Equal((new Sums(4, 3, 2), 9, 4, SessionStatus.Running), (view.Sums, view.Sums.All, view.FirstEver, view.Status));
    }

    [Fact]
    public async Task Another_hub_does_not_see_it()
    {
        var session = await Session();
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Ask(new SeeRegister(session)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new SeeRegister(session)));
    }
}
