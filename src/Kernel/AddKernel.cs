using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Neighbourhood.Kernel;

/// <summary>Puts the Kernel and the modules into a container: the only scan there is.</summary>
public static class KernelServices
{
    /// <summary>
    /// Messages, database, outbox and delivery, and whatever of the modules can be found by its interface. Without a web
    /// server: the test world uses it as it stands.
    /// </summary>
    public static IServiceCollection AddKernel(this IServiceCollection services, IConfiguration configuration, params IReadOnlyList<IModule> modules)
    {
        var settings = KernelSettings.Read(configuration);
        Assembly[] assemblies = [.. modules.Select(m => m.GetType().Assembly)];
        // Contracts hold the events; they are reached from the modules that reference them.
        Assembly[] all = [.. assemblies.Concat(assemblies.SelectMany(Contracts)).Distinct()];

        services.AddSingleton(settings);
        services.AddSingleton(modules);
        foreach (var module in modules) services.AddSingleton(module);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PermissionCatalogue>();
        services.AddSingleton(_ => DigestKey.From(settings));
        services.AddSingleton<Engine>(_ => settings.Engine == DatabaseEngine.Sqlite ? new SqliteEngine(settings.File) : new SqlServerEngine(settings.ConnectionString!));
        services.AddSingleton(p => new Migrator(p.GetRequiredService<Engine>(), [typeof(Db).Assembly, .. assemblies], p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new Reactions(all));
        services.AddSingleton<DeliverySignal>();
        services.AddSingleton<Delivery>();

        services.AddScoped(p => new Db(p.GetRequiredService<Engine>(), p.GetService<IStatementLog>()));
        services.AddScoped<CurrentUser>();
        services.AddScoped<Guard>();
        services.AddScoped<Audit>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<Marks>();
        services.AddScoped<RetryKey>();
        services.AddScoped<IOutbox>(p => new Outbox(
            p.GetRequiredService<Db>(), p.GetRequiredService<CurrentUser>(), p.GetRequiredService<Reactions>(), p,
            p.GetRequiredService<TimeProvider>(), p.GetRequiredService<DeliverySignal>(), p.GetService<IEventLog>()));
        services.AddScoped<ISend, Sender>();

        services.AddScoped<ServiceFactory>(p => p.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Traced<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Allowed<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(InTransaction<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Audited<,>));

        services.Scan(scan => scan.FromAssemblies(assemblies)
            .AddClasses(c => c.AssignableToAny(
                typeof(IRequestHandler<,>), typeof(IWhen<>), typeof(IGatherHandler<,>), typeof(IScope), typeof(IPanel), typeof(IDemoPart), typeof(IKnowUsers)), publicOnly: false)
            .AsSelfWithInterfaces()
            .WithScopedLifetime());

        foreach (var module in modules) module.Services(services, configuration);
        return services;
    }

    /// <summary>What serving adds: pages beside their use cases, the API, errors, health, telemetry, the delivery at work.</summary>
    public static WebApplicationBuilder AddKernelWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorPages().WithRazorPagesAtContentRoot();
        services.Configure<MvcOptions>(mvc =>
        {
            mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            mvc.Filters.Add<PageGuard>();
            PlainWords.For(mvc.ModelBindingMessageProvider);
        });
        services.Configure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(pages => pages.Conventions.Add(new AnyoneConvention()));
        services.AddRouting(routes => routes.LowercaseUrls = true);
        services.Configure<Microsoft.AspNetCore.Http.Json.JsonOptions>(json =>
        {
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        });
        services.AddProblemDetails();
        services.AddExceptionHandler<ApiProblems>();
        services.AddOpenApi("v1");
        services.AddHealthChecks().AddCheck<Ready>("database", HealthStatus.Unhealthy, ["ready"]);
        services.AddHostedService<DeliveryWorker>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

        if (KernelSettings.Read(builder.Configuration).OtlpEndpoint is { } endpoint)
        {
            services.AddSingleton(Sdk.CreateTracerProviderBuilder().AddSource(Telemetry.Name, "Microsoft.AspNetCore").AddOtlpExporter(o => o.Endpoint = endpoint).Build());
            services.AddSingleton(Sdk.CreateMeterProviderBuilder().AddMeter(Telemetry.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime").AddOtlpExporter(o => o.Endpoint = endpoint).Build());
        }
        return builder;
    }

    private static IEnumerable<Assembly> Contracts(Assembly module) =>
        module.GetReferencedAssemblies().Where(n => n.Name!.StartsWith("Neighbourhood.", StringComparison.Ordinal) && n.Name.EndsWith(".Contracts", StringComparison.Ordinal)).Select(Assembly.Load);
}

/// <summary>What modules send through; the only place that knows the mediator.</summary>
internal sealed class Sender(IMediator mediator, IServiceProvider scope, CurrentUser user, Guard guard, Audit audit) : ISend
{
    public Task<TAnswer> Send<TAnswer>(ICommand<TAnswer> command, CancellationToken ct = default) => mediator.Send(command, ct);

    public Task<TAnswer> Send<TAnswer>(IRequestOf<TAnswer> request, CancellationToken ct = default) => mediator.Send(request, ct);

    public Task<TAnswer> Ask<TAnswer>(IQuery<TAnswer> question, CancellationToken ct = default) => mediator.Send(question, ct);

    public Task<TAnswer> Ask<TAnswer>(IFact<TAnswer> question, CancellationToken ct = default) => mediator.Send(question, ct);

    public async Task<IReadOnlyList<TPart>> Ask<TPart>(IGather<TPart> question, CancellationToken ct = default)
    {
        var allows = Guard.On(question.GetType());
        try
        {
            if (!user.IsSystem && !user.IsSignedIn) throw new Denied(MessageName.Of(question.GetType()));
            if (allows is not null) await guard.Check(allows, question, ct);
        }
        catch (Exception denied) when (denied is Denied or NotFound)
        {
            await audit.Denied(question, allows?.Permission, ct);
            throw;
        }
        var asker = (Gatherer<TPart>)Activator.CreateInstance(typeof(Gatherer<,>).MakeGenericType(question.GetType(), typeof(TPart)))!;
        return await asker.Ask(scope, question, ct);
    }

    private abstract class Gatherer<TPart>
    {
        internal abstract Task<IReadOnlyList<TPart>> Ask(IServiceProvider scope, IGather<TPart> question, CancellationToken ct);
    }

    private sealed class Gatherer<TGather, TPart> : Gatherer<TPart> where TGather : IGather<TPart>
    {
        internal override async Task<IReadOnlyList<TPart>> Ask(IServiceProvider scope, IGather<TPart> question, CancellationToken ct)
        {
            var parts = new List<TPart>();
            foreach (var handler in scope.GetServices<IGatherHandler<TGather, TPart>>()) parts.AddRange(await handler.Handle((TGather)question, ct));
            return parts;
        }
    }
}

/// <summary>Facts about the database as a whole: that it is a demo, how far its clock was moved.</summary>
public sealed class Marks(Db db, TimeProvider clock)
{
    public const string Demo = "demo";
    public const string ClockAhead = "clock-ahead";

    public Task<string?> Get(string name, CancellationToken ct = default) =>
        db.Find<string>("SELECT value FROM kernel_mark WHERE name = @name", new { name }, ct);

    /// <summary>Inside a transaction that is open.</summary>
    public async Task Set(string name, string value, CancellationToken ct = default)
    {
        var row = new { name, value, now = clock.Now() };
        if (await db.Execute("UPDATE kernel_mark SET value = @value, set_at = @now WHERE name = @name", row, ct) == 0)
            await db.Execute("INSERT INTO kernel_mark (name, value, set_at) VALUES (@name, @value, @now)", row, ct);
    }
}

/// <summary>A transaction for a verb or a part of the demo, which are no commands.</summary>
public static class DbTransactions
{
    /// <summary>Runs the work in one transaction; nothing is kept when it throws.</summary>
    public static async Task InOne(this Db db, Func<Task> work, CancellationToken ct = default)
    {
        await db.Begin(ct);
        using (Holder.Hold())
        {
            try
            {
                await work();
                await db.Commit();
            }
            catch
            {
                await db.Undo();
                throw;
            }
        }
    }
}

/// <summary>Ready when the database answers and lacks no script.</summary>
internal sealed class Ready(Migrator migrator) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var waiting = await migrator.Waiting(cancellationToken);
            return waiting.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"{waiting.Count} scripts wait: run the verb migrate");
        }
        catch (System.Data.Common.DbException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer");
        }
    }
}
