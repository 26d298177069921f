using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Measures;

/// <summary>Made-up pregnancies of the demo's families that are over, so that the figures of this year and the last have bars; and one thing to look at again.</summary>
internal sealed class MakesDemoFigures(Db db, ISend send, TimeProvider clock) : IDemoPart
{
    /// <summary>Months ago that the booking appointment was held: nobody of these is expecting any more, or looked after here.</summary>
    private static readonly int[] MonthsAgo = [2, 12, 4, 14, 6, 16];

    private sealed record Mother(Guid PersonId, Guid HouseholdId);

    public int Order => 58;

    public string Says => "pregnancies of the last year, for figures";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        if (demo.Ids.TryGetValue("pregnancy:late", out var late))
            await db.InOne(() => db.Execute("INSERT INTO antenatal_look_again (id, pregnancy_id, why, opened_on) VALUES (@id, @late, @why, @today)",
                new { id = clock.NewId(), late, why = LookWhy.Moved, today = clock.Today().AddDays(-2) }, ct), ct);
        var pregnant = demo.Ids.Where(i => i.Key.StartsWith("pregnant:", StringComparison.Ordinal)).Select(i => i.Value).ToHashSet();
        var mothers = new List<Mother>();
        foreach (var household in demo.HouseholdIds)
            if ((await send.Ask(new GetHousehold(household), ct))?.Members.FirstOrDefault(m => m.Role == "mother") is { } mother && !pregnant.Contains(mother.PersonId)) mothers.Add(new(mother.PersonId, household));
        var areas = (await send.Ask(new GetReportArea([.. mothers.Select(m => m.PersonId)], clock.Today()), ct)).ToDictionary(a => a.PersonId);
        var groups = (await send.Ask(new GetEthnicities([.. mothers.Select(m => m.PersonId)]), ct)).ToDictionary(g => g.PersonId, g => g.EthnicityCode);
        for (var index = 0; index < 2 * mothers.Count; index++)
        {
            var (mother, nth) = (mothers[index % mothers.Count], index);
            await db.InOne(() => Row(demo, mother, nth, areas.GetValueOrDefault(mother.PersonId), groups.GetValueOrDefault(mother.PersonId), ct), ct);
        }
    }

    private async Task Row(Kernel.Demo demo, Mother mother, int nth, GetReportArea.Area? area, string? ethnicity, CancellationToken ct)
    {
        var booked = clock.Today().AddMonths(-MonthsAgo[(nth + (nth / MonthsAgo.Length)) % MonthsAgo.Length]).AddDays(-(nth % 23));
        var days = nth % 11 == 0 ? (int?)null : nth % 4 == 1 ? 74 + (nth % 30) : 52 + (nth % 18);
        var born = booked.AddDays(Gestation.Term - (days ?? 66));
        var over = born < clock.Today().AddDays(-50);
        var row = new
        {
            id = clock.NewId(),
            mother.PersonId,
            mother.HouseholdId,
            status = over ? PregnancyStatus.Closed : PregnancyStatus.MovedAway,
            before = over ? (PregnancyStatus?)null : PregnancyStatus.Ongoing,
            notified = booked.AddDays(-9 - (nth % 9)),
            booked,
            days,
            late = days > 70 ? Counting.LateReasons[nth % 5] : null,
            midwife = nth % 6 < 2 && demo.Accounts.TryGetValue("midwife", out var midwife) ? midwife : (Guid?)null,
            smoking = Counting.Smoking[nth % 9 == 0 ? 2 : nth % 7 == 0 ? 1 : 0],
            delivery = over ? Counting.Smoking[nth % 9 == 0 ? 2 : 0] : null,
            feeding = over ? Counting.Feeding[nth % 4 == 3 ? 2 : nth % 4 == 2 ? 1 : 0] : null,
            lsoa = area?.Lsoa,
            decile = area?.ImdDecile,
            imd = area?.ImdVersion,
            locality = area?.LocalityId,
            neighbourhood = area?.NeighbourhoodId,
            ethnicity,
            ended = over ? born : clock.Today(),
            now = clock.Now(),
        };
        await db.Execute("""
            INSERT INTO antenatal_pregnancy (id, person_id, household_id, status, status_before, notified_on, source, parity, multiple, booking_on, booking_done_on, booked_at_days, booked_elsewhere, late_reason,
                midwife_user_id, team_may_know, gp_may_know, smoking_at_booking, smoking_at_delivery, feeding_at_6_weeks, lsoa, imd_decile, imd_version, locality_id, neighbourhood_id, ethnicity, ended_on,
                created_at, version)
            VALUES (@id, @PersonId, @HouseholdId, @status, @before, @notified, 'Midwife', 'NotKnown', 'No', @booked, @booked, @days, 0, @late,
                @midwife, 0, 0, @smoking, @delivery, @feeding, @lsoa, @decile, @imd, @locality, @neighbourhood, @ethnicity, @ended, @now, 1)
            """, row, ct);
        if (over) await Born(demo, row.id, nth, born, ct);
        if (nth % 5 > 0) await Hub(demo, row.id, mother.PersonId, nth, booked, ct);
        await db.Execute("""
            INSERT INTO antenatal_partner (pregnancy_id, person_id, involved, may_be_invited, noted_on, version) VALUES (@id, NULL, @involved, 0, @booked, 1)
            """, new { row.id, involved = Counting.Partners[nth % 6 == 0 ? 3 : nth % 6 == 1 ? 1 : 0], booked }, ct);
        if (nth % 3 > 0)
            await db.Execute("INSERT INTO antenatal_start_for_life (id, pregnancy_id, person_id, told_on, reached_on) VALUES (@id, @pregnancy, @PersonId, @booked, @reached)",
                new { id = clock.NewId(), pregnancy = row.id, mother.PersonId, booked, reached = nth % 3 == 1 ? booked.AddDays(40) : (DateOnly?)null }, ct);
    }

    private async Task Born(Kernel.Demo demo, Guid pregnancy, int nth, DateOnly born, CancellationToken ct)
    {
        await db.Execute("INSERT INTO antenatal_baby (id, pregnancy_id, number, state, born_on) VALUES (@id, @pregnancy, 1, 'Born', @born)", new { id = clock.NewId(), pregnancy, born }, ct);
        await db.Execute("INSERT INTO antenatal_handover (id, pregnancy_id, to_user_id, content, sent_on, reply_by, received_on, version) VALUES (@id, @pregnancy, @visitor, 'Made up for the demo', @sent, @by, @received, 1)", new
        {
            id = clock.NewId(),
            pregnancy,
            visitor = demo.Accounts.TryGetValue("healthvisitor", out var visitor) ? visitor : (Guid?)null,
            sent = born.AddDays(5),
            by = born.AddDays(8),
            received = born.AddDays(nth % 5 == 0 ? 14 : 8),
        }, ct);
    }

    private async Task Hub(Kernel.Demo demo, Guid pregnancy, Guid personId, int nth, DateOnly booked, CancellationToken ct)
    {
        var (offer, site) = (clock.NewId(), demo.Ids.Where(i => i.Key.StartsWith("site:", StringComparison.Ordinal)).Select(i => (Guid?)i.Value).FirstOrDefault());
        var yes = nth % 5 > 1 && site is not null;
        await db.Execute("INSERT INTO antenatal_hub_offer (id, pregnancy_id, moment, offered_on, wording, answer, site_id) VALUES (@offer, @pregnancy, 'Booking', @booked, 'Made up for the demo', @answer, @site)",
            new { offer, pregnancy, booked, answer = yes ? "YesCallMe" : "NoThanks", site }, ct);
        if (!yes) return;
        await db.Execute("""
            INSERT INTO antenatal_hub_link (id, pregnancy_id, person_id, offer_id, site_id, status, shares_due_month, shares_language, tell_midwife, tell_gp, partner_welcome, choices, asked_on, answered_on, welcomed_on,
                first_attended_on, ended_on, version)
            VALUES (@id, @pregnancy, @personId, @offer, @site, 'Ended', 1, 0, 1, 0, 'NotAsked', 1, @booked, @answered, @welcomed, @came, @came, 1)
            """, new { id = clock.NewId(), pregnancy, personId, offer, site, booked, answered = booked.AddDays(2), welcomed = booked.AddDays(4 + (nth % 7)), came = nth % 2 == 0 ? booked.AddDays(45) : (DateOnly?)null }, ct);
    }
}
