using Neighbourhood.Antenatal.People;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>A midwife, or a health visitor from the 28th week, reads how a pregnancy stands and what to do next.</summary>
[Allows(Permissions.View, On = nameof(PregnancyId))]
internal sealed record SeePregnancy(Guid PregnancyId) : IQuery<SeePregnancy.View>
{
    /// <param name="Name">As Families shows it to this viewer: of a restricted woman the first name alone.</param>
    /// <param name="Gestation">"12+6"; null where the due date is not known, or no baby is expected.</param>
    /// <param name="Settled">Babies lost or born, for who looks after it; 0 for everybody else, who is told of a loss only as she chose.</param>
    /// <param name="MayWrite">The viewer looks after it: what is the midwife's own is null for everybody else.</param>
    internal sealed record View(
        Guid Id, Guid PersonId, Guid? HouseholdId, string Name, PregnancyStatus Status, int Version, DateOnly NotifiedOn, string Source, string Notifier, DateOnly? EddByDates, DateOnly? EddByScan,
        DateOnly? AgreedEdd, string? Gestation, DateOnly? Lmp, Parity? Parity, Multiple Multiple, int Expected, int Settled, DateOnly? BookingOn, DateOnly? BookingDoneOn, string? BookedAt,
        bool BookedElsewhere, string? LateReason, string? Smoking, DateOnly BookBy, Guid? MidwifeUserId, string Midwife, Guid? VisitorUserId, string? Visitor, bool TeamMayKnow, bool GpMayKnow,
        bool Held, Conversation? Under16, Moves.Open? Move, IReadOnlyList<ComplexFactor>? Factors, IReadOnlyList<Next> Next, IReadOnlyList<Line> History, bool MayWrite)
    {
        public bool IsExpecting => Pregnancy.IsExpecting(Status);
    }

    /// <param name="On">Null while it is still to be held.</param>
    internal sealed record Conversation(DateOnly? On, string? By, string? Outcome, bool ConcernRaised);

    /// <param name="Path">Where it is done.</param>
    internal sealed record Next(string Says, string Path, bool Urgent = false);

    internal sealed record Line(DateTimeOffset At, string Says, string? Why, string By);

    private sealed record Row(
        NotifiedBy Source, Guid? NotifiedBy, DateOnly? Lmp, DateOnly? EddByDates, DateOnly? EddByScan, DateOnly? BookingDoneOn, int? BookedAtDays, bool BookedElsewhere, string? LateReason,
        string? SmokingAtBooking, Guid? HvUserId, bool TeamMayKnow, bool GpMayKnow);

    private sealed record Talk(DateOnly? DiscussedOn, Guid? DiscussedBy, string? Outcome, Guid? ConcernId);

    private sealed record Factor(ComplexFactor Code);

