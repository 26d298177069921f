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
        Assert.Equal((Midwife.Id, Mother, "/antenatal/stopped"), (task.AssigneeUserId!.Value, task.PersonId!.Value, task.Path));
        Assert.DoesNotContain("pregnan", task.Title!, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(World.Told);
    }

    [Fact]
    public async Task Where_none_is_known_it_is_the_same_to_whoever_presses_and_a_midwife_follows_up()
    {
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(q => q.Role == Roles.Midwife ? [new(OtherMidwife.Id, "Kit Moss", null, null, false)] : []);
        await HubWorker.Send(Stop());
        Assert.Null(Assert.Single(Holds).PregnancyId);
        Assert.Equal(OtherMidwife.Id, Assert.Single(Tasks).AssigneeUserId);
        var row = Assert.Single(await OtherMidwife.Ask(new ListStops.Query()));
        Assert.Equal((Mother, null), (row.PersonId, row.PregnancyId));
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

public sealed class ListStopsTests : ArrangedPregnancy
{
    [Fact]
    public async Task Nothing_waits_where_nobody_pressed() => Assert.Empty(await Midwife.Ask(new ListStops.Query()));

    [Fact]
    public async Task Only_midwives_see_it() => await Assert.ThrowsAsync<Denied>(() => HubWorker.Ask(new ListStops.Query()));
}
