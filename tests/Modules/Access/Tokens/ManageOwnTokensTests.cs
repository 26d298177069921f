using Neighbourhood.Access.Tokens;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Access.Tokens;

public sealed class ManageOwnTokensTests
{
    [Fact]
    public async Task A_token_of_ones_own_does_what_it_was_narrowed_to_and_stops_when_it_is_revoked()
    {
        await using var world = await AccessWorld.Start();
        var (me, actor) = await Analyst(world);
        var secret = Secret.New();
        var id = await actor.Send(Add(world, secret));
        var principal = TokenHandler.Principal((await Find(world, secret))!);
        var user = await world.Recognise(principal);
        Assert.Equal((me, true, false), (user!.Id, user.May("access.roles.view"), user.May("access.tokens.own")));
        Assert.Equal((id, "access.roles.view"), (Assert.Single(await actor.Ask(new ManageOwnTokens.Query())).Id, (await actor.Ask(new ManageOwnTokens.Query()))[0].Permissions));
        await actor.Send(new ManageOwnTokens.Revoke(id));
        Assert.Null(await world.Recognise(principal));
        Assert.Empty(await actor.Ask(new ManageOwnTokens.Query()));
        await Assert.ThrowsAsync<NotFound>(() => actor.Send(new ManageOwnTokens.Revoke(id)));
    }

    [Fact]
    public async Task It_may_do_no_more_than_they_and_not_all_of_it_unsaid()
    {
        await using var world = await AccessWorld.Start();
        var (_, actor) = await Analyst(world);
        Assert.Equal("Only", (await Assert.ThrowsAsync<Refused>(() => actor.Send(Add(world, "x") with { Only = [] }))).Input);
        Assert.Equal("Only", (await Assert.ThrowsAsync<Refused>(() => actor.Send(Add(world, "x") with { Only = ["access.audit.view"] }))).Input);
        Assert.Equal("Only", (await Assert.ThrowsAsync<Refused>(() => actor.Send(Add(world, "x") with { Only = ["no.such.thing"] }))).Input);
        Assert.Equal("Days", (await Assert.ThrowsAsync<Refused>(() => actor.Send(Add(world, "x") with { Days = 367 }))).Input);
        Assert.Equal("Name", (await Assert.ThrowsAsync<Refused>(() => actor.Send(Add(world, "x") with { Name = "" }))).Input);
        Assert.Empty(await world.Sql<Guid>("SELECT id FROM access_token"));
    }

    [Fact]
    public async Task Somebody_elses_token_is_not_found_and_without_the_permission_it_is_denied()
    {
        await using var world = await AccessWorld.Start();
        var (_, actor) = await Analyst(world);
        var id = await actor.Send(Add(world, Secret.New()));
        await Assert.ThrowsAsync<NotFound>(() => world.As(Roles.Analyst).Send(new ManageOwnTokens.Revoke(id)));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Midwife).Send(Add(world, "x")));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Midwife).Ask(new ManageOwnTokens.Query()));
    }

    [Fact]
    public async Task Nobody_makes_a_token_in_the_name_of_somebody_whose_role_reaches_far()
    {
        await using var world = await AccessWorld.Start();
        var lead = await world.Account(password: null, role: Roles.InformationGovernanceLead);
        var command = new AddToken.Command(world.NewId(), lead, "Mine now", 30, null, Secret.Hash("x"));
        await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(command));
        await world.AsSystem().Send(command);
    }

    private static async Task<(Guid Me, Actor Actor)> Analyst(World world)
    {
        var me = await world.Account(role: Roles.Analyst, scope: "everywhere");
        return (me, world.As(Roles.Analyst, Guid.Empty, me));
    }

    private static ManageOwnTokens.Command Add(World world, string secret) => new(world.NewId(), "Shared record", 30, ["access.roles.view"], Secret.Hash(secret));

    private static Task<TokenHandler.Known?> Find(World world, string secret) =>
        world.AsNobody(s => TokenHandler.Find((Db)s.GetService(typeof(Db))!, secret, world.Clock.Now(), default));
}

public sealed class NoteTokenUseTests
{
    [Fact]
    public async Task A_call_leaves_its_hour_and_not_every_call_does()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(password: null, role: Roles.Midwife);
        var secret = Secret.New();
        await world.AsSystem().Send(new AddToken.Command(world.NewId(), account, "Shared record", 30, null, Secret.Hash(secret)));
        var known = await world.AsNobody(s => TokenHandler.Find((Db)s.GetService(typeof(Db))!, secret, world.Clock.Now(), default));
        Assert.Equal([new Mark(null)], await Used());
        var first = world.Clock.Now();
        await world.Recognise(TokenHandler.Principal(known!));
        world.Clock.Advance(TimeSpan.FromMinutes(59));
        await world.Recognise(TokenHandler.Principal(known!));
        Assert.Equal([new Mark(first)], await Used());
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Recognise(TokenHandler.Principal(known!));
        Assert.Equal([new Mark(world.Clock.Now())], await Used());

        Task<IReadOnlyList<Mark>> Used() => world.Sql<Mark>("SELECT last_used_at FROM access_token");
    }

    private sealed record Mark(DateTimeOffset? LastUsedAt);
}
