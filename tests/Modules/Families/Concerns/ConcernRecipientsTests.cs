using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Concerns;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Concerns;

/// <summary>Who is told of a concern, at once and after silence.</summary>
public sealed class ConcernRecipientsTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _family = null!;
    private readonly Dictionary<Guid, string> _leads = [];
    private Guid _lead, _deputy, _duty;
    private string _setting = "";

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _family = await _world.Family();
        (_lead, _deputy, _duty) = (_world.NewId(), _world.NewId(), _world.NewId());
        foreach (var (id, name) in new[] { (_lead, "lead@x.example"), (_deputy, "deputy@x.example"), (_duty, "duty@x.example") }) _leads[id] = name;
        _setting = "Mon-Sun 00:00-24:00 lead lead@x.example; Mon-Sun 00:00-24:00 deputy Deputy@x.example; Mon-Sun 00:00-24:00 duty duty@x.example";
        _world.Answers<GetSetting, string>(q => q.Key switch { "safeguarding.leadSilentMinutes" => "30", "safeguarding.leads" => _setting, _ => "999" });
        _world.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. _leads.Keys.Where(id => q.ScopeId is null || id == _lead).Select(id => new GetStaff.Worker(id, "Sam Field", null, null, false))]);
        _world.Answers<GetWorkAddress, string?>(q => _leads.GetValueOrDefault(q.UserId));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<Guid> Raise(bool danger = false)
    {
        var concern = await _world.Hub().Send(new RaiseConcern(_world.NewId(), _family.PersonIds, _family.HouseholdId, "A bruise", ConcernKind.Physical, danger, _world.Clock.Now().AddHours(-5)));
        await _world.Deliver();
        return concern;
    }

    private async Task<IReadOnlyList<Guid>> Told(Guid concern) => (await _world.AsSystem().Ask(new GetConcernRecipients(concern)))!.UserIds;

    private async Task After(int minutes)
    {
        _world.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await _world.Tick();
        await _world.Deliver();
    }

    private Actor As(Guid lead) => _world.As(lead, null, new Grant(Roles.SafeguardingLead, FamiliesWorld.South), new Grant(Roles.SafeguardingLead, lead));

    [Fact]
    public async Task A_lead_silent_for_30_minutes_the_deputy_is_told_then_the_duty_service()
    {
        var concern = await Raise();
        await _world.Tick();
        Assert.Equal([_lead], await Told(concern));   // five hours before on a device: the lead's half hour begins when the lead is told
        await After(29);
        Assert.Equal([_lead], await Told(concern));
        await After(1);
        Assert.Equal([_deputy], await Told(concern));
        Assert.Equal(1, _world.Told.Count(t => t is SafeguardingConcernPassedOn));
        await After(30);
        Assert.Equal([_duty], await Told(concern));
        await After(600);
        Assert.Equal([_duty], await Told(concern));
        Assert.Equal(2, _world.Told.Count(t => t is SafeguardingConcernPassedOn));
        var answer = await As(_duty).Ask(new FollowUpConcern.Query(concern));
        Assert.Equal(["Raised", "Nobody looked in time: told the deputy", "Nobody looked in time: told the duty service"], answer.Steps.Select(s => s.Says));
        Assert.Equal("Lead and deputy were silent: told Sam Field 10 h ago, nobody has looked. Ring the duty service", answer.Waits);
    }

    [Fact]
    public async Task Who_has_looked_is_left_in_peace_and_is_whom_others_ask()
    {
        var concern = await Raise();
        await As(_lead).Send(new FollowUpConcern.Command(concern, 1, ConcernState.LeadTold));
        await After(120);
        Assert.Equal([_lead], await Told(concern));
        Assert.DoesNotContain(_world.Told, t => t is SafeguardingConcernPassedOn);
    }

    [Fact]
    public async Task A_closed_one_and_none_have_nobody_to_tell()
    {
        var concern = await Raise();
        await _world.Arrange("UPDATE families_concern SET state = 'Closed' WHERE id = @concern", new { concern });
        Assert.Null(await _world.AsSystem().Ask(new GetConcernRecipients(concern)));
        Assert.Null(await _world.AsSystem().Ask(new GetConcernRecipients(_world.NewId())));
    }

    [Fact]
    public async Task Danger_is_said()
    {
        Assert.True((await _world.AsSystem().Ask(new GetConcernRecipients(await Raise(danger: true))))!.ImmediateDanger);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody at all")]
    [InlineData("Mon-Sun 00:00-24:00 lead left@x.example; Mon-Sun 00:00-24:00 deputy deputy@x.example")]
    public async Task Without_a_name_that_can_be_read_the_leads_of_the_teams_are_told_and_without_a_team_every_lead(string setting)
    {
        _setting = setting;
        Assert.Equal(_leads.Keys.Order(), (await Told(await Raise())).Order());
        await _world.Involve(_family.HouseholdId, team: FamiliesWorld.Mdt);
        Assert.Equal([_lead], await Told(await Raise()));
    }

    [Fact]
    public async Task Who_was_told_finds_it_though_the_family_is_another_teams()
    {
        await _world.Involve(_family.HouseholdId, team: FamiliesWorld.Mdt);
        var concern = await Raise();
        Assert.Equal("A bruise", (await As(_lead).Ask(new FollowUpConcern.Query(concern))).Seen);
        await Assert.ThrowsAsync<NotFound>(() => As(_deputy).Ask(new FollowUpConcern.Query(concern)));
        await After(30);
        Assert.Equal("A bruise", (await As(_deputy).Ask(new FollowUpConcern.Query(concern))).Seen);
    }

    [Fact]
    public async Task The_one_list_of_work_has_it_for_whose_turn_it_is_without_content()
    {
        await Raise(danger: true);
        var part = Assert.Single(await As(_lead).Ask(new GatherMyWork(_lead, new DateOnly(2026, 3, 2))));
        Assert.Equal(("Safeguarding", "Read a safeguarding concern: danger now", WorkPriority.Urgent), (part.Module, part.Title, part.Priority));
        Assert.Empty(await As(_deputy).Ask(new GatherMyWork(_deputy, new DateOnly(2026, 3, 2))));
    }
}
