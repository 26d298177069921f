using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>The pregnancies of a midwife and her team, each in one line: what is next, and who has gone quiet. With whom contact is stopped stands apart.</summary>
internal sealed class Worklist(Db db, ISend send, Quiet quiet, OffersDue offers, DoNotContact contact, CurrentUser user, TimeProvider clock)
{
    /// <param name="At">Null where the due date is not known.</param>
    /// <param name="NotBooked">Not booked by 12+6.</param>
    /// <param name="Quiet">What she missed since the last contact; null where nothing.</param>
    /// <param name="SilenceId">A question about it that is open.</param>
    internal sealed record Line(
        Guid PregnancyId, Guid PersonId, bool Mine, PregnancyStatus Status, Gestation? At, NextStep Next, DueBucket Bucket, bool NotBooked, bool DateUnknown, Quiet.Silence? Quiet, Guid? SilenceId,
        bool OfferDue)
    {
        internal bool IsQuiet => Quiet is not null || SilenceId is not null;
    }

    /// <summary>Do not contact, ask first.</summary>
    internal sealed record Apart(Guid PregnancyId, Guid PersonId, bool Mine);

    /// <param name="Lines">By what is due, the soonest first.</param>
    internal sealed record All(IReadOnlyList<Line> Lines, IReadOnlyList<Apart> Held);

    private sealed record Row(
        Guid Id, Guid PersonId, PregnancyStatus Status, DateOnly NotifiedOn, DateOnly? AgreedEdd, DateOnly? EddPromptedOn, DateOnly? NotBookedFlaggedOn, DateOnly? BookingOn, Guid? MidwifeUserId, Guid? NeighbourhoodId);

    private sealed record Due(
        Guid Id, Guid PregnancyId, string Code, MilestoneKind Kind, DateOnly DueFrom, DateOnly DueOn, DateOnly DueTo, MilestoneStatus Status, Because? Because, bool IfFirst, int Version);

    private sealed record Asked(Guid Id, Guid PregnancyId, DateOnly OpenedOn);

    internal async Task<All> Read(CancellationToken ct)
    {
        var rows = await Rows(ct);
        List<Guid> women = [.. rows.Select(r => r.PersonId).Distinct()];
        var (held, died) = (await contact.Held(women, ct), await contact.Died(women, ct));
        var apart = rows.Where(r => r.Status == PregnancyStatus.LossRecorded || held.Contains(r.PersonId) || died.Contains(r.PersonId)).ToList();
        List<Row> others = [.. rows.Except(apart)];
        return new(await Lines(others, ct), [.. apart.Select(r => new Apart(r.Id, r.PersonId, r.MidwifeUserId == user.Id))]);
    }

    private async Task<IReadOnlyList<Line>> Lines(IReadOnlyList<Row> rows, CancellationToken ct)
    {
        if (rows.Count == 0) return [];
        List<Guid> ids = [.. rows.Select(r => r.Id)];
        var due = (await db.Query<Due>("""
            SELECT id, pregnancy_id, code, kind, due_from, due_on, due_to, status, because, if_first, version FROM antenatal_milestone
            WHERE pregnancy_id IN @ids AND (status IN ('Upcoming', 'Open') OR code = 'booking') ORDER BY due_on
            """, new { ids }, ct)).ToLookup(d => d.PregnancyId, d => new Replan.Row(d.Id, d.Code, d.Kind, d.DueFrom, d.DueOn, d.DueTo, d.Status, d.Because, d.IfFirst, d.Version));
        var asked = (await db.Query<Asked>("SELECT id, pregnancy_id, opened_on FROM antenatal_silence WHERE pregnancy_id IN @ids AND closed_on IS NULL ORDER BY opened_on, id", new { ids }, ct))
            .ToLookup(a => a.PregnancyId);
        var (gone, offered, today) = (await quiet.Of(ids, ct), await offers.Of(ids, ct), clock.Today());
        var prompts = new Dictionary<Guid, int>();
        var lines = new List<Line>();
        foreach (var row in rows)
        {
            var area = row.NeighbourhoodId ?? Guid.Empty;
            if (!prompts.TryGetValue(area, out var days)) prompts[area] = days = await send.Number("antenatal.eddUnknownPromptDays", row.NeighbourhoodId, ct);
            var open = asked[row.Id].FirstOrDefault();
            var next = NextStep.Of(new(row.Id, row.Status, row.NotifiedOn, row.AgreedEdd, row.EddPromptedOn, row.BookingOn, open?.Id, open?.OpenedOn, [.. due[row.Id]], days), today);
            lines.Add(new(row.Id, row.PersonId, row.MidwifeUserId == user.Id, row.Status, row.Status == PregnancyStatus.Born ? null : Gestation.Of(row.AgreedEdd, today), next, NextStep.Bucket(next.On, today),
                row is { Status: PregnancyStatus.Notified, NotBookedFlaggedOn: not null }, row.AgreedEdd is null && row.Status != PregnancyStatus.Born, gone.GetValueOrDefault(row.Id), open?.Id,
                offered.ContainsKey(row.Id)));
        }
        return [.. lines.OrderBy(l => l.Next.On).ThenBy(l => l.PregnancyId)];
    }

    private async Task<IReadOnlyList<Row>> Rows(CancellationToken ct)
    {
        if (user.ScopesFor(Permissions.Work) is not { } scopes)
            return await db.Query<Row>("""
                SELECT id, person_id, status, notified_on, agreed_edd, edd_prompted_on, not_booked_flagged_on, booking_on, midwife_user_id, neighbourhood_id
                FROM antenatal_pregnancy WHERE status IN ('Notified', 'Booked', 'Ongoing', 'Born', 'LossRecorded') ORDER BY id
                """, ct: ct);
        // Each half by its own index: every midwife's first page reads this.
        return await db.Query<Row>("""
            SELECT id, person_id, status, notified_on, agreed_edd, edd_prompted_on, not_booked_flagged_on, booking_on, midwife_user_id, neighbourhood_id
            FROM antenatal_pregnancy WHERE status IN ('Notified', 'Booked', 'Ongoing', 'Born', 'LossRecorded') AND midwife_user_id IN @scopes
            UNION SELECT id, person_id, status, notified_on, agreed_edd, edd_prompted_on, not_booked_flagged_on, booking_on, midwife_user_id, neighbourhood_id
            FROM antenatal_pregnancy WHERE status IN ('Notified', 'Booked', 'Ongoing', 'Born', 'LossRecorded') AND team_id IN @scopes
            ORDER BY id
            """, new { scopes = scopes.ToList() }, ct);
    }
}
