using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Assignments;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Access.Assignments;

public sealed class DecideRoleTests
{
    public static TheoryData<string> FarReaching => [Roles.Operator, Roles.InformationGovernanceLead, Roles.SettingsEditor];

    [Theory]
    [MemberData(nameof(FarReaching))]
    public async Task A_role_that_reaches_far_is_no_role_until_a_second_person_approves_it(string role)
    {
        await using var world = await AccessWorld.Start();
        var (account, who) = await SignedIn(world);
        var (first, second) = (world.Manager(), world.Manager());
        var asked = await first.Send(new GiveRole.Command(world.NewId(), account, role));
        Assert.Empty((await world.Recognise(who))!.Grants);
        Assert.Equal(role, (await world.Sql<string>("SELECT role FROM access_role_request"))[0]);
        await second.Send(new DecideRole.Command(account, asked, true));
        Assert.True((await world.Recognise(who))!.Has(role));
        Assert.Equal([first.Id], await world.Sql<Guid>("SELECT granted_by FROM access_assignment"));
        Assert.Equal([second.Id], await world.Sql<Guid>("SELECT decided_by FROM access_role_request"));
    }

    [Fact]
    public async Task Neither_who_gave_it_nor_who_gets_it_approves_it()
    {
        await using var world = await AccessWorld.Start();
        var (account, who) = await SignedIn(world);
        var first = world.Manager();
        var asked = await first.Send(new GiveRole.Command(world.NewId(), account, Roles.Operator));
        await Assert.ThrowsAsync<Refused>(() => first.Send(new DecideRole.Command(account, asked, true)));
        await Assert.ThrowsAsync<Refused>(() => world.As(Roles.Operator, Guid.Empty, account).Send(new DecideRole.Command(account, asked, true)));
        Assert.Empty((await world.Recognise(who))!.Grants);
        await first.Send(new DecideRole.Command(account, asked, false)); // who gave it takes it back
        await Assert.ThrowsAsync<Conflict>(() => world.Manager().Send(new DecideRole.Command(account, asked, true)));
        Assert.Empty((await world.Recognise(who))!.Grants);
    }

    [Fact]
    public async Task Somebody_who_makes_a_second_account_for_themselves_needs_another_person_still()
    {
        await using var world = await AccessWorld.Start();
        var cunning = world.Manager();
        var second = await cunning.Send(new AddAccount.Command(world.NewId(), "Me again", "again@example.org", null, Roles.InformationGovernanceLead));
        Assert.Empty(await world.Sql<Guid>("SELECT id FROM access_assignment WHERE account_id = @second", new { second }));
        var asked = (await world.Sql<Guid>("SELECT id FROM access_role_request"))[0];
        await Assert.ThrowsAsync<Refused>(() => cunning.Send(new DecideRole.Command(second, asked, true)));
    }

