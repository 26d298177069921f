using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Relations;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Families.People;
using Neighbourhood.Testing;
using Xunit;
using static Neighbourhood.Families.Relations.WhoMayBeTold;

namespace Neighbourhood.Modules.Families.Relations;

public sealed class WhoMayBeToldTests
{
    private static readonly Case Child = new(false, TellingSubject.CasePlan, false, true, true, Responsibility.Yes, []);
    private static readonly Case Competent = Child with { DecidesAlone = true };
    private static readonly Case Adult = Child with { DecidesAlone = true, IsYoung = false, Responsibility = Responsibility.No };

    private static Said Said(By by, bool allowed, TellingSubject subject = TellingSubject.CasePlan) => new(by, subject, allowed);

    [Fact]
    public void The_table()
    {
        var rows = new (string Says, Case Case, Telling Expected)[]
        {
            ("about oneself", Child with { Same = true, Said = [Said(By.Worker, false)] }, Telling.Yes),
            ("a parent with responsibility, about a child", Child, Telling.Yes),
            ("a parent of whom it is not known", Child with { Responsibility = Responsibility.ParentUnknown }, Telling.Ask),
            ("anybody else, about a child", Child with { Responsibility = Responsibility.No }, Telling.No),
            ("a worker said no", Child with { Said = [Said(By.Worker, false)] }, Telling.No),
            ("a worker said no and a parent yes", Child with { Said = [Said(By.Worker, false), Said(By.Parent, true)] }, Telling.No),
            ("a parent said no", Child with { Said = [Said(By.Parent, false)] }, Telling.No),
            ("two parents differ", Child with { Said = [Said(By.Parent, false), Said(By.Parent, true)] }, Telling.Ask),
            ("a parent allows a grandparent", Child with { Responsibility = Responsibility.No, Said = [Said(By.Parent, true)] }, Telling.Yes),
            ("a child who does not decide says no", Child with { Said = [Said(By.Self, false)] }, Telling.Ask),
            ("a child who does not decide allows a stranger", Child with { Responsibility = Responsibility.No, Said = [Said(By.Self, true)] }, Telling.No),
            ("a no to another thing", Child with { Said = [Said(By.Worker, false, TellingSubject.Health)] }, Telling.Yes),
            ("a no to anything", Child with { Said = [Said(By.Worker, false, TellingSubject.Anything)] }, Telling.No),
            ("everything is asked for, one thing is hidden", Child with { Subject = TellingSubject.Anything, Said = [Said(By.Worker, false)] }, Telling.No),
            ("everything is asked for, nothing is hidden", Child with { Subject = TellingSubject.Anything }, Telling.Yes),
            ("whereabouts, one home", Child with { Subject = TellingSubject.Whereabouts }, Telling.Yes),
            ("whereabouts, separated homes", Child with { Subject = TellingSubject.Whereabouts, LiveTogether = false }, Telling.No),
            ("whereabouts, separated homes, anything allowed", Child with { Subject = TellingSubject.Whereabouts, LiveTogether = false, Said = [Said(By.Parent, true, TellingSubject.Anything)] }, Telling.No),
            ("whereabouts, separated homes, whereabouts allowed", Child with { Subject = TellingSubject.Whereabouts, LiveTogether = false, Said = [Said(By.Parent, true, TellingSubject.Whereabouts)] }, Telling.Yes),
            ("everything, separated homes", Child with { Subject = TellingSubject.Anything, LiveTogether = false }, Telling.No),
            ("the plan, separated homes", Child with { LiveTogether = false }, Telling.Yes),
            ("a competent young person, nothing said", Competent, Telling.Ask),
            ("a competent young person, nothing said, no parent", Competent with { Responsibility = Responsibility.No }, Telling.No),
            ("a competent young person's own no", Competent with { Said = [Said(By.Self, false)] }, Telling.No),
            ("a competent young person's own no, a parent's yes", Competent with { Said = [Said(By.Self, false), Said(By.Parent, true)] }, Telling.No),
            ("a competent young person's own yes, a parent's no", Competent with { Said = [Said(By.Self, true), Said(By.Parent, false)] }, Telling.Yes),
            ("a grown-up, nothing said", Adult, Telling.No),
            ("a grown-up's own yes", Adult with { Said = [Said(By.Self, true)] }, Telling.Yes),
            ("a grown-up's own yes, a worker's no", Adult with { Said = [Said(By.Self, true), Said(By.Worker, false)] }, Telling.No),
            ("a grown-up's parent says yes", Adult with { Said = [Said(By.Parent, true)] }, Telling.No),
        };
        Assert.Equal(rows.Select(r => $"{r.Says}: {r.Expected}"), rows.Select(r => $"{r.Says}: {Of(r.Case)}"));
    }
}

