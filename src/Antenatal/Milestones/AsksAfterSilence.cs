using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>
/// Her midwife is asked about a woman who is not booked by 12+6, and about one who missed appointments and was not spoken with since: once each, and by nobody while contact is held.
/// </summary>
internal sealed class AsksAfterSilence(Db db, OneByOne each, ISend send, PregnancySteps pregnancies, MilestonePlan plan, Silences silences, Quiet quiet, DoNotContact contact) : ITimed
{
    public string Name => "antenatal.silences.ask";

    public TimeSpan Period => TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        await each.Run(Name, await db.Query<Guid>("""
            SELECT id FROM antenatal_pregnancy WHERE status = 'Notified' AND agreed_edd IS NOT NULL AND not_booked_flagged_on IS NULL ORDER BY agreed_edd, id
            """, ct: ct), async pregnancy => await plan.AskWhereNotBooked(await pregnancies.Find(pregnancy, ct), ct), ct);
        await each.Run(Name, await Missing(ct), pregnancy => Ask(pregnancy, ct), ct);
    }

    /// <summary>Those who missed something and about whom nobody is asked yet.</summary>
    private Task<IReadOnlyList<Guid>> Missing(CancellationToken ct) => db.Query<Guid>("""
        SELECT p.id FROM antenatal_pregnancy p WHERE p.status IN ('Notified', 'Booked', 'Ongoing')
          AND EXISTS (SELECT 1 FROM antenatal_milestone m WHERE m.pregnancy_id = p.id AND m.status = 'Missed' AND m.because IS NULL AND m.kind IN ('Appointment', 'Scan'))
          AND NOT EXISTS (SELECT 1 FROM antenatal_silence s WHERE s.pregnancy_id = p.id AND s.closed_on IS NULL)
        ORDER BY p.id
        """, ct: ct);

    private async Task Ask(Guid pregnancyId, CancellationToken ct)
    {
        var now = await pregnancies.Find(pregnancyId, ct);
        if (!(await quiet.Of([pregnancyId], ct)).TryGetValue(pregnancyId, out var silence)) return;
        if (silence.Missed.Count < await send.Number("antenatal.quietAfterMissed", now.NeighbourhoodId, ct) || (await contact.Held([now.PersonId], ct)).Count > 0) return;
        if (await LastSpoken(now.HouseholdId, ct) is { } spoken && spoken >= silence.Missed[^1].On) return;
        await silences.Open(now, SilenceWhy.Missed, ct);
    }

    /// <summary>Somebody of any service spoke with the family.</summary>
    private async Task<DateOnly?> LastSpoken(Guid? householdId, CancellationToken ct) =>
        householdId is { } household ? (await send.Ask(new GetContactSummary(household), ct))?.LastSpokenOn : null;
}
