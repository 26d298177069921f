using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Tokens;

/// <summary>Whoever runs the program makes an API token from the command line; it is printed once.</summary>
internal static class TokenVerb
{
    internal static Verb Add()
    {
        var account = new Option<string>("--account") { Description = "Email address of the account in whose name the token acts", Required = true };
        var name = new Option<string>("--name") { Description = "Which system has it", Required = true };
        var days = new Option<int>("--days") { Description = $"For how many days it is good, 1 to {NewToken.MostDays}", Required = true };
        var permissions = new Option<string[]>("--permission") { Description = "Narrows it to this permission; may be given again for more" };
        return new Verb("token add", new Command("add", "Makes an API token and prints it once") { account, name, days, permissions }, async (parse, services, ct) =>
        {
            var secret = Secret.New();
            await services.GetRequiredService<ISend>().Send(new AddToken.Command(
                services.GetRequiredService<TimeProvider>().NewId(), await AccountVerbs.Find(services, parse.GetValue(account)!, ct), parse.GetValue(name),
                parse.GetValue(days), parse.GetValue(permissions), Secret.Hash(secret)), ct);
            await parse.InvocationConfiguration.Output.WriteLineAsync("The token. It is shown only now:");
            await parse.InvocationConfiguration.Output.WriteLineAsync(secret);
            return 0;
        });
    }
}
