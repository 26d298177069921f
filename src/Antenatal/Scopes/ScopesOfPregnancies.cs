using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Scopes;

/// <summary>A pregnancy lies with her midwife, the midwives' team, and the health visitors who will receive her. Whoever told of it knows only that they did.</summary>
internal sealed class ScopeOfPregnancyId(Db db) : IScope
{
    public string Property => "PregnancyId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await Reaching.Pregnancy(db, id, ct));
}

/// <summary>A baby lies where the pregnancy does.</summary>
internal sealed class ScopeOfBabyId(Db db) : IScope
{
    public string Property => "BabyId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) =>
        await Reaching.Of(db, await db.Query<Guid>("SELECT pregnancy_id FROM antenatal_baby WHERE id = @id", new { id }, ct), ct);
}

/// <summary>An appointment, scan or visit lies where the pregnancy does.</summary>
internal sealed class ScopeOfMilestoneId(Db db) : IScope
{
    public string Property => "MilestoneId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) =>
        await Reaching.Of(db, await db.Query<Guid>("SELECT pregnancy_id FROM antenatal_milestone WHERE id = @id", new { id }, ct), ct);
}

/// <summary>A question about her silence lies where the pregnancy does.</summary>
internal sealed class ScopeOfSilenceId(Db db) : IScope
{
    public string Property => "SilenceId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) =>
        await Reaching.Of(db, await db.Query<Guid>("SELECT pregnancy_id FROM antenatal_silence WHERE id = @id", new { id }, ct), ct);
}

/// <summary>A link to a hub lies where the pregnancy does; the hub has a row of its own.</summary>
internal sealed class ScopeOfAskedLinkId(Db db) : IScope
{
    public string Property => "AskedLinkId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) =>
        await Reaching.Of(db, await db.Query<Guid>("SELECT pregnancy_id FROM antenatal_hub_link WHERE id = @id", new { id }, ct), ct);
}

/// <summary>What she answered when she was asked how she feels lies where the pregnancy does.</summary>
internal sealed class ScopeOfScreenId(Db db) : IScope
{
    public string Property => "ScreenId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) =>
        await Reaching.Of(db, await db.Query<Guid>("SELECT pregnancy_id FROM antenatal_screen WHERE id = @id", new { id }, ct), ct);
}

/// <summary>A hand-over lies where the pregnancy does, and with those to whom it was sent.</summary>
internal sealed class ScopeOfHandoverId(Db db) : IScope
{
    public string Property => "HandoverId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => await db.Query<Guid>("""
        SELECT to_user_id FROM antenatal_handover WHERE id = @id AND to_user_id IS NOT NULL
        UNION SELECT to_team_id FROM antenatal_handover WHERE id = @id AND to_team_id IS NOT NULL
        """, new { id }, ct) is var to && await db.Query<Guid>("SELECT pregnancy_id FROM antenatal_handover WHERE id = @id", new { id }, ct) is [var pregnancy]
            ? Reaching.Within([.. to, .. await Reaching.Pregnancy(db, pregnancy, ct)])
            : Reach.Nothing;
}

internal static class Reaching
{
    /// <summary>Within these; nothing at all where there are none.</summary>
    internal static Reach Within(IReadOnlyList<Guid> within) => within.Count == 0 ? Reach.Nothing : Reach.Of(within);

    /// <summary>Where this pregnancy lies; nothing where there is none.</summary>
    internal static async Task<Reach> Of(Db db, IReadOnlyList<Guid> pregnancyIds, CancellationToken ct) =>
        pregnancyIds is [var pregnancy] ? Within(await Pregnancy(db, pregnancy, ct)) : Reach.Nothing;

    /// <summary>What a pregnancy lies within.</summary>
    internal static Task<IReadOnlyList<Guid>> Pregnancy(Db db, Guid id, CancellationToken ct) => db.Query<Guid>("""
        SELECT midwife_user_id FROM antenatal_pregnancy WHERE id = @id AND midwife_user_id IS NOT NULL
        UNION SELECT team_id FROM antenatal_pregnancy WHERE id = @id AND team_id IS NOT NULL
        UNION SELECT hv_user_id FROM antenatal_pregnancy WHERE id = @id AND hv_user_id IS NOT NULL
        UNION SELECT hv_team_id FROM antenatal_pregnancy WHERE id = @id AND hv_team_id IS NOT NULL
        UNION SELECT lead_user_id FROM antenatal_under_16 WHERE pregnancy_id = @id AND lead_user_id IS NOT NULL
        """, new { id }, ct);
}
