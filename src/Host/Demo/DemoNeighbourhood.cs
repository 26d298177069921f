using System.Globalization;
using System.Security.Cryptography;
using Neighbourhood.Kernel;
using Spectre.Console;

namespace Neighbourhood.Host;

/// <summary>Makes the fictional neighbourhood, each module its own part, on a database that nobody has used.</summary>
internal sealed class DemoNeighbourhood(IServiceProvider services)
{
    /// <summary>How many households the demo has unless asked otherwise.</summary>
    internal const int Usual = 60;

    private const string Password = "demo-password";
    private const string Line = "demo-line-";

    /// <summary>Whether anything was ever told, kept or marked here.</summary>
    internal Task<bool> IsUntouched(CancellationToken ct) => In(async scope =>
        await scope.GetRequiredService<Db>().Find<int>("""
            SELECT (SELECT COUNT(*) FROM kernel_mark) + (SELECT COUNT(*) FROM kernel_audit) + (SELECT COUNT(*) FROM kernel_outbox)
            """, ct: ct) == 0);

    internal async Task Make(int households, CancellationToken ct)
    {
        var demo = new Neighbourhood.Kernel.Demo(households, NewPassword());
        // First, so that the accounts that are made can sign in; and so that a demo that broke off is known as one.
        await Mark([(Marks.Demo, "begun"), (Password, demo.Password)], ct);
        // Where nobody watches, a bar would write its control characters into a file.
        await Watched(async add =>
        {
            foreach (var (type, says) in await Parts())
            {
                var show = add(says);
                demo.Progress = show;
                await In(async scope =>
                {
                    var part = (IDemoPart)scope.GetRequiredService(type);
                    await part.Make(demo, ct);
                    return true;
                });
                await services.GetRequiredService<Delivery>().RunToEnd(ct);
                show(1);
            }
            // Reminders, lists that open and registers that close are there when somebody looks for the first time.
            var brought = add("What time brings");
            await services.GetRequiredService<Timed>().RunOnce(ct);
            await services.GetRequiredService<Delivery>().RunToEnd(ct);
            brought(1);
        });
        await Mark([(Marks.Demo, "made"), .. demo.Lines.Select((line, n) => ($"{Line}{n:00}", line))], ct);
    }

    /// <param name="make">Is handed what begins a line, which in turn answers what moves it from 0 to 1.</param>
    private static async Task Watched(Func<Func<string, Action<double>>, Task> make)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive)
        {
            await make(_ => _ => { });
            return;
        }
        await AnsiConsole.Progress().HideCompleted(false).StartAsync(progress => make(says =>
        {
            var task = progress.AddTask(Markup.Escape(says), maxValue: 1);
            return done => task.Value = done;
        }));
    }

    /// <summary>At the start: whether this is the demo, how to sign in to it, and where its clock was left.</summary>
    internal Task Remember(CancellationToken ct) => In(async scope =>
    {
        var marks = scope.GetRequiredService<Marks>();
        if (await marks.Get(Marks.Demo, ct) is { } state)
        {
            if (state != "made") throw new InvalidOperationException("The demo was not finished. Delete the database file and start again.");
            var ahead = await marks.Get(Marks.ClockAhead, ct);
            services.GetRequiredService<DemoMode>().TurnOn(ahead is null ? TimeSpan.Zero : TimeSpan.Parse(ahead, CultureInfo.InvariantCulture));
        }
        return true;
    });

    /// <summary>How to sign in, or nothing where this is no demo.</summary>
    internal Task<(string? Password, IReadOnlyList<string> Lines)> HowToSignIn() => In(async scope =>
    {
        var db = scope.GetRequiredService<Db>();
        return (await scope.GetRequiredService<Marks>().Get(Password),
            await db.Query<string>("SELECT value FROM kernel_mark WHERE name LIKE 'demo-line-%' ORDER BY name"));
    });

    private Task<IReadOnlyList<(Type, string)>> Parts() => In<IReadOnlyList<(Type, string)>>(scope =>
        Task.FromResult<IReadOnlyList<(Type, string)>>([.. scope.GetServices<IDemoPart>().OrderBy(p => p.Order).Select(p => (p.GetType(), p.Says))]));

    private Task<bool> Mark((string Name, string Value)[] values, CancellationToken ct) => In(async scope =>
    {
        var marks = scope.GetRequiredService<Marks>();
        await scope.GetRequiredService<Db>().InOne(async () =>
        {
            foreach (var (name, value) in values) await marks.Set(name, value, ct);
        }, ct);
        return true;
    });

    private async Task<T> In<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().IsSystemFor(null);
        return await work(scope.ServiceProvider);
    }

    /// <summary>Four short words' worth of letters and digits that nobody mistakes for one another.</summary>
    private static string NewPassword() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 4)));
}
