using Neighbourhood.Families.Warnings;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Families.People;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Warnings;

public sealed class AddWarningNoteTests : IAsyncLifetime
{
    private World _world = null!;
    private Guid _person;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _person = (await _world.Household()).Father;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    internal static WarningNote.Form Form => new(
        "VisitInPairs", new DateOnly(2026, 3, 1), new DateOnly(2026, 9, 1), null, true, new DateOnly(2026, 3, 1), "InPerson", "That two of us come", null, "Two workers visit together", "Ruth Field",
        new DateOnly(2026, 2, 27));

    private AddWarningNote.Command Add(WarningNote.Form? form = null) => new(_world.NewId(), _person, form ?? Form);

    [Fact]
    public async Task A_note_is_shown_first_to_whoever_works_with_the_family_and_to_no_invited_attendee()
    {
        var add = Add();
        await _world.Hub().Send(add);
        Assert.Equal(add.Id, await _world.Hub().Send(add));
        var panel = await _world.As(Roles.PracticeStaff, FamiliesWorld.North).Panel<WarningsPanel, WarningsPanel.Model>(_person);
        Assert.Equal(("Visit in pairs", "Two workers visit together", false), panel.Lines.Select(l => (l.Type, l.Notes, l.Overdue)).Single());
        Assert.False(panel.MayChange);
        await _world.Involve(Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_household")), user: _world.NewId(), kind: "invited");
        var invited = _world.As(Roles.InvitedAttendee);
        Assert.False(await invited.With(async services => await ((Guard)services.GetService(typeof(Guard))!).Reaches(((WarningsPanel)services.GetService(typeof(WarningsPanel))!).Permission, "PersonId", _person, default)));
    }

    [Fact]
    public async Task The_familys_card_warns_first_and_of_a_restricted_family_only_by_kind()
    {
        var household = Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_household"));
        async Task<HouseholdWarningsPanel.Model?> Card(Actor viewer) =>
            await viewer.With(async services => (HouseholdWarningsPanel.Model?)await ((HouseholdWarningsPanel)services.GetService(typeof(HouseholdWarningsPanel))!).For(household, CancellationToken.None));
        Assert.Null(await Card(_world.Hub()));
        await _world.Hub().Send(Add());
        var line = Assert.Single((await Card(_world.Hub()))!.Lines);
        Assert.Equal((_person, "Visit in pairs", "Two workers visit together"), (line.PersonId, line.Type, line.Notes));
        Assert.Null(await Card(_world.Hub(_world.NewId())));
        await _world.Restrict(_person);
        Assert.Equal(("Visit in pairs", null), (await Card(_world.Hub()))!.Lines.Select(l => (l.Type, l.Notes)).Single());
    }

    [Fact]
    public async Task Either_the_person_was_told_or_it_says_why_not()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Add(Form with { DisclosedOn = null, DisclosedHow = "Pigeon", Details = "" })));
        Assert.Equal(["DisclosedOn", "DisclosedHow", "Details"], refused.Reasons.Select(r => r.Input));
        Assert.Equal("Justification", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Add(Form with { Disclosed = false })))).Input);
        await _world.Hub().Send(Add(Form with { Disclosed = false, Justification = "It would put his children at risk" }));
        Assert.Equal("It would put his children at risk||", Assert.Single(await _world.Sql<string>("SELECT CONCAT(justification, '|', disclosed_on, '|', disclosure_details) FROM families_warning_note")));
    }

    [Fact]
    public async Task Every_answer_is_asked_for_and_the_days_must_fit()
    {
        var empty = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Add(new(null, null, null, null, null, null, null, null, null, null, null, null))));
        Assert.Equal(["Type", "Start", "Review", "Disclosed", "Notes", "Manager", "DiscussedOn"], empty.Reasons.Select(r => r.Input));
        var wrong = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Add(Form with
        {
            Start = new DateOnly(2026, 3, 3),
            Review = new DateOnly(2026, 3, 2),
            End = new DateOnly(2026, 3, 1),
            DiscussedOn = new DateOnly(2026, 3, 3),
            Notes = new string('x', 1001),
            Manager = new string('x', 101),
        })));
        Assert.Equal(["Start", "Review", "End", "Notes", "Manager", "DiscussedOn"], wrong.Reasons.Select(r => r.Input));
        Assert.Equal("Review", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Add(Form with { Review = new DateOnly(2027, 3, 2) })))).Input);
        await _world.Hub().Send(Add(Form with { Review = new DateOnly(2027, 3, 1) }));
        Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_warning_note"));
    }

    [Fact]
    public async Task Who_does_not_work_with_them_finds_nobody_and_of_a_restricted_person_only_the_kind_is_shown()
    {
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Send(Add()));
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.PracticeStaff, FamiliesWorld.North).Send(Add()));
        await _world.Restrict(_person);
        await _world.Hub().Send(Add());
        Assert.Equal(("Visit in pairs", null), (await _world.Hub().Panel<WarningsPanel, WarningsPanel.Model>(_person)).Lines.Select(l => (l.Type, l.Notes)).Single());
        Assert.Equal("Kwame", (await _world.Hub().Ask(new AddWarningNote.Query(_person))).Name);
    }
}

