using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Supporters;

namespace Neighbourhood.PeerSupport.People;

/// <summary>
/// Ends what was asked and matched for a pregnancy that is over, or for somebody who died: nobody is told why. A supporter reads "ended"; one who was matched because of a
/// loss is asked how they are.
/// </summary>
internal sealed class Stops(Db db, Aliases aliases, MatchDesk matches, RequestDesk requests, Fitness fitness, Looks looks, ISend send, TimeProvider clock)
{
    /// <summary>Forty-two weeks: who said before that they were expecting spoke of another.</summary>
    private const int LongestPregnancy = 42 * 7;

    /// <param name="OnLoss">Whether it was asked for because of a loss.</param>
    internal sealed record Planned(Guid RequestId, Guid ProgrammeId, Guid PersonId, bool OnLoss);

    /// <param name="InTouch">Whether they have been in touch.</param>
    /// <param name="Leaving">The supporter has left, or died: nobody asks them how they are.</param>
    internal sealed record Pair(Guid Id, Guid RequestId, Guid SupporterId, bool InTouch, bool Leaving);

    internal sealed record All(IReadOnlyList<Planned> Requests, IReadOnlyList<Pair> Matches);

    /// <summary>
    /// Whoever asked: she, or her partner. What she, or somebody who lives with her, asked for as expecting, without any record of a pregnancy, is about it too: nobody is
    /// asked which. Who lives with her and is known to be expecting themselves spoke of their own.
    /// </summary>
    internal async Task<All> PlannedForPregnancy(Guid pregnancyId, Guid personId, CancellationToken ct)
    {
        var around = (await send.Ask(new GetLivingWith(personId), ct)).Where(o => !o.IsExpecting).Select(o => o.PersonId);
        return await With(await db.Query<Planned>("""
            SELECT r.id AS request_id, r.programme_id, r.person_id, CASE WHEN EXISTS (SELECT 1 FROM peersupport_request_topic t WHERE t.request_id = r.id AND t.topic = 'Loss') THEN 1 ELSE 0 END AS on_loss
            FROM peersupport_request r WHERE (r.pregnancy_id = @pregnancyId OR (r.pregnancy_id IS NULL AND r.expecting = 1 AND r.person_id IN @ids AND r.asked_on > @since))
              AND r.status IN ('Proposed', 'New', 'Screening', 'Matched', 'Active') ORDER BY r.id
            """, new { pregnancyId, ids = await aliases.AllOf([personId, .. around], ct), since = clock.Today().AddDays(-LongestPregnancy) }, ct), ct);
    }

    /// <summary>Under whichever record it was written.</summary>
    internal async Task<All> PlannedForPerson(Guid personId, CancellationToken ct) => await With(await db.Query<Planned>("""
        SELECT r.id AS request_id, r.programme_id, r.person_id, CASE WHEN EXISTS (SELECT 1 FROM peersupport_request_topic t WHERE t.request_id = r.id AND t.topic = 'Loss') THEN 1 ELSE 0 END AS on_loss
        FROM peersupport_request r WHERE r.person_id IN @ids AND r.status IN ('Proposed', 'New', 'Screening', 'Matched', 'Active') ORDER BY r.id
        """, new { ids = await aliases.AllOf(personId, ct) }, ct), ct);

    internal async Task OfPregnancy(Guid pregnancyId, Guid personId, CancellationToken ct)
    {
        var all = await PlannedForPregnancy(pregnancyId, personId, ct);
        await Stop(all, pregnancyId, ct);
        var onLoss = all.Requests.Where(r => r.OnLoss).Select(r => r.RequestId).ToHashSet();
        foreach (var supporter in all.Matches.Where(m => !m.Leaving && onLoss.Contains(m.RequestId)).Select(m => m.SupporterId).Distinct()) await fitness.OfferCare(supporter, ct);
    }

    /// <summary>Whoever was in touch with somebody who died is asked how they are, whatever they talked about.</summary>
    internal async Task OfPerson(Guid personId, CancellationToken ct)
    {
        var all = await PlannedForPerson(personId, ct);
        await Stop(all, null, ct);
        var onLoss = all.Requests.Where(r => r.OnLoss).Select(r => r.RequestId).ToHashSet();
        foreach (var supporter in all.Matches.Where(m => !m.Leaving && (m.InTouch || onLoss.Contains(m.RequestId))).Select(m => m.SupporterId).Distinct()) await fitness.OfferCare(supporter, ct);
    }

    private async Task Stop(All all, Guid? pregnancyId, CancellationToken ct)
    {
        foreach (var request in all.Requests)
        {
            await requests.End(request.RequestId, EndCode.System, ct);
            foreach (var match in all.Matches.Where(m => m.RequestId == request.RequestId)) await matches.End(match.Id, EndCode.System, ct);
            await looks.NoteStopped(new(request.ProgrammeId, request.RequestId, request.PersonId, request.RequestId, null), pregnancyId, ct);
        }
    }

    private async Task<All> With(IReadOnlyList<Planned> requests, CancellationToken ct) => new(requests, await db.Query<Pair>("""
        SELECT id, request_id, supporter_id, CASE WHEN first_contact_at IS NULL THEN 0 ELSE 1 END AS in_touch,
            CASE WHEN EXISTS (SELECT 1 FROM peersupport_look k WHERE k.subject_id = m.id AND k.why = 'SupporterLeft') THEN 1 ELSE 0 END AS leaving
        FROM peersupport_match m WHERE request_id IN @ids AND status IN ('Offered', 'Matched', 'Active') ORDER BY id
        """, new { ids = requests.Select(r => r.RequestId).ToList() }, ct));

    /// <summary>"1 match with a supporter"; empty for nothing. A request whose match is told of is not told of again.</summary>
    internal static IEnumerable<string> Says(int requests, int matches)
    {
        if (matches > 0) yield return matches == 1 ? "1 match with a peer supporter" : $"{matches} matches with peer supporters";
        if (requests > 0) yield return requests == 1 ? "1 request for somebody to talk to" : $"{requests} requests for somebody to talk to";
    }
}
