using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Scopes;

/// <summary>A programme is its coordinators' and supervisors', whose role is limited to it.</summary>
internal sealed class ScopeOfPeerProgrammeId(Db db) : IScope
{
    public string Property => "PeerProgrammeId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("SELECT id FROM peersupport_programme WHERE id = @id", new { id }, ct));
}

/// <summary>A supporter lies in their programme, with whoever supervises them, and with themselves.</summary>
internal sealed class ScopeOfSupporterId(Db db) : IScope
{
    public string Property => "SupporterId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT programme_id FROM peersupport_supporter WHERE id = @id
        UNION SELECT user_id FROM peersupport_supporter WHERE id = @id AND user_id IS NOT NULL
        UNION SELECT supervisor_user_id FROM peersupport_supporter WHERE id = @id AND supervisor_user_id IS NOT NULL
        """, new { id }, ct));
}

/// <summary>A request lies in its programme alone: no supporter reaches one, and whoever brought it knows only that they did.</summary>
internal sealed class ScopeOfPeerRequestId(Db db) : IScope
{
    public string Property => "PeerRequestId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("SELECT programme_id FROM peersupport_request WHERE id = @id", new { id }, ct));
}

/// <summary>What somebody wrote on the public page lies in the programme of its area; where there is none yet, nowhere but with those who reach everywhere.</summary>
internal sealed class ScopeOfAskedId(Db db) : IScope
{
    public string Property => "AskedId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) =>
        Reaching.Within(await db.Query<Guid>("SELECT programme_id FROM peersupport_asked WHERE id = @id AND programme_id IS NOT NULL", new { id }, ct));
}

/// <summary>A match lies in its request's programme, and with the supporter while it is open. A supervisor sees supporters, not what is said in a match.</summary>
internal sealed class ScopeOfPeerMatchId(Db db) : IScope
{
    public string Property => "PeerMatchId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT r.programme_id FROM peersupport_match m JOIN peersupport_request r ON r.id = m.request_id WHERE m.id = @id
        UNION SELECT s.user_id FROM peersupport_match m JOIN peersupport_supporter s ON s.id = m.supporter_id WHERE m.id = @id AND s.user_id IS NOT NULL AND s.status <> 'Left'
        """, new { id }, ct));
}

/// <summary>A wall or group lies in its programme.</summary>
internal sealed class ScopeOfPeerRoomId(Db db) : IScope
{
    public string Property => "PeerRoomId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("SELECT programme_id FROM peersupport_room WHERE id = @id", new { id }, ct));
}

/// <summary>The same room, as supporters of its programme reach it.</summary>
internal sealed class ScopeOfSupporterRoomId(Db db) : IScope
{
    public string Property => "SupporterRoomId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT s.user_id FROM peersupport_room r JOIN peersupport_supporter s ON s.programme_id = r.programme_id
        WHERE r.id = @id AND s.user_id IS NOT NULL AND s.status IN ('Approved', 'Active', 'Paused')
        """, new { id }, ct));
}

/// <summary>An alert lies in its programme, with its coordinator and deputy, and with the supervisor of the supporter in it; whose of them it is to answer says <see cref="Concerns.OwnAlerts"/>.</summary>
internal sealed class ScopeOfPeerAlertId(Db db) : IScope
{
    public string Property => "PeerAlertId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT programme_id FROM peersupport_alert WHERE id = @id
        UNION SELECT p.coordinator_user_id FROM peersupport_alert a JOIN peersupport_programme p ON p.id = a.programme_id WHERE a.id = @id AND p.coordinator_user_id IS NOT NULL
        UNION SELECT p.deputy_user_id FROM peersupport_alert a JOIN peersupport_programme p ON p.id = a.programme_id WHERE a.id = @id AND p.deputy_user_id IS NOT NULL
        UNION SELECT s.supervisor_user_id FROM peersupport_alert a JOIN peersupport_supporter s ON s.id = a.supporter_id WHERE a.id = @id AND s.supervisor_user_id IS NOT NULL
        """, new { id }, ct));
}

internal static class Reaching
{
    /// <summary>Within these; nothing at all where there are none.</summary>
    internal static Reach Within(IReadOnlyList<Guid> within) => within.Count == 0 ? Reach.Nothing : Reach.Of(within);
}
