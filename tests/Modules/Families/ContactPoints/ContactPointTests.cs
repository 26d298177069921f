using Neighbourhood.Families.ContactPoints;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Families.People;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.ContactPoints;

public sealed class AddContactPointTests : IAsyncLifetime
{
    private World _world = null!;
    private PersonActor.Home _home = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _home = await _world.Household();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private AddContactPoint.Command Add(string? kind = "Mobile", string? value = "07700 900 456") =>
        new(_world.NewId(), _home.Father, kind, value, "his sister", "No", "after 6pm", "Ask for him by name");

    [Fact]
    public async Task A_way_to_reach_somebody_is_kept_as_typed_and_as_machines_compare_it_and_shown()
    {
        var add = Add();
        await _world.Hub().Send(add);
        Assert.Equal(add.Id, await _world.Hub().Send(add));
        Assert.Equal("07700 900 456|+447700900456|2026-03-02", Assert.Single(await _world.Sql<string>("SELECT CONCAT(as_typed, '|', e164, '|', checked_on) FROM families_contact_point WHERE person_id = @Father", _home)));
        var point = Assert.Single((await _world.Hub().Panel<ContactPointsPanel, ContactPointsPanel.Model>(_home.Father)).Points);
        Assert.Equal(("Shared with his sister: ask before leaving a message", "after 6pm", "Ask for him by name"), (ContactPoint.Safe(point.SharedWith, point.SafeToLeaveMessage), point.SafeTimes, point.Note));
        var card = await _world.Hub().With(async services => (ReachPanel.Model)(await ((ReachPanel)services.GetService(typeof(ReachPanel))!).For(_home.HouseholdId, CancellationToken.None))!);
        Assert.Equal(["07700 900 456", "07700 900123"], card.Points.Select(p => p.Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Mobile", "01632 960 001", "Value")]
    [InlineData("Phone", "call me", "Value")]
    [InlineData("Email", "amara", "Value")]
    [InlineData("Postal", " ", "Value")]
    [InlineData("Pigeon", "x", "Kind")]
    public async Task What_does_not_fit_its_kind_is_refused(string kind, string value, string input) =>
        Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Add(kind, value)))).Input);

    [Fact]
    public async Task What_is_too_long_or_not_answered_is_refused_by_name()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Add() with { SharedWith = new string('x', 71), Safe = null, SafeTimes = new string('x', 201), Note = new string('x', 501) }));
        Assert.Equal(["SharedWith", "Safe", "SafeTimes", "Note"], refused.Reasons.Select(r => r.Input));
    }

    [Fact]
    public async Task Who_does_not_work_with_them_finds_nobody_and_of_a_restricted_person_nothing_is_shown()
    {
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Send(Add()));
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.PracticeStaff, FamiliesWorld.North).Send(Add()));
        await _world.Hub().Send(Add());
        await _world.Restrict(_home.Father);
        Assert.Equal((false, 0), (await _world.Hub().Panel<ContactPointsPanel, ContactPointsPanel.Model>(_home.Father)) is var panel ? (panel.Shown, panel.Points.Count) : default);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Add()))).Input);
        Assert.False((await _world.Practitioner().Ask(new AddContactPoint.Query(_home.Father))).Shown);
        await _world.Practitioner().SendFor("He rang us himself", Add("Email", "kwame@example.com"));
    }
}

public sealed class EditContactPointTests : IAsyncLifetime
{
    private World _world = null!;
    private Guid _person;
    private Guid _point;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _person = (await _world.Household()).Mother;
        _point = Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_contact_point"));
        _world.Clock.Advance(TimeSpan.FromDays(3));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private EditContactPoint.Command Edit() => new(_person, _point, 1, "Phone", "01632 960 001", null, "Yes", "mornings", null);

    private Task<IReadOnlyList<string>> Kept() =>
        _world.Sql<string>("SELECT CONCAT(kind, '|', e164, '|', safe_to_leave_message, '|', checked_on, '|', undeliverable_on, '|', to_on, '|', version) FROM families_contact_point");

    [Fact]
    public async Task A_correction_is_a_check_of_today_and_what_it_was_is_kept()
    {
        await _world.Arrange("UPDATE families_contact_point SET undeliverable_on = '2026-03-04'");
        await _world.Hub().Send(Edit());
        Assert.Equal(["Phone|+441632960001|Yes|2026-03-05|||2"], await Kept());
        Assert.Contains("Mobile: 07700 900123", await _world.Sql<string>("SELECT before_value FROM families_change WHERE before_value IS NOT NULL"));
    }

    [Fact]
    public async Task Checked_today_is_one_press_and_what_could_not_be_delivered_is_tried_again()
    {
        await _world.Arrange("UPDATE families_contact_point SET undeliverable_on = '2026-03-04'");
        await _world.Hub().Send(new EditContactPoint.CheckedToday(_person, _point));
        Assert.Equal(["Mobile|+447700900123|Unknown|2026-03-05|||2"], await Kept());
    }

