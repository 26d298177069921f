using Neighbourhood.Families.Concerns;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Concerns;

public sealed class RaiseSafeguardingConcernTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private RaiseConcern Concern(params Guid[] about) => new(_world.NewId(), about, null, "A bruise on the arm", ConcernKind.Physical, false, _world.Clock.Now());

    [Fact]
    public async Task It_is_saved_with_its_first_step_and_told_by_id_alone()
    {
        var form = await _world.Family();
        var concern = Concern([.. form.PersonIds]) with { HouseholdId = form.HouseholdId };
        Assert.Equal(concern.ConcernId, await _world.Hub().Send(concern));
        Assert.Equal("A bruise on the arm|Physical|0|Raised", Assert.Single(await _world.Sql<string>("SELECT CONCAT(seen, '|', kind, '|', immediate_danger, '|', state) FROM families_concern")));
        Assert.Equal(form.PersonIds, await _world.Sql<Guid>("SELECT person_id FROM families_concern_person"));
        Assert.Equal(["Raised"], await _world.Sql<string>("SELECT state FROM families_concern_step"));
        Assert.Equal(new SafeguardingConcernRaised(concern.ConcernId), _world.Told[^1]);
        Assert.DoesNotContain("bruise", Assert.Single(await _world.Sql<string>("SELECT body FROM kernel_outbox WHERE name = 'SafeguardingConcernRaised'")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_may_be_about_a_family_that_one_does_not_work_with_or_about_nobody_known()
    {
        var form = await _world.Family();
        await _world.Hub().Send(Concern([.. form.PersonIds]));
        await _world.Hub().Send(Concern());
        Assert.Equal(2, (await _world.Sql<Guid>("SELECT id FROM families_concern")).Count);
    }

    [Fact]
    public async Task A_second_press_answers_as_the_first()
    {
        var (concern, me) = (Concern(), _world.Hub());
        await me.Send(concern);
        await me.Send(concern);
        Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_concern"));
        Assert.Single(_world.Told);
    }

    [Fact]
    public async Task What_was_seen_the_kind_and_the_danger_must_be_said()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Concern() with { Seen = " ", Kind = null, ImmediateDanger = null }));
        Assert.Equal(["Seen", "Kind", "ImmediateDanger"], refused.Reasons.Select(r => r.Input));
        Assert.Equal("Seen", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Concern() with { Seen = new string('x', 4001) }))).Input);
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_concern"));
    }

    [Fact]
    public async Task An_invited_attendee_is_denied_and_every_other_role_may()
    {
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.InvitedAttendee).Send(Concern()));
        foreach (var role in Roles.All.Where(r => r.Code != Roles.InvitedAttendee)) await _world.As(role.Code, Guid.Empty).Send(Concern());
    }

    [Fact]
    public async Task A_devices_clock_that_runs_ahead_does_not_reach_the_record()
    {
        await _world.Hub().Send(Concern() with { RaisedAt = _world.Clock.Now().AddDays(3) });
        Assert.Equal(_world.Clock.Now(), Assert.Single(await _world.Sql<DateTimeOffset>("SELECT raised_at FROM families_concern")));
    }

    [Fact]
    public async Task What_a_device_kept_for_days_says_when_it_was_raised_and_when_it_was_saved()
    {
        var raised = _world.Clock.Now().AddDays(-2);
        await _world.Hub().Send(Concern() with { RaisedAt = raised });
        Assert.Equal((raised, _world.Clock.Now()), ((await _world.Sql<DateTimeOffset>("SELECT raised_at FROM families_concern"))[0], (await _world.Sql<DateTimeOffset>("SELECT saved_at FROM families_concern"))[0]));
    }

    [Fact]
    public void A_second_press_a_while_later_has_the_time_of_the_form_and_is_the_same_concern()
    {
        var opened = _world.Clock.Now();
        var written = opened.ToUnixTimeMilliseconds();
        Assert.Equal(opened, RaiseSafeguardingConcern.Begun(written, opened.AddMinutes(5)));
        Assert.Equal(opened.AddMinutes(5), RaiseSafeguardingConcern.Begun(null, opened.AddMinutes(5)));
        Assert.Equal(opened, RaiseSafeguardingConcern.Begun(long.MaxValue, opened));
        Assert.Equal(opened, RaiseSafeguardingConcern.Begun(long.MinValue, opened));
    }

    [Fact]
    public async Task It_may_be_about_somebody_restricted_or_dead()
    {
        var form = await _world.Family();
        await _world.Restrict(form.Adult!.PersonId);
        await _world.Arrange("UPDATE families_person SET deceased_on = '2026-03-01' WHERE id = @PersonId", new { form.Adult.PersonId });
        var concern = await _world.Hub().Send(Concern(form.Adult.PersonId) with { HouseholdId = form.HouseholdId });
        var lead = _world.As(Roles.SafeguardingLead, FamiliesWorld.North);
        await lead.Send(new FollowUpConcern.Command(concern, 1, ConcernState.LeadTold));
        Assert.Equal(["Amara"], (await lead.Ask(new FollowUpConcern.Query(concern))).People);
    }

    [Fact]
    public async Task From_a_machine_that_leaves_out_whom_and_when_it_is_saved_all_the_same()
    {
        await _world.Hub().Send(Concern() with { PersonIds = null!, RaisedAt = default });
        Assert.Equal(_world.Clock.Now(), Assert.Single(await _world.Sql<DateTimeOffset>("SELECT raised_at FROM families_concern")));
    }

    [Theory]
    [InlineData("/household/1?tab=2", "/household/1?tab=2")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/a\r\nSet-Cookie: x", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void Only_a_path_of_this_service_is_a_way_back(string? back, string to) => Assert.Equal(to, RaiseSafeguardingConcern.Local(back));
}
