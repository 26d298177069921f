using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Access.Links;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Access.Supporters;

public sealed class SupporterAccountTests
{
    [Fact]
    public async Task A_supporter_chooses_a_password_by_the_link_and_has_that_one_role_for_their_own_work()
    {
        await using var world = await AccessWorld.Start();
        var (key, request) = Request(world);
        Assert.Equal(world.Clock.Now().AddDays(7), await Coordinator(world).Send(request));
        await Choose(world, key);
        var who = (await world.SignIn("robin@example.org", "three other words")).Who;
        Assert.Equal([new Grant(Roles.PeerSupporter, request.AccountId)], (await world.Recognise(who))!.Grants);
    }

    [Fact]
    public async Task A_second_press_opens_nothing_twice_and_another_key_is_a_new_link_that_ends_the_older()
    {
        await using var world = await AccessWorld.Start();
        var (key, request) = Request(world);
        await Coordinator(world).Send(request);
        await Coordinator(world).Send(request);
        Assert.Single(await world.Sql<Guid>("SELECT id FROM access_link"));
        var next = OneTimeLink.NewKey();
        await Coordinator(world).Send(request with { KeyHash = OneTimeLink.Hash(next) });
        await Assert.ThrowsAsync<Refused>(() => Choose(world, key));
        await Choose(world, next);
        Assert.Single(await world.Sql<Guid>("SELECT id FROM access_account"));
        Assert.Equal(world.Clock.Now().AddHours(24), await Coordinator(world).Send(request with { KeyHash = OneTimeLink.Hash(OneTimeLink.NewKey()) }));
    }

    [Fact]
    public async Task Nobody_gets_a_link_to_an_account_that_was_not_opened_so_or_opens_more()
    {
        await using var world = await AccessWorld.Start();
        var (_, request) = Request(world);
        foreach (var role in new[] { Roles.Operator, Roles.PeerSupporter, null })
        {
            var other = await world.Account($"{role ?? "nobody"}@example.org", role: role);
            await Assert.ThrowsAsync<Refused>(() => Coordinator(world).Send(request with { AccountId = other }));
        }
        await Coordinator(world).Send(request);
        await world.Arrange("""
            INSERT INTO access_assignment (id, account_id, role, scope_id, from_on, granted_at, source) VALUES (@id, @AccountId, 'hub-worker', @id, @today, @now, 'hand')
            """, new { id = world.NewId(), request.AccountId, today = world.Clock.Today(), now = world.Clock.Now() });
        await Assert.ThrowsAsync<Refused>(() => Coordinator(world).Send(request with { KeyHash = OneTimeLink.Hash(OneTimeLink.NewKey()) }));
        Assert.Single(await world.Sql<Guid>("SELECT id FROM access_link"));
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_named_and_without_the_role_it_is_denied()
    {
        await using var world = await AccessWorld.Start();
        var (_, request) = Request(world);
        await world.Account("taken@example.org", password: null);
        foreach (var (wrong, input) in new[]
        {
            (request with { Name = " " }, "Name"), (request with { Email = "robin" }, "Email"), (request with { Email = "TAKEN@example.org" }, "Email"), (request with { KeyHash = "x" }, ""),
            (request with { AccountId = Guid.Empty }, ""),
        }) Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => Coordinator(world).Send(wrong))).Input);
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.HubWorker).Send(request));
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.PeerSupporter).Send(new EndSupporterAccount(request.AccountId)));
        Assert.Single(await world.Sql<Guid>("SELECT id FROM access_account"));
    }

    [Fact]
    public async Task When_they_leave_the_account_ends_and_one_with_another_role_keeps_it()
    {
        await using var world = await AccessWorld.Start();
        var (_, request) = Request(world);
        await Coordinator(world).Send(request);
        await Coordinator(world).Send(new EndSupporterAccount(request.AccountId));
        await Coordinator(world).Send(new EndSupporterAccount(request.AccountId));
        Assert.Equal(request.AccountId, Assert.Single(world.Told.OfType<AccountEnded>()).UserId);
        await Assert.ThrowsAsync<Refused>(() => Coordinator(world).Send(request with { KeyHash = OneTimeLink.Hash(OneTimeLink.NewKey()) }));

        var both = request with { AccountId = world.NewId(), Email = "both@example.org", KeyHash = OneTimeLink.Hash(OneTimeLink.NewKey()) };
        await Coordinator(world).Send(both);
        await world.Arrange("""
            INSERT INTO access_assignment (id, account_id, role, scope_id, from_on, granted_at, source) VALUES (@id, @AccountId, 'hub-worker', @id, @today, @now, 'hand')
            """, new { id = world.NewId(), both.AccountId, today = world.Clock.Today(), now = world.Clock.Now() });
        await Coordinator(world).Send(new EndSupporterAccount(both.AccountId));
        Assert.Equal(["hub-worker"], await world.Sql<string>("SELECT role FROM access_assignment WHERE account_id = @AccountId AND ended_at IS NULL", both));
        Assert.Single(world.Told.OfType<AccountEnded>());
    }

    [Fact]
    public async Task An_account_that_was_not_opened_so_is_not_ended_so()
    {
        await using var world = await AccessWorld.Start();
        var other = await world.Account(role: Roles.Operator);
        await Coordinator(world).Send(new EndSupporterAccount(other));
        Assert.Empty(world.Told.OfType<AccountEnded>());
        Assert.Single(await world.Sql<Guid>("SELECT id FROM access_assignment WHERE ended_at IS NULL"));
    }

    private static (string Key, OpenSupporterAccount Request) Request(World world)
    {
        var key = OneTimeLink.NewKey();
        return (key, new(world.NewId(), "Robin Alder", "robin@example.org", OneTimeLink.Hash(key)));
    }

    private static Actor Coordinator(World world) => world.As(Roles.PeerCoordinator, Guid.Parse("01960000-0000-7000-8000-000000000001"));

    private static Task<bool> Choose(World world, string key) => world.AsNobody(async s =>
    {
        await s.GetRequiredService<OpenLink.Attempt>().Choose(key, "three other words");
        return true;
    });
}
