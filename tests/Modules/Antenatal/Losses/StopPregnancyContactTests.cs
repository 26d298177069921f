using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Losses;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Losses;

public sealed class StopPregnancyContactTests : ArrangedPregnancy
{
    private StopPregnancyContact.Command Stop(Guid? about = null) => new(World.NewId(), about ?? Mother);

    [Fact]
    public async Task Whoever_works_with_the_family_stops_it_at_once_and_her_midwife_follows_up()
    {
        var (pregnancy, stop) = (await Pregnant(), Stop());
        await HubWorker.Send(stop);
        await HubWorker.Send(stop); // a second press
        var hold = Assert.Single(Holds);
        Assert.Equal((stop.Id, HoldKind.Pregnancy, pregnancy), (hold.HoldId, hold.Kind, hold.PregnancyId!.Value));
        Assert.Equal([Mother], hold.PersonIds);
        var task = Assert.Single(Tasks);
        Assert.Equal((Midwife.Id, null, null, "/antenatal/stopped"), (task.AssigneeUserId!.Value, task.PersonId, task.HouseholdId, task.Path)); // a task is read outside this module too
        Assert.DoesNotContain("pregnan", task.Title!, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(World.Told);
    }

    [Fact]
    public async Task Where_none_is_known_it_is_the_same_to_whoever_presses_and_a_midwife_of_the_place_follows_up()
    {
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(q => q.Role == Roles.Midwife && q.ScopeId == Sale ? [new(OtherMidwife.Id, "Kit Moss", null, null, false)] : []);
        await HubWorker.Send(Stop());
        Assert.Null(Assert.Single(Holds).PregnancyId);
        Assert.Equal(OtherMidwife.Id, Assert.Single(Tasks).AssigneeUserId);
        // Whoever works with the family reads who it is; who was asked and does not, only that she was.
        var row = Assert.Single(await Midwife.Ask(new ListStops.Query()));
        Assert.Equal((Mother, $"Mother {Mother}", null), (row.PersonId!.Value, row.Name, row.PregnancyId));
        var asked = Assert.Single(await OtherMidwife.Ask(new ListStops.Query()));
        Assert.Equal((null, "Somebody you do not work with", $"Worker {HubWorker.Id}"), (asked.PersonId, asked.Name, asked.By));
        var third = World.As(Roles.Midwife);
        Assert.Empty(await third.Ask(new ListStops.Query()));
        await Assert.ThrowsAsync<NotFound>(() => third.Send(new ListStops.Command(row.Id)));
        await OtherMidwife.Send(new ListStops.Command(row.Id));
        Assert.Empty(await Midwife.Ask(new ListStops.Query()));
    }

    [Fact]
    public async Task Where_no_midwife_is_of_the_place_any_is_asked_and_where_there_is_none_it_stands_all_the_same()
    {
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(q => q.ScopeId is null ? [new(OtherMidwife.Id, "Kit Moss", null, null, false)] : []);
        await HubWorker.Send(Stop());
        Assert.Equal(OtherMidwife.Id, Assert.Single(Tasks).AssigneeUserId);
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => []);
        await HubWorker.Send(Stop(Father));
        Assert.Single(Tasks);
        Assert.Equal(2, Holds.Count);
        Assert.Contains(await Midwife.Ask(new ListStops.Query()), r => r.PersonId == Father);
    }

    [Fact]
    public async Task Pressed_for_her_partner_it_is_about_her_too()
    {
        var pregnancy = await Pregnant();
        await World.Arrange("INSERT INTO antenatal_partner (pregnancy_id, person_id, involved, may_be_invited, noted_on, version) VALUES (@pregnancy, @Father, 'Yes', 1, @Today, 1)", new { pregnancy, Father, Today });
        await HubWorker.Send(Stop(Father));
        Assert.Equal([Father, Mother], Assert.Single(Holds).PersonIds);
    }

