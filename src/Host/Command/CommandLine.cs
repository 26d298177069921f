using System.CommandLine;
using Neighbourhood.Kernel;

namespace Neighbourhood.Host.Command;

/// <summary>The verbs: serve (none given), migrate, demo, those of an operator, and those that modules bring.</summary>
internal static class CommandLine
{
    internal delegate Task<int> Server(string[] args, IReadOnlyList<IModule> modules, CancellationToken ct);

    internal static async Task<int> Run(string[] args, IReadOnlyList<IModule> modules, Server serve)
    {
        var root = new RootCommand("Neighbourhood: case meetings, family hubs and the teams around families. Without a verb it serves the pages.")
        {
            TreatUnmatchedTokensAsErrors = true,
        };
        var settings = new Argument<string[]>("settings") { Arity = ArgumentArity.ZeroOrMore, Hidden = true };
        root.Arguments.Add(settings);
        root.SetAction((parse, ct) => Guarded(() => serve(parse.GetValue(settings) ?? [], modules, ct)));

        var migrate = new System.CommandLine.Command("migrate", "Brings the database up to date");
        migrate.SetAction((_, ct) => Guarded(async () =>
        {
            await using var app = Serve.Build([], modules);
            var ran = await app.Services.GetRequiredService<Migrator>().Migrate(key => Console.WriteLine($"  {key}"), ct);
            Console.WriteLine($"{ran.Count} scripts applied; the database is up to date.");
            return 0;
        }));
        root.Subcommands.Add(migrate);

        var households = new Option<int>("--households") { Description = "How many households to make, 1 to 1,000,000", DefaultValueFactory = _ => DemoNeighbourhood.Usual };
        households.Validators.Add(v =>
        {
            if (v.GetValueOrDefault<int>() is < 1 or > 1_000_000) v.AddError("--households takes 1 to 1000000");
        });
        var demo = new System.CommandLine.Command("demo", "Makes the demo neighbourhood on an empty database") { households };
        demo.SetAction((parse, ct) => Guarded(() => MakeDemo(parse.GetValue(households), modules, ct)));
        root.Subcommands.Add(demo);

        foreach (var verb in OperatorVerbs.All(modules, Guarded)) root.Subcommands.Add(verb);
        foreach (var verb in modules.SelectMany(m => m.Verbs)) Add(root, verb, modules);
        return await root.Parse(args).InvokeAsync();
    }

    private static void Add(RootCommand root, Verb verb, IReadOnlyList<IModule> modules)
    {
        System.CommandLine.Command parent = root;
        foreach (var word in verb.Path.Split(' ')[..^1])
        {
            var group = parent.Subcommands.FirstOrDefault(c => c.Name == word);
            if (group is null) parent.Subcommands.Add(group = new System.CommandLine.Command(word, $"Verbs of {word}"));
            parent = group;
        }
        verb.Command.SetAction((parse, ct) => Guarded(async () =>
        {
            await using var app = Serve.Build([], modules);
            if ((await app.Services.GetRequiredService<Migrator>().Waiting(ct)).Count > 0)
                return Fail("The database is not up to date: run the verb migrate first.");
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().IsSystemFor(null);
            var exit = await verb.Run(parse, scope.ServiceProvider, ct);
            await app.Services.GetRequiredService<Delivery>().RunToEnd(ct);
            return exit;
        }));
        parent.Subcommands.Add(verb.Command);
    }

    private static async Task<int> MakeDemo(int households, IReadOnlyList<IModule> modules, CancellationToken ct)
    {
        await using var app = Serve.Build([], modules);
        await app.Services.GetRequiredService<Migrator>().Migrate(ct: ct);
        var demo = new DemoNeighbourhood(app.Services);
        if (!await demo.IsUntouched(ct)) return Fail("This database is in use. The demo is made on an empty one only: name another with Database__File.");
        await demo.Make(households, ct);
        await Welcome.PrintHowToSignIn(demo);
        return 0;
    }

    /// <summary>What a person can mend is told in a line; the rest is an error with its trace.</summary>
    private static async Task<int> Guarded(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception known) when (known is WrongSetting or Refused or Conflict or Busy or NotFound)
        {
            return Fail(known.Message);
        }
    }

    private static int Fail(string reason)
    {
        Console.Error.WriteLine(reason);
        return 1;
    }
}
