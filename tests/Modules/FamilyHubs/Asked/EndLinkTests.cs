using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.After;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

/// <summary>EndLink, EndsLinks, NotesBirthOnLinkWhenBabyBorn, MovesBirthOnLinkWhenBirthDayCorrected.</summary>
public sealed class EndLinkTests : ArrangedAsked
{
    [Fact]
    public async Task An_agreed_end_is_a_step_in_the_history_and_nothing_of_her_is_shown_any_more()
    {
        var id = await AcceptedLink("midwife");
        await Worker.Send(new EndLink.Command(id, LinkEnd.Agreed, 2));
        await Worker.Send(new EndLink.Command(id, LinkEnd.Agreed, 2)); // a second press
        Assert.Equal(["Asked", "Accepted", "Ended"], await StepsOf(id));
        var seen = await Worker.Ask(new SeeLink(id));
        Assert.Equal((LinkState.Ended, "Ended on 2 March 2026: we agreed it with her."), (seen.State, seen.Ended));
        Assert.Null(seen.Name);
        Assert.Empty(seen.Needs);
        Assert.Equal(TaskOutcome.NoLongerNeeded, Assert.Single(ClosedTasks).Outcome);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_involvement WHERE to_on IS NULL"));
        Assert.Empty(await Worker.Ask(new ListAsked.Query()));
        await IsRefused(Worker.Send(new WelcomeLink.Command(id, WelcomeCode.Spoke, 3)), "", "ended this");
    }

