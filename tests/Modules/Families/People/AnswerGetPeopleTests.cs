using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class AnswerGetPeopleTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Who_works_with_the_family_sees_name_and_age()
    {
        var form = _world.Form() with { Children = [_world.Child("Ife", 2024, 4)] };
        await _world.Hub().Send(form with { Adult = form.Adult! with { Language = "Igbo", InterpreterNeeded = true } });
        var people = await _world.Hub().Ask(new GetPeople([.. form.PersonIds, _world.NewId()]));
        Assert.Equal(
            [("Amara Okafor", Masking.Full, null, "Igbo", true), ("Ife Okafor", Masking.Full, "23 months", null, (bool?)null)],
            people.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => (p.Name, p.Masking, p.Age, p.Language, p.InterpreterNeeded)));
        Assert.All(people, p => Assert.Equal(form.HouseholdId, p.HouseholdId));
    }

    [Fact]
    public async Task Whoever_does_not_sees_somebody_they_do_not_work_with()
    {
        var form = await _world.Family();
        foreach (var other in new[] { _world.Hub(), _world.As(Roles.Operator, Guid.Empty), _world.As(Roles.Chair, FamiliesWorld.Mdt), _world.As(_world.NewId(), null) })
            Assert.Equal(new GetPeople.Person(form.Adult!.PersonId, null, "Somebody you do not work with", Masking.Hidden, null, null, null),
                Assert.Single(await other.Ask(new GetPeople(form.PersonIds))));
    }

    [Fact]
    public async Task An_invited_attendee_sees_the_name_and_no_more_and_only_while_invited()
    {
        var form = await _world.Family();
        var invited = _world.As(Roles.InvitedAttendee);
        await _world.Involve(form.HouseholdId, user: invited.Id, kind: "invited");
        var person = Assert.Single(await invited.Ask(new GetPeople(form.PersonIds)));
        Assert.Equal(("Amara Okafor", Masking.NameOnly, null, null), (person.Name, person.Masking, person.Age, person.Language));
        Assert.Equal(Masking.Hidden, Assert.Single(await _world.As(Roles.InvitedAttendee).Ask(new GetPeople(form.PersonIds))).Masking);

        await _world.Arrange("UPDATE families_involvement SET to_on = '2026-03-01'");
        Assert.Equal(Masking.Hidden, Assert.Single(await invited.Ask(new GetPeople(form.PersonIds))).Masking);
    }

    [Fact]
    public async Task A_restricted_person_is_a_first_name_until_a_reason_is_given_by_who_may()
    {
        var form = await _world.Family();
        await _world.Involve(form.HouseholdId, team: FamiliesWorld.Site);
        await _world.Restrict(form.Adult!.PersonId);
        foreach (var viewer in new[] { _world.As(Roles.FamilyHelp, FamiliesWorld.North), _world.Hub() })
            Assert.Equal(("Amara", Masking.Restricted), (await viewer.Ask(new GetPeople(form.PersonIds))).Select(p => (p.Name, p.Masking)).Single());

        Assert.Equal("Amara Okafor", await WithReason(_world.As(Roles.FamilyHelp, FamiliesWorld.North), form));
        Assert.Equal("Amara", await WithReason(_world.Hub(), form));
    }

    [Fact]
    public async Task A_child_of_two_homes_is_seen_through_the_one_that_the_viewer_works_with()
    {
        var child = _world.Child("Ife", 2024, 4);
        var (mother, father) = (await _world.Family(_world.Form().With(child)), await _world.Family(_world.Form("Tom", "Bell", "ZH2 2BB", "07700 900222")));
        await _world.Arrange("""
            INSERT INTO families_member (id, household_id, person_id, role, parental_responsibility, lives_here, from_on)
            VALUES (@id, @HouseholdId, @PersonId, 'Child', 'Unknown', 'Part', '2026-01-01')
            """, new { id = _world.NewId(), father.HouseholdId, child.PersonId });
        await _world.Restrict(mother.Adult!.PersonId);

        var seen = Assert.Single(await _world.As(Roles.FamilyHelp, FamiliesWorld.South).Ask(new GetPeople([child.PersonId])));
        Assert.Equal((father.HouseholdId, Masking.Full), (seen.HouseholdId, seen.Masking));
        Assert.Null(await _world.As(Roles.FamilyHelp, FamiliesWorld.South).Ask(new GetHousehold(mother.HouseholdId)));
    }

    [Fact]
    public async Task Nobody_is_told_to_somebody_who_did_not_sign_in()
    {
        var form = await _world.Family();
        await using var scope = _world.Services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<ISend>().Ask(new GetPeople(form.PersonIds)));
        Assert.Null(await scope.ServiceProvider.GetRequiredService<ISend>().Ask(new GetHousehold(form.HouseholdId)));
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<ISend>().Ask(new GetHouseholds([form.HouseholdId])));
    }

    [Fact]
    public async Task No_restricted_name_or_place_is_in_any_answer_to_whoever_may_not_see_it()
    {
        // Each case: who is restricted, who is the viewer, and what they ask for.
        var families = new List<RegisterFamily>();
        for (var at = 0; at < 6; at++)
        {
            var form = await _world.Family(_world.Form($"Anna{Letter(at)}", $"Qzx{Letter(at)}name", $"ZH1 {at}QX", $"07700 90080{at}").With(_world.Child($"Kid{Letter(at)}", 2020, 1)));
            await _world.Involve(form.HouseholdId, team: FamiliesWorld.Site);
            await _world.Involve(form.HouseholdId, team: FamiliesWorld.Mdt);
            families.Add(form);
        }
        Actor[] viewers =
        [
            _world.Hub(), _world.As(Roles.Chair, FamiliesWorld.Mdt), _world.As(Roles.PracticeStaff, FamiliesWorld.North), _world.As(Roles.DataQuality, Guid.Empty),
            _world.As(Roles.InvitedAttendee), _world.Hub(_world.NewId()), _world.As(Roles.LinkWorker, FamiliesWorld.South),
        ];
        foreach (var form in families) await _world.Involve(form.HouseholdId, user: viewers[4].Id, kind: "invited");

        var cases = from restricted in Gen.SubListOf(Enumerable.Range(0, 6))
                    from child in Gen.Elements(true, false)
                    from viewer in Gen.Choose(0, viewers.Length - 1)
                    select (restricted: restricted.ToList(), child, viewer);
        await Task.Run(() => Prop.ForAll(cases.ToArbitrary(), c => Holds(c.restricted, c.child, viewers[c.viewer]).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60)));

        async Task<bool> Holds(IReadOnlyList<int> restricted, bool child, Actor viewer)
        {
            await _world.Arrange("UPDATE families_person SET sensitivity = 'Normal'");
            foreach (var at in restricted) await _world.Restrict(child ? families[at].Children![0].PersonId : families[at].Adult!.PersonId);
            var answers = new List<object?>();
            answers.AddRange(await viewer.Ask(new GetPeople([.. families.SelectMany(f => f.PersonIds)])));
            answers.AddRange(await viewer.Ask(new GetHouseholds([.. families.Select(f => f.HouseholdId)])));
            foreach (var form in families)
            {
                answers.Add(await viewer.Ask(new GetHousehold(form.HouseholdId)));
                foreach (var text in new[] { form.Adult!.FirstName!, form.Adult.FamilyName!, form.Postcode! }) answers.AddRange(await viewer.Ask(new FindHouseholds(text)));
            }
            var said = System.Text.Json.JsonSerializer.Serialize(answers);
            return restricted.All(at => !said.Contains(families[at].Adult!.FamilyName!, StringComparison.OrdinalIgnoreCase)
                && !said.Contains(families[at].Postcode!, StringComparison.OrdinalIgnoreCase)
                && !said.Contains($"{families[at].HouseholdId}\",\"Name\":\"Qzx", StringComparison.Ordinal));
        }

        static char Letter(int at) => (char)('a' + at);
    }

    private static Task<string> WithReason(Actor viewer, RegisterFamily form) => viewer.With(async services =>
    {
        services.GetRequiredService<Audit>().Reason = "Visit planned for today";
        return (await services.GetRequiredService<ISend>().Ask(new GetPeople(form.PersonIds)))[0].Name;
    });
}