public sealed class ReviewWarningNoteTests : IAsyncLifetime
{
    private World _world = null!;
    private Guid _person;
    private Guid _note;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _person = (await _world.Household()).Father;
        _note = _world.NewId();
        await _world.Hub().Send(new AddWarningNote.Command(_note, _person, AddWarningNoteTests.Form));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private ReviewWarningNote.Command Review(bool? open, DateOnly? next = null, int version = 1) => new(_person, _note, version, new DateOnly(2026, 3, 2), open, next, "Nothing has changed", "Ruth Field");

    [Fact]
    public async Task A_note_that_stays_has_its_next_review_and_one_that_is_closed_is_shown_no_more()
    {
        await _world.Hub().Send(Review(true, new DateOnly(2027, 2, 1)));
        Assert.Equal(new DateOnly(2027, 2, 1), Assert.Single((await _world.Hub().Panel<WarningsPanel, WarningsPanel.Model>(_person)).Lines).ReviewOn);
        await Assert.ThrowsAsync<Conflict>(() => _world.Hub().Send(Review(false)));
        await _world.Hub().Send(Review(false, version: 2));
        Assert.Empty((await _world.Hub().Panel<WarningsPanel, WarningsPanel.Model>(_person)).Lines);
        var stands = await _world.Hub().Ask(new ReviewWarningNote.Query(_person, _note));
        Assert.Equal([null, new DateOnly(2027, 2, 1)], stands.Reviews.Select(r => r.NextReviewOn));
        Assert.Equal("Open", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Review(false, version: 3)))).Input);
    }

    [Fact]
    public async Task What_is_wrong_is_refused_by_name()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(new ReviewWarningNote.Command(_person, _note, 1, new DateOnly(2026, 3, 3), null, null, "", "")));
        Assert.Equal(["ReviewedOn", "Open", "Notes", "Manager"], refused.Reasons.Select(r => r.Input));
        foreach (var next in new DateOnly?[] { null, new(2026, 3, 2), new(2027, 3, 3) }) Assert.Equal("Next", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Review(true, next)))).Input);
    }

    [Fact]
    public async Task Another_persons_note_is_not_found_and_a_restricted_person_needs_a_reason()
    {
        var other = (await _world.Family(_world.Form("Zofia", "Marsh"))).Adult!.PersonId;
        await Assert.ThrowsAsync<NotFound>(() => _world.Practitioner().Send(Review(false) with { PersonId = other }));
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Ask(new ReviewWarningNote.Query(_person, _note)));
        await _world.Restrict(_person);
        Assert.Null((await _world.Practitioner().Ask(new ReviewWarningNote.Query(_person, _note))).Note);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => _world.Practitioner().Send(Review(false)))).Input);
        await _world.Practitioner().SendFor("The review is due", Review(false));
    }
}

public sealed class ListWarningReviewsTests : IAsyncLifetime
{
    private World _world = null!;
    private Guid _note;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        var person = (await _world.Household()).Father;
        _note = _world.NewId();
        await _world.Hub().Send(new AddWarningNote.Command(_note, person, AddWarningNoteTests.Form));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_manager_sees_what_is_due_within_a_month_or_has_passed_in_their_own_scope()
    {
        var manager = _world.As(Roles.HubManager, FamiliesWorld.Site);
        Assert.Empty(await manager.Ask(new ListWarningReviews.Query()));
        _world.Clock.MoveTo(new DateTimeOffset(2026, 8, 20, 12, 0, 0, TimeSpan.Zero));
        var row = Assert.Single(await manager.Ask(new ListWarningReviews.Query()));
        Assert.Equal((_note, "Kwame Bell", "Visit in pairs", false), (row.NoteId, row.Name, row.Type, row.Overdue));
        Assert.Empty(await _world.As(Roles.HubManager, _world.NewId()).Ask(new ListWarningReviews.Query()));
        _world.Clock.MoveTo(new DateTimeOffset(2026, 9, 2, 12, 0, 0, TimeSpan.Zero));
        Assert.True(Assert.Single(await manager.Ask(new ListWarningReviews.Query())).Overdue);
    }

    [Fact]
    public async Task A_worker_who_is_no_manager_may_not() => await Assert.ThrowsAsync<Denied>(() => _world.Hub().Ask(new ListWarningReviews.Query()));
}