public sealed class AnswerMayBeToldTests : IAsyncLifetime
{
    private World _world = null!;
    private PersonActor.Home _home = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _home = await _world.Household(2011, 6);
        foreach (var parent in new[] { _home.Mother, _home.Father })
            await _world.Hub().Send(new AddRelationship.Command(_world.NewId(), parent, _home.Child, "Parent", Responsibility: "Yes"));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task<Telling> Told(Guid to, TellingSubject subject = TellingSubject.CasePlan) => _world.AsSystem().Ask(new MayBeTold(_home.Child, to, subject));

    private Task<Guid> Say(Guid to, bool allowed, Guid? by, TellingSubject subject = TellingSubject.CasePlan) =>
        _world.Hub().Send(new SayWhoMayBeTold.Command(_world.NewId(), _home.Child, to, subject, allowed, by, "She told us so herself"));

    [Fact]
    public async Task Scenario_27_a_young_person_of_14_who_is_competent_hides_the_plan_from_her_parents()
    {
        Assert.Equal((Telling.Yes, Telling.Yes), (await Told(_home.Mother), await Told(_home.Father)));
        await _world.Hub().Send(new RecordCompetence.Command(_world.NewId(), _home.Child, new DateOnly(2026, 3, 1), "Ruth Field, school nurse", "She understands what is at stake"));
        Assert.Equal(Telling.Ask, await Told(_home.Mother));
        await Say(_home.Mother, false, _home.Child);
        await Say(_home.Father, false, _home.Child);
        Assert.Equal((Telling.No, Telling.No), (await Told(_home.Mother), await Told(_home.Father)));
        Assert.Equal(Telling.Ask, await Told(_home.Mother, TellingSubject.Appointments));
        Assert.Equal(Telling.Yes, await Told(_home.Child));
    }

    [Fact]
    public async Task Two_parents_who_differ_are_for_a_person_to_decide()
    {
        var grandmother = _world.NewId();
        await _world.Hub().Send(new Neighbourhood.Families.Households.AddMember.Command(grandmother, _home.HouseholdId, "Ada", "Okafor", false, "Grandparent", new DateOnly(1960, 1, 1)));
        Assert.Equal(Telling.No, await Told(grandmother));
        await Say(grandmother, true, _home.Mother);
        Assert.Equal(Telling.Yes, await Told(grandmother));
        await Say(grandmother, false, _home.Father);
        Assert.Equal(Telling.Ask, await Told(grandmother));
    }

    [Fact]
    public async Task A_parent_who_lives_elsewhere_is_not_told_where_unless_it_was_allowed()
    {
        Assert.Equal(Telling.Yes, await Told(_home.Father, TellingSubject.Whereabouts));
        await _world.Arrange("UPDATE families_member SET to_on = '2026-03-01' WHERE person_id = @Father", new { _home.Father });
        Assert.Equal((Telling.No, Telling.Yes), (await Told(_home.Father, TellingSubject.Whereabouts), await Told(_home.Father)));
        await Say(_home.Father, true, _home.Mother, TellingSubject.Whereabouts);
        Assert.Equal(Telling.Yes, await Told(_home.Father, TellingSubject.Whereabouts));
    }

    [Fact]
    public async Task Of_somebody_who_is_not_known_nobody_is_told_anything() =>
        Assert.Equal(Telling.No, await _world.AsSystem().Ask(new MayBeTold(_world.NewId(), _home.Mother, TellingSubject.Health)));
}

public sealed class SayWhoMayBeToldTests : IAsyncLifetime
{
    private World _world = null!;
    private PersonActor.Home _home = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _home = await _world.Household();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private SayWhoMayBeTold.Command Say(bool? allowed = false) => new(_world.NewId(), _home.Child, _home.Father, TellingSubject.Whereabouts, allowed, _home.Mother, "A court order of 2025");

