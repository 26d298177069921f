using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>The rows of an enquiry.</summary>
internal static class Enquiring
{
    /// <summary>The one way in which somebody begins. Within a command.</summary>
    internal static async Task Keep(Db db, SupporterVault vault, History history, TimeProvider clock, Guid id, Guid programmeId, Guid? neighbourhoodId, Enquiry enquiry, CancellationToken ct)
    {
        var row = new { id, programmeId, neighbourhoodId, words = vault.Close(id, enquiry), now = clock.Now() };
        await db.Execute("""
            INSERT INTO peersupport_supporter (id, programme_id, status, role_kind, max_matches, available, neighbourhood_id, created_at, version)
            VALUES (@id, @programmeId, 'Enquired', 'OneToOne', 1, '', @neighbourhoodId, @now, 1)
            """, row, ct);
        await db.Execute("INSERT INTO peersupport_enquiry (supporter_id, words, received_at) VALUES (@id, @words, @now)", row, ct);
        await history.Add(Subject.Supporter, id, null, nameof(SupporterStatus.Enquired), ct: ct);
    }

    /// <summary>What they wrote goes. Within a command.</summary>
    internal static Task Empty(Db db, TimeProvider clock, Guid supporterId, CancellationToken ct) =>
        db.Execute("UPDATE peersupport_enquiry SET words = NULL, emptied_at = @now WHERE supporter_id = @supporterId AND emptied_at IS NULL", new { supporterId, now = clock.Now() }, ct);
}