    [Fact]
    public async Task It_ends_by_age_only_once_the_baby_is_as_old_as_the_setting_says()
    {
        var id = await AcceptedLink();
        await IsRefused(Worker.Send(new EndLink.Command(id, null, 2)), "Why", "Choose why");
        await IsRefused(Worker.Send(new EndLink.Command(id, (LinkEnd)9, 2)), "Why", "Choose why");
        await IsRefused(Worker.Send(new EndLink.Command(id, LinkEnd.Grown, 2)), "Why", "not 6 months old yet");
        await Happens(new DueMonthChanged(id, null)); // not known: the worker knows better
        await Worker.Send(new EndLink.Command(id, LinkEnd.Grown, await Version(id)));
        Assert.Contains("her baby is old enough", (await Worker.Ask(new SeeLink(id))).Ended, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_she_has_booked_stays_and_so_does_the_hubs_work_with_her_for_it()
    {
        var (id, booking) = (await AcceptedLink(), World.NewId());
        var session = await Session(starts: World.Clock.Now().AddHours(60));
        await With<BookingDesk>(Worker, desk => desk.Book(new(booking, session, Family, [Mother], BookingSource.MidwifeLink, LinkId: id), CancellationToken.None));
        await Worker.Send(new EndLink.Command(id, LinkEnd.Agreed, 2));
        Assert.Equal(["Booked"], await World.Sql<string>("SELECT status FROM familyhubs_booking WHERE id = @booking", new { booking }));
        Assert.Single(await World.Sql<Guid>("SELECT id FROM familyhubs_involvement WHERE to_on IS NULL"));
    }

    [Fact]
    public async Task Any_open_link_may_end_and_no_other()
    {
        foreach (var from in Enum.GetValues<LinkState>())
            Assert.Equal(from is LinkState.Asked or LinkState.Accepted or LinkState.Welcomed or LinkState.Attended, AskedSteps.May(from, LinkState.Ended));
        var id = await AcceptedLink();
        await Happens(new HubLinkWithdrawn(id, "asked"));
        await IsRefused(Worker.Send(new EndLink.Command(id, LinkEnd.Agreed, 2)), "", "no longer needed");
        await Worker.Send(new EndLink.Command(await Linked(), LinkEnd.Agreed, 1));
    }

    [Fact]
    public async Task Only_the_hub_that_was_asked_ends_it_and_from_what_it_saw()
    {
        var id = await AcceptedLink();
        await GuardedFor(actor => actor.Send(new EndLink.Command(id, LinkEnd.Agreed, 2)));
        await Assert.ThrowsAsync<Conflict>(() => Worker.Send(new EndLink.Command(id, LinkEnd.Agreed, 1)));
    }

    [Fact]
    public async Task Her_midwife_reads_that_it_ended_only_where_she_said_so()
    {
        var (told, silent, midwife) = (await AcceptedLink("midwife"), await AcceptedLink(), World.As(Roles.Midwife));
        foreach (var id in new[] { told, silent }) await Worker.Send(new EndLink.Command(id, LinkEnd.Agreed, 2));
        Assert.Equal(new HubLinkEnded(told, "agreed", Today), Assert.Single(World.Told.OfType<HubLinkEnded>()));
        Assert.Equal(("ended", "accepted"), ((await midwife.Ask(new GetHubLink(told)))!.State, (await midwife.Ask(new GetHubLink(silent)))!.State));
        var unanswered = await Linked();
        await Worker.Send(new EndLink.Command(unanswered, LinkEnd.Agreed, 1));
        Assert.Equal("asked", (await midwife.Ask(new GetHubLink(unanswered)))!.State); // nobody had accepted it
    }

    [Fact]
    public async Task Six_months_after_the_month_in_which_the_baby_was_due_the_hub_is_asked_once()
    {
        var id = await AcceptedLink(); // due in July
        World.Clock.MoveTo(new DateOnly(2027, 1, 31).AtLondon(new TimeOnly(8, 0)));
        await World.Tick();
        Assert.DoesNotContain(Tasks, t => t.Path == $"/familyhubs/asked/links/{id}/end");
        await DaysPass(1);
        await DaysPass(1);
        var task = Assert.Single(Tasks, t => t.Path == $"/familyhubs/asked/links/{id}/end");
        Assert.Equal((Mother, Hub), (task.PersonId!.Value, task.AssigneeTeamId!.Value));
        ClosedTasks.Clear();
        await Worker.Send(new EndLink.Command(id, LinkEnd.Grown, 2));
        Assert.Contains(ClosedTasks, t => t.TaskId == task.TaskId && t.Outcome == TaskOutcome.Done);
    }

    [Fact]
    public async Task Many_with_whom_contact_is_held_under_a_joined_record_keep_nobody_else_waiting()
    {
        await Ready();
        foreach (var at in Enumerable.Range(0, 51))
        {
            var (id, person, other) = (World.NewId(), World.NewId(), World.NewId());
            await World.Arrange("""
                INSERT INTO familyhubs_link (id, person_id, pregnancy_id, site_id, due_month, needs, back_to, state, asked_on, version)
                VALUES (@id, @person, @id, @Hub, '2025-06-01', '', '', 'Accepted', @on, 1)
                """, new { id, person, Hub, on = Today.AddDays(at) });
            if (at == 50) continue;
            await World.Arrange("INSERT INTO familyhubs_alias (merged_id, kept_id, of_household) VALUES (@person, @other, 0)", new { person, other });
            await Held(other);
        }
        await World.Tick();
        Assert.Single(Tasks, t => t.Path!.EndsWith("/end", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_age_is_that_of_the_hubs_area()
    {
        var id = await AcceptedLink(); // due in July
        World.Answers<GetSetting, string>(q => q.Key == "hub.linkEndMonths" && q.AreaId == Sale ? "3" : Settings[q.Key]);
        World.Clock.MoveTo(new DateOnly(2026, 11, 1).AtLondon(new TimeOnly(8, 0)));
        await World.Tick();
        Assert.Single(Tasks, t => t.Path == $"/familyhubs/asked/links/{id}/end");
        await Worker.Send(new EndLink.Command(id, LinkEnd.Grown, 2));
    }

    [Fact]
    public async Task Where_the_birth_was_told_it_counts_from_that_day_whichever_was_heard_first_and_never_under_a_hold()
    {
        var (first, second) = (Linking(), Linking());
        await Happens(first, new BabyBorn(first.PregnancyId, [World.NewId()], Today.AddMonths(-6)), new BabyBorn(second.PregnancyId, [World.NewId()], Today.AddMonths(-6)), second);
        await Happens(new BirthDayCorrected(second.PregnancyId, [World.NewId()], Today.AddMonths(-6).AddDays(2)));
        foreach (var link in new[] { first, second }) await Worker.Send(new AcceptLink.Command(link.LinkId, 1));
        await Held(Mother);
        await World.Tick();
        Assert.DoesNotContain(Tasks, t => t.Path!.EndsWith("/end", StringComparison.Ordinal));
        await World.Arrange("UPDATE familyhubs_hold SET released_on = @Today", new { Today });
        await DaysPass(1);
        Assert.Equal(1, Tasks.Count(t => t.Path!.EndsWith("/end", StringComparison.Ordinal)));
        // The day of the second was put right.
        await DaysPass(1);
        Assert.Equal(2, Tasks.Count(t => t.Path!.EndsWith("/end", StringComparison.Ordinal)));
    }
}
