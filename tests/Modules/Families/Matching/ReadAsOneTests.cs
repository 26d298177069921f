using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families;
using Neighbourhood.Families.Concerns;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Relations;
using Neighbourhood.Families.Sharing;
using Neighbourhood.Families.Tasks;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Families.People;
using Neighbourhood.Modules.Families.Tasks;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Matching;

/// <summary>Rules and panels read what was recorded under every id of a person: here the father has a second record, in a household of its own.</summary>
public sealed class ReadAsOneTests : IAsyncLifetime
{
    private World _world = null!;
    private PersonActor.Home _home = null!;
    private RegisterFamily _second = null!;
    private Guid _again;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _home = await _world.Household();
        _second = await _world.Family(_world.Form("Kwame", "Bell", "ZH2 2BB", "07700 900555"));
        _again = _second.Adult!.PersonId;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task<Guid> AreOne() => _world.Join(_again, _home.Father);

    [Fact]
    public async Task Who_is_connected_with_one_record_is_connected_with_the_other()
    {
        var worker = _world.NewId();
        await _world.Involve(_second.HouseholdId, user: worker);
        async Task<(bool, bool, bool)> Connected() => (
            await _world.AsSystem().Ask(new AreConnected(_again, _home.Child)), await _world.AsSystem().Ask(new AreConnected(worker, _home.Father)),
            await _world.AsSystem().Ask(new AreConnected(_again, _home.Father)));
        Assert.Equal((false, false, false), await Connected());
        var alias = await AreOne();
        Assert.Equal((true, true, true), await Connected());
        await _world.Part(alias);
        Assert.Equal((false, false, false), await Connected());
    }

    [Fact]
    public async Task What_was_said_of_telling_one_record_holds_for_the_other()
    {
        await _world.Hub().Send(new AddRelationship.Command(_world.NewId(), _home.Father, _home.Child, "Parent", Responsibility: "Yes"));
        await _world.Arrange("""
            INSERT INTO families_telling (id, about_id, to_id, subject, allowed, reason, from_on, recorded_at) VALUES (@id, @Child, @_again, 'CasePlan', 0, 'A court order', '2026-01-01', '2026-01-01 10:00:00.000')
            """, new { id = _world.NewId(), _home.Child, _again });
        async Task<(Telling, Telling)> Told() => (await _world.AsSystem().Ask(new MayBeTold(_home.Child, _home.Father, TellingSubject.CasePlan)),
            await _world.AsSystem().Ask(new MayBeTold(_home.Child, _again, TellingSubject.Health)));
        Assert.Equal((Telling.Yes, Telling.No), await Told());
        await AreOne();
        Assert.Equal((Telling.No, Telling.Yes), await Told());
        Assert.Equal(Telling.Yes, await _world.AsSystem().Ask(new MayBeTold(_again, _home.Father, TellingSubject.Health)));
    }

    [Fact]
    public async Task A_message_finds_the_points_of_both_and_keeps_to_what_forbids_in_either()
    {
        await _world.Arrange("UPDATE families_person SET no_contact_by = 'Email', sensitivity = 'Restricted' WHERE id = @_again", new { _again });
        await AreOne();
        var (reach, same) = ((await _world.AsSystem().Ask(new GetReach(_again)))!, (await _world.AsSystem().Ask(new GetReach(_home.Father)))!);
        Assert.Equal(_again, reach.PersonId);
        Assert.Equal((same.FirstName, same.HouseholdId, true), (reach.FirstName, reach.HouseholdId, reach.Restricted));
        Assert.Equal([ReachMode.Email], same.NoContactBy);
        Assert.Contains(same.Points, p => p.Value == "+447700900555");
        Assert.Equal(same.Points, reach.Points);
    }

    [Fact]
    public async Task An_objection_under_one_record_is_one_on_the_panel_of_the_other()
    {
        await _world.Arrange("INSERT INTO families_objection (id, person_id, purpose, recorded_at) VALUES (@id, @_again, 'MdtDiscussion', '2026-03-01 10:00:00.000')", new { id = _world.NewId(), _again });
        Task<SharingBasis> Basis() => _world.AsSystem().Ask(new GetSharingBasis(_home.Father, SharingPurpose.MdtDiscussion));
        Assert.Equal(SharingBasis.NotAsked, await Basis());
        await AreOne();
        Assert.Equal(SharingBasis.Objection, await Basis());
        var panel = await _world.Hub().Panel<SharingPanel, SharingPanel.Model>(_home.Father);
        Assert.Equal(SharingBasis.Objection, panel.Rows.Single(r => r.Purpose == SharingPurpose.MdtDiscussion).Basis);
    }

    [Fact]
    public async Task A_task_for_one_record_is_on_both_cards_and_within_reach_of_who_works_with_the_other()
    {
        var task = await _world.Task(team: _world.NewId(), person: _again);
        var hub = _world.Hub();
        Task<bool> Reaches() => hub.With(s => s.GetRequiredService<Guard>().Reaches(Permissions.DoTasks, "TaskId", task, CancellationToken.None));
        async Task<int> OnCard() => ((TasksOn)(await hub.With(s => s.GetRequiredService<TasksPanel>().For(_home.HouseholdId, CancellationToken.None)))!).Lines.Count;
        Assert.Equal((false, 0), (await Reaches(), await OnCard()));
        await AreOne();
        Assert.Equal((true, 1), (await Reaches(), await OnCard()));
        Assert.Single((await hub.Panel<PersonTasksPanel, TasksOn>(_home.Father)).Lines);
    }

    [Fact]
    public async Task A_concern_about_one_record_is_kept_for_the_person_and_its_lead_works_with_where_they_live()
    {
        var before = await _world.Hub().Send(new RaiseConcern(_world.NewId(), [_again], null, "A bruise", ConcernKind.Physical, false, _world.Clock.Now()));
        await AreOne();
        var since = await _world.Hub().Send(new RaiseConcern(_world.NewId(), [_again, _home.Father], null, "Another", ConcernKind.Physical, false, _world.Clock.Now()));
        Assert.Equal([_home.Father], await _world.Sql<Guid>("SELECT person_id FROM families_concern_person WHERE concern_id = @since", new { since }));

        var lead = _world.As(Roles.SafeguardingLead, _world.NewId());
        await lead.Send(new FollowUpConcern.Command(before, 1, ConcernState.LeadTold));
        Assert.Equal(new[] { _home.HouseholdId, _second.HouseholdId }.Order(), (await Works(lead)).Order());
        await lead.Send(new FollowUpConcern.Command(before, 2, ConcernState.NotReferred) { Reason = "An old birthmark" });
        await lead.Send(new FollowUpConcern.Command(before, 3, ConcernState.Closed) { Outcome = "Nothing more" });
        Assert.Empty(await Works(lead));
    }

    private Task<IReadOnlyList<Guid>> Works(Actor lead) =>
        _world.Sql<Guid>("SELECT household_id FROM families_involvement WHERE user_id = @Id AND kind = 'safeguarding' AND to_on IS NULL", new { lead.Id });
}
