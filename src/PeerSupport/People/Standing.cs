using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.People;

/// <summary>What stands against a match now, whoever stopped it and for whatever else: where one reason ends, another that was found meanwhile goes on.</summary>
internal sealed class Standing(Db db, DoNotContact contact)
{
    private sealed record Asked(LookWhy Why);

    /// <summary>The code that the match is paused by from now; null where nothing stands against it.</summary>
    internal async Task<string?> Against(Guid matchId, Guid personId, CancellationToken ct)
    {
        if (await db.Find<int>("SELECT COUNT(*) FROM peersupport_alert WHERE match_id = @matchId AND released_at IS NULL", new { matchId }, ct) > 0) return Concerns.ConcernStops.Paused;
        if ((await contact.Held([personId], ct)).Count > 0) return Silences.Hold;
        if ((await contact.Objecting([personId], ct)).Count > 0) return Silences.Objection;
        // Each stays open until it is settled by what it is about.
        var asked = await db.Query<Asked>("SELECT why FROM peersupport_look WHERE subject_id = @matchId AND looked_at IS NULL AND why IN ('SupporterLeft', 'Connected')", new { matchId }, ct);
        return asked.Any(a => a.Why == LookWhy.SupporterLeft) ? Silences.Left : asked.Count > 0 ? Silences.Conflict : null;
    }
}