    [Fact]
    public async Task What_is_ended_is_shown_no_more_and_is_not_found_again()
    {
        await _world.Hub().Send(new EditContactPoint.End(_person, _point));
        Assert.Empty((await _world.Hub().Panel<ContactPointsPanel, ContactPointsPanel.Model>(_person)).Points);
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub().Send(new EditContactPoint.End(_person, _point)));
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub().Send(Edit()));
    }

    [Fact]
    public async Task A_stale_page_is_a_conflict_that_shows_both_and_another_persons_point_is_not_found()
    {
        await _world.Hub().Send(Edit());
        var conflict = await Assert.ThrowsAsync<Conflict>(() => _world.Hub().Send(Edit() with { SafeTimes = "evenings" }));
        Assert.Equal(("mornings", "evenings"), (conflict.Stands["Safe times"], conflict.Sent["Safe times"]));
        var other = (await _world.Family(_world.Form("Zofia", "Marsh"))).Adult!.PersonId;
        await Assert.ThrowsAsync<NotFound>(() => _world.Practitioner().Send(Edit() with { PersonId = other, Version = 2 }));
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Send(Edit()));
    }

    [Fact]
    public async Task A_restricted_persons_point_is_neither_shown_nor_changed_without_a_reason()
    {
        await _world.Restrict(_person);
        Assert.Null((await _world.Practitioner().Ask(new EditContactPoint.Query(_person, _point))).Point);
        foreach (ICommand command in new ICommand[] { Edit(), new EditContactPoint.CheckedToday(_person, _point), new EditContactPoint.End(_person, _point) })
            Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => _world.Practitioner().Send(command))).Input);
        Assert.NotNull((await _world.Practitioner().AskFor("She rang us", new EditContactPoint.Query(_person, _point))).Point);
    }
}

public sealed class AnswerGetReachTests : IAsyncLifetime
{
    private World _world = null!;
    private PersonActor.Home _home = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _home = await _world.Household();
        await _world.Arrange("UPDATE families_household SET line1 = '2 Quay Street', town = 'Kestrel Bay'");
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<GetReach.Answer> Reach(Guid person) => (await _world.AsSystem().Ask(new GetReach(person)))!;

    [Fact]
    public async Task A_mobile_is_for_texts_and_calls_and_the_households_address_for_letters_where_there_is_none_of_their_own()
    {
        var reach = await Reach(_home.Mother);
        Assert.Equal([(ReachMode.Text, "+447700900123"), (ReachMode.Telephone, "+447700900123"), (ReachMode.Letter, "2 Quay Street\nKestrel Bay\nZH1 1AA")], reach.Points.Select(p => (p.Mode, p.Value)));
        Assert.All(reach.Points, p => Assert.Equal(SafeToUse.Unknown, p.Safe));
        Assert.Equal((_home.HouseholdId, "Amara", false, ReachMode.Telephone, FamiliesWorld.North), (reach.HouseholdId, reach.FirstName, reach.IsChild, reach.Prefers, reach.NeighbourhoodId));
        Assert.True((await Reach(_home.Child)).IsChild);

        await _world.Hub().Send(new AddContactPoint.Command(_world.NewId(), _home.Mother, "Postal", "c/o Zofia, 9 Gull Rise", null, "Yes", null, null));
        Assert.Equal([("c/o Zofia, 9 Gull Rise", SafeToUse.Yes)], (await Reach(_home.Mother)).Points.Where(p => p.Mode == ReachMode.Letter).Select(p => (p.Value, p.Safe)));
    }

    [Fact]
    public async Task No_fixed_address_what_has_ended_and_what_could_not_be_delivered_are_no_way()
    {
        await _world.Arrange("UPDATE families_household SET no_fixed_address = 1");
        await _world.Arrange("UPDATE families_contact_point SET undeliverable_on = '2026-03-01'");
        Assert.Empty((await Reach(_home.Mother)).Points);
        await _world.Arrange("UPDATE families_contact_point SET undeliverable_on = NULL, to_on = '2026-03-01'");
        Assert.Empty((await Reach(_home.Mother)).Points);
    }

    [Fact]
    public async Task What_they_asked_for_and_what_helps_go_along()
    {
        await _world.Hub().Send(new Neighbourhood.Families.People.EditNeeds.Command(_home.Mother, 1, "Igbo", true, ["EasyRead"], ["11"], "8", ["Letter"], null, null, null, null));
        var reach = await Reach(_home.Mother);
        Assert.Equal([RegisterFamily.Access.EasyRead, RegisterFamily.Access.LargePrint], reach.Formats);
        Assert.Equal([ReachMode.Letter, ReachMode.Telephone], reach.NoContactBy);
        Assert.Equal((null, "Igbo", true), (reach.Prefers, reach.Language, reach.InterpreterNeeded));
    }

    [Fact]
    public async Task A_point_that_is_shared_says_so_and_a_restricted_member_restricts_them_all()
    {
        await _world.Arrange("UPDATE families_contact_point SET shared_with = 'her sister'");
        await _world.Restrict(_home.Father);
        var reach = await Reach(_home.Mother);
        Assert.True(reach.Restricted);
        Assert.True(reach.Points.First(p => p.Mode == ReachMode.Text).Shared);
        Assert.Null(await _world.AsSystem().Ask(new GetReach(_world.NewId())));
    }
}
