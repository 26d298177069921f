using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Neighbourhood.Kernel;

/// <summary>What is measured and traced: names of messages and handlers, durations, outcomes. No ids of people, no values.</summary>
public static class Telemetry
{
    public const string Name = "Neighbourhood";

    internal static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    /// <summary>A trace keeps the route of a request and not its address: that of a link or a calendar is a secret. Before the server starts.</summary>
    internal static void WithoutAddresses() => AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", true);

    /// <summary>Milliseconds from send to answer, by message and outcome.</summary>
    internal static readonly Histogram<double> Messages = Meter.CreateHistogram<double>("neighbourhood.messages", "ms", "Time to answer a message");

    /// <summary>Deliveries of events, by handler and outcome: done, again, parked.</summary>
    internal static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("neighbourhood.deliveries", "deliveries", "Events delivered to a handler");
}
