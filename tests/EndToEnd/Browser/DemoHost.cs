using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd.Browser;

/// <summary>One running demo for all tests of a class, where they do not disturb one another.</summary>
public sealed class DemoHost : IAsyncLifetime
{
    public RunningHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await RunningHost.Start();

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
