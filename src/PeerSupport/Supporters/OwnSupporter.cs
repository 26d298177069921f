using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>The supporter that the signed-in person is.</summary>
internal sealed class OwnSupporter(Db db, SupporterSteps steps, CurrentUser user)
{
    private sealed record Own(Guid Id);

    internal async Task<SupporterSteps.Now> Find(CancellationToken ct) =>
        await db.Find<Own>("SELECT id FROM peersupport_supporter WHERE user_id = @me AND status <> 'Left'", new { me = user.Id }, ct) is { } own ? await steps.Find(own.Id, ct) : throw new NotFound("Your place among the supporters");
}
