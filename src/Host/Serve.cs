using Microsoft.AspNetCore.DataProtection;
using Neighbourhood.Design;
using Neighbourhood.Host.Command;
using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>The web server: what <c>dotnet run --project src/Host</c> starts.</summary>
internal static class Serve
{
    internal static async Task<int> Run(string[] args, IReadOnlyList<IModule> modules, CancellationToken ct)
    {
        await using var app = Build(args, modules);
        var migrated = await app.Services.GetRequiredService<Migrator>().Migrate(ct: ct);
        var demo = new DemoNeighbourhood(app.Services);
        // Outside Development nothing is made without being asked: there is the verb for it.
        if (app.Environment.IsDevelopment() && await demo.IsUntouched(ct)) await demo.Make(DemoNeighbourhood.Usual, ct);
        await demo.Remember(ct);

        await app.StartAsync(ct);
        await Welcome.Print(app, migrated.Count);
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    /// <summary>The same services for serving and for the other verbs; only serving listens.</summary>
    internal static WebApplication Build(string[] args, IReadOnlyList<IModule> modules)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets(); // an unpublished build outside Development would answer empty pages of style
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        if (!builder.Environment.IsDevelopment()) builder.Logging.ClearProviders().AddJsonConsole(console => console.UseUtcTimestamp = true);

        var settings = HostSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(new MovableClock(TimeProvider.System));
        builder.Services.AddSingleton<TimeProvider>(p => p.GetRequiredService<MovableClock>());
        builder.Services.AddKernel(builder.Configuration, modules);
        builder.AddKernelWeb();
        builder.Services.AddDesign();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<IPageFrame, PageFrame>();
        builder.Services.AddDataProtection().SetApplicationName("Neighbourhood").PersistKeysToFileSystem(new DirectoryInfo(settings.KeysFolder));
        builder.Services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "form";
            form.Cookie.SameSite = SameSiteMode.Strict;
            form.Cookie.SecurePolicy = builder.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        });

        var app = builder.Build();
        app.UseSafeHeaders();
        app.UseSecureOnly();
        app.UseSaved();
        app.UseKernel();
        app.MapStaticAssets().AllowAnonymous();
        app.MapKernel();
        return app;
    }
}