    [Fact]
    public async Task A_role_of_an_invited_worker_is_asked_for_once()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(password: null);
        await world.Manager().Send(new GiveRole.Command(world.NewId(), account, Roles.Operator));
        Assert.Equal("Role", (await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(new GiveRole.Command(world.NewId(), account, Roles.Operator)))).Input);
    }

    [Fact]
    public async Task A_safeguarding_lead_whom_a_team_takes_in_waits_too_and_no_more_once_they_left()
    {
        await using var world = await AccessWorld.Start();
        var (account, who) = await SignedIn(world);
        var mdt = world.NewId();
        await world.Happened(new MdtMemberJoined(mdt, account, Roles.SafeguardingLead));
        await world.Happened(new MdtMemberJoined(mdt, account, Roles.CoreMember));
        await world.Deliver();
        Assert.Equal([new Grant(Roles.CoreMember, mdt)], (await world.Recognise(who))!.Grants);
        var asked = (await world.Sql<Guid>("SELECT id FROM access_role_request"))[0];
        await world.Happened(new MdtMemberLeft(mdt, account, Roles.SafeguardingLead));
        await world.Deliver();
        await Assert.ThrowsAsync<Conflict>(() => world.Manager().Send(new DecideRole.Command(account, asked, true)));
    }

    [Fact]
    public async Task Where_the_setting_is_off_the_role_holds_at_once()
    {
        await using var world = await AccessWorld.Start();
        await world.Set("access.secondApprover", "off");
        var (account, who) = await SignedIn(world);
        await world.Manager().Send(new GiveRole.Command(world.NewId(), account, Roles.Operator));
        Assert.True((await world.Recognise(who))!.Has(Roles.Operator));
    }

    [Fact]
    public async Task What_is_over_or_of_an_account_that_ended_is_approved_no_more()
    {
        await using var world = await AccessWorld.Start();
        var (account, gone) = (await world.Account(password: null), await world.Account("bo@example.org", password: null));
        var old = await world.Manager().Send(new GiveRole.Command(world.NewId(), account, Roles.Operator, Until: world.Clock.Today()));
        var of = await world.Manager().Send(new GiveRole.Command(world.NewId(), gone, Roles.Operator));
        await world.Manager().Send(new EndAccount.Command(gone));
        world.Clock.Advance(TimeSpan.FromDays(1));
        await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(new DecideRole.Command(account, old, true)));
        await Assert.ThrowsAsync<Conflict>(() => world.Manager().Send(new DecideRole.Command(gone, of, true)));
    }

    [Fact]
    public async Task It_takes_the_permission_the_scope_and_an_answer()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(password: null);
        var asked = await world.Manager().Send(new GiveRole.Command(world.NewId(), account, Roles.Operator));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.SettingsEditor, Guid.Empty).Send(new DecideRole.Command(account, asked, true)));
        await Assert.ThrowsAsync<NotFound>(() => world.As(Roles.Operator, world.NewId()).Send(new DecideRole.Command(account, asked, true)));
        await Assert.ThrowsAsync<NotFound>(() => world.Manager().Send(new DecideRole.Command(account, world.NewId(), true)));
        Assert.Equal("Approve", (await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(new DecideRole.Command(account, asked, null)))).Input);
        Assert.Equal("Operator", (await world.Manager().Ask(new DecideRole.Query(account, asked))).Role);
        await Assert.ThrowsAsync<NotFound>(() => world.Manager().Ask(new DecideRole.Query(account, world.NewId())));
    }

    private static async Task<(Guid Account, System.Security.Claims.ClaimsPrincipal Who)> SignedIn(World world) => (await world.Account(), (await world.SignIn()).Who);
}

public sealed class ListWaitingRolesTests
{
    [Fact]
    public async Task What_waits_is_listed_within_the_users_scopes_and_told_to_those_who_may_decide()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(password: null);
        var first = world.Manager();
        await first.Send(new GiveRole.Command(world.NewId(), account, Roles.Operator));
        Assert.Equal(account, Assert.Single(await world.Manager().Ask(new ListWaitingRoles.Query())).AccountId);
        Assert.Empty(await world.As(Roles.Operator, world.NewId()).Ask(new ListWaitingRoles.Query()));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Chair).Ask(new ListWaitingRoles.Query()));
        Assert.Equal("1 role waits for your approval.", await Says(world.Manager()));
        Assert.Null(await Says(first));
        Assert.Null(await Says(world.As(Roles.Chair)));

        static Task<string?> Says(Actor actor) => actor.With(s => ActivatorOf(s).Says(default));
    }

    private static WaitingApprovals ActivatorOf(IServiceProvider services) => (WaitingApprovals)services.GetService(typeof(WaitingApprovals))!;
}

public sealed class ShowRolesTests
{
    [Fact]
    public async Task Every_role_is_shown_with_what_the_program_lets_it_do()
    {
        await using var world = await AccessWorld.Start();
        var lines = await world.As(Roles.PeerSupporter).Ask(new ShowRoles.Query());
        Assert.Equal(Roles.All.Select(r => r.Code), lines.Select(l => l.Code));
        Assert.Contains(lines.Single(l => l.Code == Roles.SettingsEditor).Rights, r => r.Permission == "access.settings.change");
        Assert.DoesNotContain(lines.Single(l => l.Code == Roles.Chair).Rights, r => r.Permission == "access.settings.change");
        Assert.True(lines.Single(l => l.Code == Roles.Operator).NeedsSecond);
        Assert.Equal("Midwife", Assert.Single(await world.As(Roles.Chair).Ask(new ShowRoles.Query(Roles.Midwife))).Name);
        Assert.Empty(await world.As(Roles.Chair).Ask(new ShowRoles.Query("wizard")));
        await Assert.ThrowsAsync<Denied>(() => world.As(world.NewId(), null).Ask(new ShowRoles.Query()));
    }
}
