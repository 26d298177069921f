using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Kernel;

public sealed class AddressInTraceTests
{
    [Fact]
    public async Task A_trace_holds_the_route_and_not_the_address_which_may_be_a_secret()
    {
        var secret = new string('5', 64);
        var seen = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a =>
            {
                lock (seen) seen.Add($"{a.DisplayName} {string.Join(' ', a.TagObjects.Select(t => $"{t.Key}={t.Value}"))} {string.Join(' ', a.Events.SelectMany(e => e.Tags).Select(t => t.Value))}");
            },
        };
        ActivitySource.AddActivityListener(listener);
        Telemetry.WithoutAddresses();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapGet("/mdt/a/{secret}", (string secret) => secret.Length);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        Assert.Equal("64", await http.GetStringAsync(new Uri($"{app.Urls.Single()}/mdt/a/{secret}"), TestContext.Current.CancellationToken));
        await app.StopAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(seen);
        Assert.DoesNotContain(seen, s => s.Contains(secret, StringComparison.Ordinal));
    }
}