    [Fact]
    public async Task The_same_voice_says_another_thing_later_and_what_no_longer_holds_is_ended()
    {
        await _world.Hub().Send(Say());
        var second = Say(true);
        await _world.Hub().Send(second);
        await _world.Hub().Send(second);
        var line = Assert.Single((await _world.Hub().Panel<TellingPanel, TellingPanel.Model>(_home.Child)).Lines);
        Assert.Equal(("Kwame Bell", "Where they live or are", true, "Amara Okafor said so", "A court order of 2025"), (line.To, line.Subject, line.Allowed, line.By, line.Reason));
        await _world.Hub().Send(new SayWhoMayBeTold.End(_home.Child, line.Id));
        Assert.Empty((await _world.Hub().Panel<TellingPanel, TellingPanel.Model>(_home.Child)).Lines);
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub().Send(new SayWhoMayBeTold.End(_home.Child, line.Id)));
    }

    [Fact]
    public async Task What_is_wrong_is_refused_by_name()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(new SayWhoMayBeTold.Command(_world.NewId(), _home.Child, _world.NewId(), null, null, _world.NewId(), "x")));
        Assert.Equal(["ToId", "Subject", "Allowed", "SaidBy", "Why"], refused.Reasons.Select(r => r.Input));
        Assert.Equal("SaidBy", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Say() with { SaidById = _home.Father }))).Input);
        Assert.Equal("SaidBy", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Say() with { PersonId = _home.Mother, SaidById = _home.Child }))).Input);
    }

    [Fact]
    public async Task Who_does_not_work_with_them_finds_nobody_and_a_restricted_person_needs_a_reason()
    {
        Assert.Equal([_home.Father, _home.Mother], (await _world.Hub().Ask(new SayWhoMayBeTold.Query(_home.Child))).Parents.OrderBy(id => id == _home.Mother));
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Send(Say()));
        await _world.Restrict(_home.Child);
        Assert.Empty((await _world.Practitioner().Ask(new SayWhoMayBeTold.Query(_home.Child))).People);
        Assert.False((await _world.Practitioner().Panel<TellingPanel, TellingPanel.Model>(_home.Child)).Shown);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => _world.Practitioner().Send(Say()))).Input);
        await _world.Practitioner().SendFor("The court rang", Say());
    }
}

public sealed class RecordCompetenceTests : IAsyncLifetime
{
    private World _world = null!;
    private PersonActor.Home _home = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _home = await _world.Household(2011, 6);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private RecordCompetence.Command Found() => new(_world.NewId(), _home.Child, new DateOnly(2026, 3, 1), "Ruth Field, school nurse", "She understands what is at stake");

    [Fact]
    public async Task It_is_recorded_with_its_day_and_by_whom_and_can_end()
    {
        await _world.Hub().Send(Found());
        await _world.Hub().Send(Found() with { FoundBy = "Sam Field, GP" });
        Assert.Equal("Competent to decide: found on 1 March 2026 by Sam Field, GP", (await _world.Hub().Panel<TellingPanel, TellingPanel.Model>(_home.Child)).Competent);
        Assert.Equal("Sam Field, GP", (await _world.Hub().Ask(new RecordCompetence.Query(_home.Child))).Stands!.FoundBy);
        await _world.Hub().Send(new RecordCompetence.End(_home.Child));
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub().Send(new RecordCompetence.End(_home.Child)));
        Assert.Null((await _world.Hub().Panel<TellingPanel, TellingPanel.Model>(_home.Child)).Competent);
    }

    [Fact]
    public async Task Nothing_is_recorded_of_who_is_16_and_what_is_missing_is_refused_by_name()
    {
        Assert.Equal("", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Found() with { PersonId = _home.Mother }))).Input);
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Found() with { FoundOn = new DateOnly(2030, 1, 1), FoundBy = "", Why = "" }));
        Assert.Equal(["FoundOn", "FoundBy", "Why"], refused.Reasons.Select(r => r.Input));
    }

    [Fact]
    public async Task Who_does_not_work_with_them_finds_nobody_and_a_restricted_person_needs_a_reason()
    {
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Send(Found()));
        await _world.Hub().Send(Found());
        await _world.Restrict(_home.Child);
        Assert.Null((await _world.Practitioner().Ask(new RecordCompetence.Query(_home.Child))).Stands);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => _world.Practitioner().Send(Found()))).Input);
        await _world.Practitioner().SendFor("She came to us", Found());
    }
}
