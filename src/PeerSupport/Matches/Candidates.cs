using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.People;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Supporters;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>Who could be offered to a request, asked anew each time: what they lack, whether they are connected, and whether somebody said no before.</summary>
internal sealed class Candidates(Db db, ISend send, Fitness fitness, Conflicts conflicts, DoNotContact contact, SharingYes yes, WordsVault vault, TimeProvider clock)
{
    /// <summary>A request as a supporter is looked for.</summary>
    internal sealed record Sought(
        Guid Id, Guid ProgrammeId, Guid PersonId, RequestStatus Status, string Wants, Channel Channel, Urgency Urgency, string? PreferLanguage, string? PreferSex, string? PreferAge, string? PreferFaith,
        string? PreferNear, string? FreeWhen, string? AvoidNote, DateOnly? ShareAgreedOn, DateOnly? DueOn, Guid? NeighbourhoodId, int Version);

    private sealed record Row(Guid Id, Guid? UserId, string? KnownAs, RoleKind RoleKind, string? Sex, string? AgeBand, Guid? NeighbourhoodId, string Available, int Supports, int Refusals);

    private sealed record Been(Guid SupporterId, Topic Topic);

    private sealed record Speaks(Guid SupporterId, string Language);

    /// <param name="Who">Their account, whose name is printed.</param>
    internal sealed record Found(Guid? Who, string? KnownAs, string Available, bool HasSaidNothing, Ranking.Candidate Candidate);

    internal async Task<Sought> Find(Guid requestId, CancellationToken ct) => await db.Find<Sought>("""
        SELECT id, programme_id, person_id, status, wants, channel, urgency, prefer_language, prefer_sex, prefer_age, prefer_faith, prefer_near, free_when, avoid_note, share_agreed_on, due_on, neighbourhood_id, version
        FROM peersupport_request WHERE id = @requestId
        """, new { requestId }, ct) is not { } kept ? throw new NotFound("The request") : kept with
    {
        PreferLanguage = vault.Words(kept.Id, kept.PreferLanguage),
        PreferFaith = vault.Words(kept.Id, kept.PreferFaith),
        FreeWhen = vault.Words(kept.Id, kept.FreeWhen),
        AvoidNote = vault.Words(kept.Id, kept.AvoidNote),
    };

    internal async Task<IReadOnlyList<Topic>> About(Guid requestId, CancellationToken ct) =>
        [.. (await db.Query<Been>("SELECT request_id AS supporter_id, topic FROM peersupport_request_topic WHERE request_id = @requestId", new { requestId }, ct)).Select(t => t.Topic).Order()];

    internal async Task<Ranking.Wish> Wish(Sought sought, CancellationToken ct)
    {
        var months = (await send.Ask(new GetAges([sought.PersonId], clock.Today()), ct)).SingleOrDefault()?.Months;
        return new(Codes.Read<Want>(sought.Wants), await About(sought.Id, ct), sought.PreferLanguage, sought.PreferSex, sought.PreferAge, sought.PreferNear, sought.NeighbourhoodId, months / 12);
    }

    /// <summary>Everybody who supports in the request's programme; or one of them alone.</summary>
    internal async Task<IReadOnlyList<Found>> Of(Sought sought, Guid? onlyId, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT s.id, s.user_id, s.known_as, s.role_kind, s.sex, s.age_band, s.neighbourhood_id, s.available,
                (SELECT COUNT(*) FROM peersupport_match m WHERE m.supporter_id = s.id AND m.status IN ('Offered', 'Matched', 'Active')) AS supports,
                (SELECT COUNT(*) FROM peersupport_match m WHERE m.supporter_id = s.id AND m.request_id = @Id AND m.status = 'SaidNo') AS refusals
            FROM peersupport_supporter s WHERE s.programme_id = @ProgrammeId AND s.status = 'Active' AND (@onlyId IS NULL OR s.id = @onlyId) ORDER BY s.id
            """, new { sought.Id, sought.ProgrammeId, onlyId }, ct);
        if (rows.Count == 0) return [];
        List<Guid> ids = [.. rows.Select(r => r.Id)];
        var lacks = await fitness.Lacks(ids, ct);
        var connected = await conflicts.Among(ids, sought.PersonId, ct);
        var unsaid = await conflicts.Unsaid(ids, ct);
        var been = (await db.Query<Been>("SELECT supporter_id, topic FROM peersupport_experience WHERE supporter_id IN @ids", new { ids }, ct)).ToLookup(b => b.SupporterId, b => b.Topic);
        var speaks = (await db.Query<Speaks>("SELECT supporter_id, language FROM peersupport_language WHERE supporter_id IN @ids", new { ids }, ct)).ToLookup(s => s.SupporterId, s => s.Language);
        return [.. rows.Select(r => new Found(r.UserId, r.KnownAs, r.Available, unsaid.Contains(r.Id), new(
            r.Id, r.RoleKind, [.. been[r.Id].Order()], [.. speaks[r.Id]], r.Sex, r.AgeBand, r.NeighbourhoodId, r.Supports, lacks[r.Id], connected.Contains(r.Id), r.Refusals > 0)))];
    }

    /// <summary>Why nobody can be offered for this request now, in words for the coordinator; null where somebody can.</summary>
    internal async Task<string?> Blocked(Guid requestId, CancellationToken ct)
    {
        var sought = await Find(requestId, ct);
        if (sought.Status is RequestStatus.Proposed) return "Ask the parent first, then look at the request.";
        if (sought.Status is RequestStatus.New) return "Look at the request first, then offer a supporter.";
        if (sought.Status is not RequestStatus.Screening) return $"This request is “{Request.Label(sought.Status).ToLowerInvariant()}”: nobody is looked for now.";
        List<Guid> who = [sought.PersonId];
        if ((await contact.Held(who, ct)).Count > 0 || (await contact.Died(who, ct)).Count > 0) return "Do not contact, ask first. Contact with this family is stopped.";
        if ((await contact.Objecting(who, ct)).Count > 0) return "They object to sharing for peer support. Nothing about them goes to a supporter.";
        if (!await yes.Stands(sought.PersonId, sought.ShareAgreedOn, ct))
            return "Ask the parent first whether a supporter may know their first name and what they asked for, and note it on the request’s page. Nothing is shown to a supporter before they said yes.";
        return await db.Find<int>("SELECT COUNT(*) FROM peersupport_match WHERE request_id = @requestId AND status IN ('Offered', 'Matched', 'Active')", new { requestId }, ct) > 0
            ? "A supporter is offered already. Wait for the answers, or take that offer back first."
            : null;
    }
}
