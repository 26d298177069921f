using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Scopes;

/// <summary>A site lies within itself, its neighbourhood, every one that it serves today, and with whoever entered it.</summary>
/// <param name="services">Whoever sends asks the scopes first: the sender is looked up only when it is needed.</param>
internal sealed class ScopeOfSiteId(Db db, IServiceProvider services, TimeProvider clock) : IScope
{
    public string Property => "SiteId";

    public async Task<Reach> Of(Guid id, CancellationToken ct)
    {
        var own = await db.Query<Guid>("""
            SELECT id FROM familyhubs_site WHERE id = @id
            UNION SELECT neighbourhood_id FROM familyhubs_site WHERE id = @id AND neighbourhood_id IS NOT NULL
            UNION SELECT added_by FROM familyhubs_site WHERE id = @id AND added_by IS NOT NULL
            """, new { id }, ct);
        if (own.Count == 0) return Reach.Nothing;
        var served = await services.GetRequiredService<ISend>().Ask(new GetNeighbourhoodsOfHub([id], clock.Today()), ct);
        return Reach.Of([.. own, .. served.Select(l => l.NeighbourhoodId)]);
    }
}

/// <summary>A room lies where its site does.</summary>
internal sealed class ScopeOfRoomId(Db db) : IScope
{
    public string Property => "RoomId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT site_id FROM familyhubs_room WHERE id = @id
        UNION SELECT s.neighbourhood_id FROM familyhubs_room r JOIN familyhubs_site s ON s.id = r.site_id WHERE r.id = @id AND s.neighbourhood_id IS NOT NULL
        UNION SELECT s.added_by FROM familyhubs_room r JOIN familyhubs_site s ON s.id = r.site_id WHERE r.id = @id AND s.added_by IS NOT NULL
        """, new { id }, ct));
}

/// <summary>An activity lies with the hub that answers for it.</summary>
internal sealed class ScopeOfActivityId(Db db) : IScope
{
    public string Property => "ActivityId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT site_id FROM familyhubs_activity WHERE id = @id
        UNION SELECT s.neighbourhood_id FROM familyhubs_activity a JOIN familyhubs_site s ON s.id = a.site_id WHERE a.id = @id AND s.neighbourhood_id IS NOT NULL
        UNION SELECT s.added_by FROM familyhubs_activity a JOIN familyhubs_site s ON s.id = a.site_id WHERE a.id = @id AND s.added_by IS NOT NULL
        """, new { id }, ct));
}

/// <summary>A programme lies with its hub and its facilitator.</summary>
internal sealed class ScopeOfProgrammeId(Db db) : IScope
{
    public string Property => "ProgrammeId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT site_id FROM familyhubs_programme WHERE id = @id
        UNION SELECT facilitator_user_id FROM familyhubs_programme WHERE id = @id AND facilitator_user_id IS NOT NULL
        """, new { id }, ct));
}

/// <summary>Somebody's place in a programme lies where the programme does.</summary>
internal sealed class ScopeOfEnrolmentId(Db db) : IScope
{
    public string Property => "EnrolmentId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT p.site_id FROM familyhubs_enrolment e JOIN familyhubs_programme p ON p.id = e.programme_id WHERE e.id = @id
        UNION SELECT p.facilitator_user_id FROM familyhubs_enrolment e JOIN familyhubs_programme p ON p.id = e.programme_id WHERE e.id = @id AND p.facilitator_user_id IS NOT NULL
        """, new { id }, ct));
}

/// <summary>A pathway lies with its hub.</summary>
internal sealed class ScopeOfPathwayId(Db db) : IScope
{
    public string Property => "PathwayId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT site_id FROM familyhubs_pathway WHERE id = @id
        UNION SELECT s.neighbourhood_id FROM familyhubs_pathway p JOIN familyhubs_site s ON s.id = p.site_id WHERE p.id = @id AND s.neighbourhood_id IS NOT NULL
        UNION SELECT s.added_by FROM familyhubs_pathway p JOIN familyhubs_site s ON s.id = p.site_id WHERE p.id = @id AND s.added_by IS NOT NULL
        """, new { id }, ct));
}

/// <summary>A repeating plan lies with its site and with the hub that answers for its activity.</summary>
internal sealed class ScopeOfSeriesId(Db db) : IScope
{
    public string Property => "SeriesId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT site_id FROM familyhubs_series WHERE id = @id
        UNION SELECT a.site_id FROM familyhubs_series s JOIN familyhubs_activity a ON a.id = s.activity_id WHERE s.id = @id
        """, new { id }, ct));
}