    [Fact]
    public async Task Somebody_whom_one_does_not_work_with_is_not_found()
    {
        Unseen.Add(Family);
        await Assert.ThrowsAsync<NotFound>(() => HubWorker.Ask(new StopPregnancyContact.Query(Mother)));
        await Assert.ThrowsAsync<NotFound>(() => HubWorker.Send(Stop()));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(Stop()));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM antenatal_contact_stop"));
        Assert.Empty(Holds);
    }

    [Fact]
    public async Task A_midwife_says_that_she_has_followed_it_up_and_another_does_not_see_it()
    {
        await Pregnant();
        var stop = Stop();
        await HubWorker.Send(stop);
        Assert.Empty(await OtherMidwife.Ask(new ListStops.Query()));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(new ListStops.Command(stop.Id)));
        Assert.Equal(stop.Id, Assert.Single(await Midwife.Ask(new ListStops.Query())).Id);
        Assert.Equal("1 to follow up with the family.", await Midwife.With(async s => await new WaitingStops(s.GetRequiredService<ISend>()).Says(CancellationToken.None)));
        await Midwife.Send(new ListStops.Command(stop.Id));
        await Midwife.Send(new ListStops.Command(stop.Id)); // a second press
        Assert.Equal(Assert.Single(Tasks).TaskId, Assert.Single(ClosedTasks).TaskId);
        Assert.Empty(await Midwife.Ask(new ListStops.Query()));
    }

    [Fact]
    public async Task The_way_to_it_is_on_the_page_of_everybody_from_ten_years_on_pregnant_or_not()
    {
        Task<object?> Panel(Guid person) => HubWorker.With(async s => await new StopContactPanel(s.GetRequiredService<ISend>(), World.Clock).For(person, CancellationToken.None));
        var before = await Panel(Mother);
        await Pregnant();
        Assert.Equal(before, await Panel(Mother));
        Assert.NotNull(await Panel(Father));
        Years[Father] = 9;
        Assert.Null(await Panel(Father));
    }
}

public sealed class AsksMidwifeWhenContactHeldTests : ArrangedPregnancy
{
    private async Task Held(HoldKind kind, Guid? hold = null)
    {
        await World.Happened(new ContactHeld(hold ?? World.NewId(), [Father, Mother], kind, Today));
        await World.Deliver();
    }

    [Fact]
    public async Task Stopped_on_another_page_her_midwife_follows_it_up_too_once()
    {
        var (pregnancy, hold) = (await Pregnant(), World.NewId());
        await Held(HoldKind.Safety);
        Assert.Empty(Tasks);
        await Held(HoldKind.Pregnancy, hold);
        await Held(HoldKind.Pregnancy, hold);
        Assert.Equal(Midwife.Id, Assert.Single(Tasks).AssigneeUserId);
        var row = Assert.Single(await Midwife.Ask(new ListStops.Query()));
        Assert.Equal((hold, pregnancy), (row.Id, row.PregnancyId));
    }

    [Fact]
    public async Task What_she_stopped_herself_and_what_is_stopped_already_is_not_asked_about()
    {
        var (pregnancy, loss) = (await Pregnant(), World.NewId());
        await Midwife.Send(new RecordLoss.Command(loss, pregnancy, [], LossType.Miscarriage, Today, ["nobody"], CareOffered.Offered));
        await Held(HoldKind.Pregnancy, loss);
        Assert.True(await World.Services.GetRequiredService<LossTries>().Run(loss, CancellationToken.None));
        await Held(HoldKind.Pregnancy);
        Assert.Empty(Tasks);
        Assert.Empty(await Midwife.Ask(new ListStops.Query()));
    }
}

public sealed class ClosesStopWhenContactReleasedTests : ArrangedPregnancy
{
    [Fact]
    public async Task Where_she_let_contact_begin_again_it_is_followed_up()
    {
        await Pregnant();
        var stop = World.NewId();
        await HubWorker.Send(new StopPregnancyContact.Command(stop, Mother));
        await World.Happened(new ContactReleased(World.NewId(), [Mother], HoldKind.Pregnancy, Today));
        await World.Deliver();
        Assert.Single(await Midwife.Ask(new ListStops.Query()));
        await World.Happened(new ContactReleased(stop, [Mother], HoldKind.Pregnancy, Today));
        await World.Deliver();
        Assert.Empty(await Midwife.Ask(new ListStops.Query()));
        Assert.Equal(Assert.Single(Tasks).TaskId, Assert.Single(ClosedTasks).TaskId);
    }
}

public sealed class ListStopsTests : ArrangedPregnancy
{
    [Fact]
    public async Task Nothing_waits_where_nobody_pressed() => Assert.Empty(await Midwife.Ask(new ListStops.Query()));

    [Fact]
    public async Task Only_midwives_see_it() => await Assert.ThrowsAsync<Denied>(() => HubWorker.Ask(new ListStops.Query()));
}