    internal sealed class Handler(Db db, ISend send, Seen seen, Babies babies, Moves moves, DoNotContact holds, History history, Guard guard, Audit audit, TimeProvider clock) : IQueryHandler<SeePregnancy, View>
    {
        public async Task<View> Handle(SeePregnancy query, CancellationToken ct)
        {
            var now = await seen.See(query.PregnancyId, ct);
            var row = (await db.Find<Row>("""
                SELECT source, notified_by, lmp, edd_by_dates, edd_by_scan, booking_done_on, booked_at_days, booked_elsewhere, late_reason, smoking_at_booking, hv_user_id, team_may_know, gp_may_know
                FROM antenatal_pregnancy WHERE id = @Id
                """, new { now.Id }, ct))!;
            var write = await guard.Reaches(Permissions.Write, "PregnancyId", now.Id, ct);
            var expecting = Pregnancy.IsExpecting(now.Status);
            var talk = await db.Find<Talk>("SELECT discussed_on, discussed_by, outcome, concern_id FROM antenatal_under_16 WHERE pregnancy_id = @Id", new { now.Id }, ct);
            IReadOnlyList<Factor> factors = write ? await db.Query<Factor>("SELECT code FROM antenatal_factor WHERE pregnancy_id = @Id ORDER BY code", new { now.Id }, ct) : [];
            var (steps, all) = (await history.Of(now.Id, ct), await babies.Of(now.Id, ct));
            var move = await moves.Asked(now.Id, ct);
            var bookBy = await DueDates.BookBy(send, now.AgreedEdd, now.NotifiedOn, now.NeighbourhoodId, ct);
            var name = await send.Names([row.NotifiedBy, now.MidwifeUserId, row.HvUserId, talk?.DiscussedBy, .. steps.Select(s => s.ByUser)], ct);
            var person = (await send.Ask(new GetPeople([now.PersonId]), ct)).SingleOrDefault();
            audit.Saw(now.PersonId);
            return new(
                now.Id, now.PersonId, now.HouseholdId, person?.Name ?? "Somebody you do not work with", now.Status, now.Version, now.NotifiedOn, PregnancyWords.Label(row.Source), name(row.NotifiedBy),
                row.EddByDates, row.EddByScan, now.AgreedEdd, expecting ? Gestation.Of(now.AgreedEdd, clock.Today())?.Text : null, row.Lmp, write ? now.Parity : null, now.Multiple,
                all.Count(b => b.State == BabyState.Expected), write ? all.Count(b => b.State != BabyState.Expected) : 0, now.BookingOn, row.BookingDoneOn,
                row.BookedAtDays is { } days ? new Gestation(days).Text : null, row.BookedElsewhere, PregnancyWords.Late(row.LateReason),
                Enum.TryParse<Smoking>(row.SmokingAtBooking, out var smoking) ? PregnancyWords.Label(smoking) : null, bookBy, now.MidwifeUserId,
                now.MidwifeUserId is null ? "Nobody yet" : name(now.MidwifeUserId), row.HvUserId, row.HvUserId is null ? null : name(row.HvUserId), row.TeamMayKnow, row.GpMayKnow,
                (await holds.Held([now.PersonId], ct)).Count > 0, talk is null ? null : new(talk.DiscussedOn, talk.DiscussedBy is null ? null : name(talk.DiscussedBy), talk.Outcome, talk.ConcernId is not null),
                move, write ? [.. factors.Select(f => f.Code)] : null,
                write ? [.. WhatNext(now, talk, move, bookBy, factors.Count > 0, clock.Today())] : [],
                // Why is the midwife's own: it says whether she gave birth before, and what she told.
                [.. steps.Select(s => new Line(s.At, PregnancyWords.Step(s.ToStatus), write ? s.Reason : null, name(s.ByUser)))], write);
        }

        private static IEnumerable<Next> WhatNext(PregnancySteps.Now now, Talk? talk, Moves.Open? move, DateOnly bookBy, bool factors, DateOnly today)
        {
            var at = $"/antenatal/pregnancies/{now.Id}";
            var expecting = Pregnancy.IsExpecting(now.Status);
            if (Pregnancy.IsOpen(now.Status) && talk is { DiscussedOn: null }) yield return new("Hold a safeguarding conversation with her today", $"{at}/conversation", Urgent: true);
            if (move is not null) yield return new($"Waiting for the receipt of {move.ToProvider}, asked on {move.AskedOn.Date()}: until it is here she stays yours", $"{at}/receipt");
            if (now.Status == PregnancyStatus.Notified)
                yield return new(bookBy < today ? $"Agree a booking appointment: it was due by {bookBy.Date()}" : $"Agree a booking appointment, by {bookBy.Date()}", $"{at}/booking", bookBy < today);
            if (now is { Status: PregnancyStatus.Booked, BookingOn: { } on })
                yield return on <= today ? new($"Note how the booking appointment of {on.Date()} went", $"{at}/booked") : new($"Her booking appointment is on {on.Date()}", $"{at}/booking");
            if (expecting && now.AgreedEdd is null) yield return new("Find out when the baby is due", $"{at}/dates");
            if (expecting && now.Parity == Parity.NotKnown) yield return new("Ask whether she gave birth before", $"{at}/babies");
            if (expecting && factors) yield return new("Think of offering her a family hub worker, or a case meeting: nobody is told by itself",
                now.HouseholdId is { } household ? $"/mdt/referrals/new?HouseholdId={household}" : "/mdt/referrals/new");
        }
    }
}