/// <summary>A session lies with its site, with the hub that answers for its activity, and with who leads it.</summary>
internal sealed class ScopeOfSessionId(Db db) : IScope
{
    public string Property => "SessionId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await Reaching.Session(db, id, ct));
}

/// <summary>A booking lies where its session does.</summary>
internal sealed class ScopeOfBookingId(Db db) : IScope
{
    public string Property => "BookingId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) =>
        (await db.Query<Guid>("SELECT session_id FROM familyhubs_booking WHERE id = @id", new { id }, ct)) is [var session]
            ? Reaching.Within(await Reaching.Session(db, session, ct))
            : Reach.Nothing;
}

/// <summary>An attendance lies where its session does.</summary>
internal sealed class ScopeOfAttendanceId(Db db) : IScope
{
    public string Property => "AttendanceId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) =>
        (await db.Query<Guid>("SELECT session_id FROM familyhubs_attendance WHERE id = @id", new { id }, ct)) is [var session]
            ? Reaching.Within(await Reaching.Session(db, session, ct))
            : Reach.Nothing;
}

/// <summary>A device lies with its worker and its site.</summary>
internal sealed class ScopeOfDeviceId(Db db) : IScope
{
    public string Property => "DeviceId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT site_id FROM familyhubs_device WHERE id = @id
        UNION SELECT user_id FROM familyhubs_device WHERE id = @id
        """, new { id }, ct));
}

/// <summary>A proposal lies with the hubs that were asked: the one that it names, or every hub of the family's neighbourhood; also when one of them has taken it.</summary>
internal sealed class ScopeOfProposalId(Db db) : IScope
{
    public string Property => "ProposalId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) =>
        Reaching.Within(await db.Query<Guid>("SELECT a.site_id FROM familyhubs_asked_site a JOIN familyhubs_proposal p ON p.id = a.subject_id WHERE p.id = @id", new { id }, ct));
}

/// <summary>What was asked of a hub from outside lies with that hub and with who sent it.</summary>
internal sealed class ScopeOfGpReferralId(Db db) : IScope
{
    public string Property => "GpReferralId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT site_id FROM familyhubs_gp_referral WHERE id = @id
        UNION SELECT sender_user_id FROM familyhubs_gp_referral WHERE id = @id
        """, new { id }, ct));
}

/// <summary>A midwife's link lies with the hub that it names.</summary>
internal sealed class ScopeOfHubLinkId(Db db) : IScope
{
    public string Property => "HubLinkId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) =>
        Reaching.Within(await db.Query<Guid>("SELECT site_id FROM familyhubs_link WHERE id = @id", new { id }, ct));
}

/// <summary>A family's joining lies with the hub that it joined.</summary>
internal sealed class ScopeOfRegistrationId(Db db) : IScope
{
    public string Property => "RegistrationId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) =>
        Reaching.Within(await db.Query<Guid>("SELECT site_id FROM familyhubs_registration WHERE id = @id", new { id }, ct));
}

internal static class Reaching
{
    /// <summary>Within these; nothing at all where there are none.</summary>
    internal static Reach Within(IReadOnlyList<Guid> within) => within.Count == 0 ? Reach.Nothing : Reach.Of(within);

    /// <summary>What a session lies within.</summary>
    internal static Task<IReadOnlyList<Guid>> Session(Db db, Guid id, CancellationToken ct) => db.Query<Guid>("""
        SELECT site_id FROM familyhubs_session WHERE id = @id
        UNION SELECT a.site_id FROM familyhubs_session s JOIN familyhubs_activity a ON a.id = s.activity_id WHERE s.id = @id
        UNION SELECT user_id FROM familyhubs_session_lead WHERE session_id = @id
        """, new { id }, ct);
}
