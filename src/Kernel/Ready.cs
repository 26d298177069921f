using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Neighbourhood.Kernel;

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
