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
        services.AddScoped<Sealing>().AddScoped<ITimed>(p => p.GetRequiredService<Sealing>());
        services.AddScoped<Cleaning>().AddScoped<ITimed>(p => p.GetRequiredService<Cleaning>());
        services.AddSingleton(p => new Backups(p.GetRequiredService<Engine>(), p.GetRequiredService<Migrator>(), settings, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Timed>();
        services.AddScoped<OneByOne>();

        services.AddScoped(p => new Db(p.GetRequiredService<Engine>(), p.GetService<IStatementLog>()));
        services.AddScoped<CurrentUser>();
        services.AddScoped<Guard>();
        services.AddScoped<Audit>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<SealCheck>();
        services.AddScoped(p => new Operations(
            p.GetRequiredService<Db>(), p.GetRequiredService<Engine>(), p.GetRequiredService<Migrator>(), p.GetRequiredService<DeliverySignal>(), p.GetRequiredService<TimeProvider>()));
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
                typeof(IRequestHandler<,>), typeof(IWhen<>), typeof(IGatherHandler<,>), typeof(IScope), typeof(IPanel), typeof(IPersonPanel), typeof(IWaiting), typeof(ITimed), typeof(IDemoPart), typeof(IKnowUsers)), publicOnly: false)
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
        services.AddHostedService<TimedWorker>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

        Telemetry.WithoutAddresses();
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
