using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Factors;
using Neighbourhood.Access.Sessions;
using Neighbourhood.Access.Values;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.Access;

/// <summary>A world of Access alone, with the few steps that many of its tests begin with.</summary>
internal static class AccessWorld
{
    internal const string Password = "a long password";

    internal static Task<World> Start(Action<IDictionary<string, string?>>? settings = null)
    {
        return Begin();

        async Task<World> Begin()
        {
            var world = await World.Start(settings ?? (_ => { }), Quick, new AccessModule());
            world.Answers<GetNeighbourhoods, IReadOnlyList<GetNeighbourhoods.Neighbourhood>>(_ => []);
            return world;
        }
    }

    /// <summary>A hash is slow on purpose, and these tests make and check some thousands; that the module asks for the slow one, PasswordsTests shows.</summary>
    private static void Quick(IServiceCollection services) => services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1000);

    /// <summary>An account, with a password unless told otherwise.</summary>
    internal static async Task<Guid> Account(this World world, string email = "amara@example.org", string? password = Password, string? role = null, string? scope = null)
    {
        var id = await world.AsSystem().Send(new AddAccount.Command(world.NewId(), email.Split('@')[0], email, null, role, scope));
        if (password is not null)
        {
            await world.AsSystem().Send(new GivePassword.Command(id, world.Services.GetRequiredService<Passwords>().Hash(password)));
            await world.Arrange("UPDATE access_account SET must_change = 0 WHERE id = @id", new { id });
        }
        return id;
    }

    /// <summary>Does something as nobody: a browser that has not signed in.</summary>
    internal static async Task<T> AsNobody<T>(this World world, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = world.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    internal static Task<SignIn.Attempt.Entered> SignIn(this World world, string? email = "amara@example.org", string? password = Password) =>
        world.AsNobody(s => s.GetRequiredService<SignIn.Attempt>().Enter(email, password));

    /// <summary>A request of this principal: who it is found to be, or null when it is not known.</summary>
    internal static Task<CurrentUser?> Recognise(this World world, ClaimsPrincipal principal) => world.AsNobody(async s =>
    {
        var user = s.GetRequiredService<CurrentUser>();
        return await s.GetRequiredService<IKnowUsers>().Recognise(principal, user, default) ? user : null;
    });

    /// <summary>Does something within a request of this browser, whoever it is found to be: a half sign-in is nobody.</summary>
    internal static Task<T> Within<T>(this World world, ClaimsPrincipal who, Func<IServiceProvider, Task<T>> work) => world.AsNobody(async s =>
    {
        await s.GetRequiredService<IKnowUsers>().Recognise(who, s.GetRequiredService<CurrentUser>(), default);
        return await work(s);
    });

    /// <summary>Adds an authenticator app to the account of this browser: its secret and the recovery codes.</summary>
    internal static Task<(byte[] Secret, IReadOnlyList<string> Codes)> AddApp(this World world, ClaimsPrincipal who) => world.Within(who, async s =>
    {
        var attempt = s.GetRequiredService<AddSecondFactor.Attempt>();
        var closed = attempt.Begin();
        var secret = attempt.Open(closed)!;
        return (secret, await attempt.Add(world.NewId(), closed, Totp.Code(secret, Totp.Step(world.Clock.Now()))));
    });

    /// <summary>Proves the second factor of a half sign-in.</summary>
    internal static Task<bool> Prove(this World world, ClaimsPrincipal who, string? code) => world.Within(who, async s =>
    {
        await s.GetRequiredService<ProveSecondFactor.Attempt>().Prove(code);
        return true;
    });

    internal static async Task Set(this World world, string key, string value) =>
        await world.As(Roles.SettingsEditor, Guid.Empty).Send(new ChangeSetting.Command(key, null, 0, value, "a test asks for it"));

    internal static Actor Manager(this World world) => world.As(Roles.Operator, Guid.Empty);

    internal static Task MakeDemo(this World world) =>
        world.Arrange("INSERT INTO kernel_mark (name, value, set_at) VALUES ('demo', 'made', @now)", new { now = world.Clock.Now() });

    internal static Task<IReadOnlyList<string>> AuditOf(this World world, string kind) =>
        world.Sql<string>("SELECT what FROM kernel_audit WHERE kind = @kind ORDER BY id", new { kind });

    /// <summary>Runs a verb of the command line; what it printed.</summary>
    internal static async Task<string> Verb(this World world, string path, params string[] args)
    {
        var verb = ((IModule)new AccessModule()).Verbs.Single(v => v.Path == path);
        var parse = verb.Command.Parse(args);
        if (parse.Errors.Count > 0) throw new ArgumentException(string.Join("; ", parse.Errors.Select(e => e.Message)), nameof(args));
        await using var printed = new StringWriter();
        parse.InvocationConfiguration.Output = printed;
        await world.AsSystem().With(s => verb.Run(parse, s, default));
        return printed.ToString();
    }
}
