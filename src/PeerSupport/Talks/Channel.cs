using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.People;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>Whether a parent and a supporter may be in touch now: both said yes, and nothing stands against it. Asked each time, also before a first name is shown.</summary>
internal sealed class Channel(Db db, DoNotContact contact, ISend send)
{
    private sealed record Row(Guid Id, Guid PersonId, MatchStatus Status, string? PausedCode, DateOnly? ShareAgreedOn);

    /// <summary>Whether anything may be written, shown or rung in this match.</summary>
    internal async Task<bool> MayTalk(Guid matchId, CancellationToken ct) => (await Open([matchId], ct)).Contains(matchId);

    /// <summary>Those of these matches whose channel is open.</summary>
    internal async Task<IReadOnlySet<Guid>> Open(IReadOnlyList<Guid> matchIds, CancellationToken ct)
    {
        if (matchIds.Count == 0) return new HashSet<Guid>();
        var rows = (await db.Query<Row>("""
            SELECT m.id, m.person_id, m.status, m.paused_code, r.share_agreed_on
            FROM peersupport_match m JOIN peersupport_request r ON r.id = m.request_id JOIN peersupport_supporter s ON s.id = m.supporter_id
            WHERE m.id IN @matchIds AND s.status <> 'Left' AND s.user_id IS NOT NULL
            """, new { matchIds }, ct)).Where(r => Match.IsOpen(r.Status) && r.PausedCode is null && r.ShareAgreedOn is not null).ToList();
        List<Guid> people = [.. rows.Select(r => r.PersonId).Distinct()];
        if (people.Count == 0) return new HashSet<Guid>();
        var silent = (await contact.Held(people, ct)).Concat(await contact.Objecting(people, ct)).Concat(await contact.Died(people, ct)).ToHashSet();
        foreach (var person in people.Where(p => !silent.Contains(p)))
            if (await send.Ask(new GetSharingBasis(person, SharingPurpose.PeerSupport), ct) is SharingBasis.Objection or SharingBasis.ObjectionToDecide or SharingBasis.SafeguardingOverride)
                silent.Add(person);
        return rows.Where(r => !silent.Contains(r.PersonId)).Select(r => r.Id).ToHashSet();
    }

    /// <summary>What a supporter may call those with whom they are matched, by match: nothing where the channel is not open.</summary>
    internal async Task<IReadOnlyDictionary<Guid, string>> FirstNames(IReadOnlyList<Guid> matchIds, CancellationToken ct)
    {
        var open = await Open(matchIds, ct);
        if (open.Count == 0) return new Dictionary<Guid, string>();
        var of = await db.Query<Whose>("SELECT id, person_id FROM peersupport_match WHERE id IN @ids", new { ids = open.ToList() }, ct);
        var names = (await send.Ask(new GetFirstNames([.. of.Select(w => w.PersonId).Distinct()]), ct)).ToDictionary(n => n.PersonId, n => n.FirstName);
        return of.Where(w => names.ContainsKey(w.PersonId)).ToDictionary(w => w.Id, w => names[w.PersonId]);
    }

    private sealed record Whose(Guid Id, Guid PersonId);
}
