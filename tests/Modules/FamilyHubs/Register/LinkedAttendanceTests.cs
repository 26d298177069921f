using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.Register;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Register;

/// <summary>A woman whom a midwife linked to the hub comes to a session: her midwife hears it, if she said so.</summary>
public sealed class LinkedAttendanceTests : ArrangedRegister
{
    private async Task<Guid> Accepted(Guid person, params IReadOnlyList<string> backTo)
    {
        var id = World.NewId();
        await World.Happened(new HubLinkAsked(id, person, World.NewId(), Hub, null, [], null, backTo));
        await World.Deliver();
        await Worker.Send(new AcceptLink.Command(id, 1));
        return id;
    }

    private IReadOnlyList<HubFirstAttended> Told => [.. World.Told.OfType<HubFirstAttended>()];

    private async Task<string> StateOf(Guid link) => Assert.Single(await World.Sql<string>("SELECT state FROM familyhubs_link WHERE id = @link", new { link }));

    [Fact]
    public async Task Her_first_time_is_told_once_whoever_notes_it_and_how_often()
    {
        var link = await Accepted(Mother, "midwife");
        var session = await Session();
        var entry = Entry(session, Mother);
        await Attend(entry);
        await Attend(entry);
        await Attend(Entry(session, Mother, device: World.NewId()));
        await Attend(Entry(await Session(), Mother));
        Assert.Equal(new HubFirstAttended(link, "came", Today), Assert.Single(Told));
        Assert.Equal("Attended", await StateOf(link));
        Assert.Equal(TaskOutcome.Done, Assert.Single(ClosedTasks).Outcome);
    }

    [Fact]
    public async Task Where_she_did_not_say_that_her_midwife_may_know_it_is_noted_and_not_told()
    {
        var link = await Accepted(Mother, "gp");
        await Attend(Entry(await Session(), Mother));
        Assert.Equal("Attended", await StateOf(link));
        Assert.Empty(Told);
    }

    [Fact]
    public async Task Another_of_her_family_or_another_hub_is_not_her_first_time()
    {
        var link = await Accepted(Mother, "midwife");
        await Attend(Entry(await Session(), Child, AttendanceRole.Child));
        await Attend(Entry(await Session(await Activity(site: OtherHub), site: OtherHub), Mother), OtherWorker);
        Assert.Equal("Accepted", await StateOf(link));
        Assert.Empty(Told);
    }

    [Fact]
    public async Task A_session_of_the_hub_that_is_held_at_another_place_is_the_hubs()
    {
        var link = await Accepted(Mother, "midwife");
        await Attend(Entry(await Session(await Activity(site: Hub), site: OtherHub), Mother), OtherWorker);
        Assert.Equal("Attended", await StateOf(link));
        Assert.Single(Told);
    }

    [Fact]
    public async Task Whose_record_waits_for_somebody_to_look_is_known_once_it_is_released()
    {
        var (held, mother, _, _, _) = NewFamily();
        var link = await Accepted(mother, "midwife");
        await Attend(Entry(await Session(), mother, household: held) with { State = AttendanceState.Waiting });
        Assert.Empty(Told);
        await World.Happened(new RegistrationResolved(held, RegistrationOutcome.Released, null));
        await World.Deliver();
        Assert.Equal(link, Assert.Single(Told).LinkId);
    }

    [Fact]
    public async Task Who_is_taken_back_had_not_come_is_waited_for_again_and_is_told_once()
    {
        var link = await Accepted(Mother, "midwife");
        var (one, two) = (Entry(await Session(), Mother), Entry(await Session(), Mother));
        await Attend(one);
        await Attend(two);
        await Remove(one.Id);
        Assert.Equal("Attended", await StateOf(link)); // she came to the other
        await Remove(two.Id);
        Assert.Equal("Accepted", await StateOf(link));
        Assert.Equal(2, Tasks.Count(t => t.KindCode == Links.TaskKind)); // the welcome is owed again
        Assert.Empty(await World.Sql<DateOnly>("SELECT first_attended_on FROM familyhubs_link WHERE first_attended_on IS NOT NULL"));
        await Attend(Entry(await Session(), Mother));
        Assert.Equal("Attended", await StateOf(link));
        Assert.Single(Told);
    }

    [Fact]
    public async Task A_link_that_nobody_accepted_waits_for_the_answer()
    {
        var id = World.NewId();
        await World.Happened(new HubLinkAsked(id, Mother, World.NewId(), Hub, null, [], null, ["midwife"]));
        await World.Deliver();
        await Attend(Entry(await Session(), Mother));
        Assert.Equal("Asked", await StateOf(id));
        Assert.Empty(Told);
    }
}
