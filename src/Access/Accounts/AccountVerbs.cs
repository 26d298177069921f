using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Access.Factors;
using Neighbourhood.Access.Organisations;
using Neighbourhood.Access.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Accounts;

/// <summary>Whoever runs the program adds the first accounts, and helps somebody who cannot sign in, from the command line.</summary>
internal static class AccountVerbs
{
    internal static Verb Add()
    {
        var email = new Option<string>("--email") { Description = "Email address, to sign in with", Required = true };
        var name = new Option<string>("--name") { Description = "Full name", Required = true };
        var role = new Option<string>("--role") { Description = $"One of: {string.Join(", ", Roles.All.Select(r => r.Code))}", Required = true };
        var scope = new Option<string>("--scope") { Description = "The id of the place or team in which the role holds, or everywhere; not for roles that hold for own work" };
        var organisation = new Option<string>("--organisation") { Description = "Name of the organisation; it is added where there is none of this name" };
        return new Verb("account add", new Command("add", "Adds an account and prints a one-time password") { email, name, role, scope, organisation }, async (parse, services, ct) =>
        {
            var (send, clock) = (services.GetRequiredService<ISend>(), services.GetRequiredService<TimeProvider>());
            var account = await send.Send(new AddAccount.Command(
                clock.NewId(), parse.GetValue(name), parse.GetValue(email), await Organisation(services, parse.GetValue(organisation), parse, ct),
                parse.GetValue(role), parse.GetValue(scope)), ct);
            await parse.InvocationConfiguration.Output.WriteLineAsync($"Added the account {parse.GetValue(email)} ({account}).");
            await Password(services, account, parse, ct);
            return 0;
        });
    }

    internal static Verb MakePassword()
    {
        var email = new Option<string>("--email") { Description = "Email address of the account", Required = true };
        var app = new Option<bool>("--without-app") { Description = "Removes the authenticator app too, for somebody who has lost it" };
        return new Verb("account password", new Command("password", "Makes and prints a one-time password for an account, and signs it out everywhere") { email, app }, async (parse, services, ct) =>
        {
            var account = await Find(services, parse.GetValue(email)!, ct);
            if (parse.GetValue(app)) await services.GetRequiredService<ISend>().Send(new ResetSecondFactor.Command(account), ct);
            await Password(services, account, parse, ct);
            return 0;
        });
    }

    internal static async Task<Guid> Find(IServiceProvider services, string email, CancellationToken ct) =>
        (await services.GetRequiredService<Db>().Query<Guid>("""
            SELECT id FROM access_account WHERE folded_email = @folded AND ended_at IS NULL
            """, new { folded = EmailAddress.Folded(email) }, ct)) is [var id] ? id : throw new Refused("Email", $"No open account has the email address {email}");

    private static async Task Password(IServiceProvider services, Guid account, ParseResult parse, CancellationToken ct)
    {
        var password = Passwords.OneTime();
        await services.GetRequiredService<ISend>().Send(new GivePassword.Command(account, services.GetRequiredService<Passwords>().Hash(password)), ct);
        await parse.InvocationConfiguration.Output.WriteLineAsync($"One-time password, to be changed at the first sign-in: {password}");
    }

    private static async Task<Guid?> Organisation(IServiceProvider services, string? name, ParseResult parse, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        var known = await services.GetRequiredService<Db>().Query<Guid>("SELECT id FROM access_organisation WHERE folded_name = @folded", new { folded = Folded.Text(name) }, ct);
        if (known is [var id]) return id;
        id = await services.GetRequiredService<ISend>().Send(new AddOrganisation.Command(services.GetRequiredService<TimeProvider>().NewId(), name, OrganisationType.Other), ct);
        await parse.InvocationConfiguration.Output.WriteLineAsync($"Added the organisation {name.Trim()}.");
        return id;
    }
}
