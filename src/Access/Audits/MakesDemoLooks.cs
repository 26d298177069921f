using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Audits;

/// <summary>In the demo a few workers look at the first families, some of them without being let: so the audit has something to tell.</summary>
internal sealed class MakesDemoLooks(Db db, IServiceScopeFactory scopes) : IDemoPart
{
    private const int Households = 3;

    private static readonly string[] Workers = ["hub", "healthvisitor", "gp", "midwife"];

    public int Order => 90;

    public string Says => "looks at families, for the audit";

    public async Task Make(Demo demo, CancellationToken ct)
    {
        foreach (var household in demo.HouseholdIds.Take(Households))
            foreach (var key in Workers.Where(demo.Accounts.ContainsKey)) await Look(demo.Accounts[key], household, ct);
    }

    private async Task Look(Guid account, Guid household, CancellationToken ct)
    {
        var grants = await db.Query<Grant>("SELECT role, scope_id FROM access_assignment WHERE account_id = @account AND ended_at IS NULL", new { account }, ct);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Is(account, null, grants);
        try
        {
            await scope.ServiceProvider.GetRequiredService<ISend>().Ask(new GetHousehold(household), ct);
        }
        catch (Exception denied) when (denied is Denied or NotFound)
        {
            // in the audit by now, as it is meant to be
        }
    }
}
