using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Demo;

/// <summary>A few made-up pregnancies of families that the demo's midwife works with. Other parts of the demo stand on them by their agreed names.</summary>
internal sealed class MakesDemoPregnancies(Db db, ISend send, IOutbox outbox, TimeProvider clock) : IDemoPart
{
    /// <summary>Their ids are left as "pregnancy:early", the women's as "pregnant:early" …</summary>
    private static readonly (string Key, PregnancyStatus Status, int? Weeks, int Days, Parity Parity, int Babies)[] Made =
    [
        ("early", PregnancyStatus.Notified, 8, 2, Parity.Nulliparous, 1),
        ("unknown", PregnancyStatus.Notified, null, 0, Parity.NotKnown, 1),
        ("middle", PregnancyStatus.Ongoing, 17, 4, Parity.Parous, 1),
        ("twins", PregnancyStatus.Ongoing, 29, 0, Parity.Nulliparous, 2),
        ("late", PregnancyStatus.Ongoing, 36, 3, Parity.Nulliparous, 1),
        ("quiet", PregnancyStatus.Notified, 13, 3, Parity.Parous, 1),
        ("booked", PregnancyStatus.Booked, 9, 4, Parity.Parous, 1),
    ];

    public int Order => 50;

    public string Says => "pregnancies of a midwife's families";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        // The demo's midwife works with every third family, from the second.
        var next = 0;
        for (var index = 1; index < demo.HouseholdIds.Count && next < Made.Length; index += 3)
        {
            if (await send.Ask(new GetHousehold(demo.HouseholdIds[index]), ct) is not { } family || family.Members.FirstOrDefault(m => m.Role == "mother") is not { } mother) continue;
            var one = Made[next++];
            await db.InOne(() => Pregnancy(demo, family.Id, mother.PersonId, one, ct), ct);
        }
    }

    private async Task Pregnancy(Kernel.Demo demo, Guid household, Guid mother, (string Key, PregnancyStatus Status, int? Weeks, int Days, Parity Parity, int Babies) one, CancellationToken ct)
    {
        var (id, today) = (clock.NewId(), clock.Today());
        (demo.Ids[$"pregnancy:{one.Key}"], demo.Ids[$"pregnant:{one.Key}"]) = (id, mother);
        var area = (await send.Ask(new GetReportArea([mother], today), ct)).SingleOrDefault();
        var edd = one.Weeks is { } weeks ? today.AddDays(Gestation.Term - (7 * weeks) - one.Days) : (DateOnly?)null;
        await db.Execute("""
            INSERT INTO antenatal_pregnancy (id, person_id, household_id, status, notified_on, source, notified_by, lmp, edd_by_dates, agreed_edd, parity, multiple, booking_on, booking_done_on, booked_at_days,
                booked_elsewhere, midwife_user_id, hv_user_id, team_may_know, gp_may_know, lsoa, imd_decile, imd_version, locality_id, neighbourhood_id, created_at, version)
            VALUES (@id, @mother, @household, @Status, @notified, 'Midwife', @midwife, @lmp, @edd, @edd, @Parity, @multiple, @booking, @booked, @bookedAt, 0, @midwife, @visitor, 1, 1,
                @lsoa, @decile, @imd, @locality, @neighbourhood, @now, 1)
            """, new
        {
            id,
            mother,
            household,
            one.Status,
            notified = today.AddDays(-20),
            midwife = demo.Accounts.TryGetValue("midwife", out var midwife) ? midwife : (Guid?)null,
            visitor = demo.Accounts.TryGetValue("healthvisitor", out var visitor) ? visitor : (Guid?)null,
            lmp = edd?.AddDays(-Gestation.Term),
            edd,
            one.Parity,
            multiple = one.Babies > 1 ? Multiple.Yes : Multiple.No,
            booking = one.Status switch { PregnancyStatus.Ongoing => today.AddDays(-15), PregnancyStatus.Booked => today.AddDays(-1), _ => (DateOnly?)null },
            booked = one.Status == PregnancyStatus.Ongoing ? today.AddDays(-15) : (DateOnly?)null,
            bookedAt = one.Status == PregnancyStatus.Ongoing && edd is { } due ? Gestation.Of(due, today.AddDays(-15)).Days : (int?)null,
            lsoa = area?.Lsoa,
            decile = area?.ImdDecile,
            imd = area?.ImdVersion,
            locality = area?.LocalityId,
            neighbourhood = area?.NeighbourhoodId,
            now = clock.Now(),
        }, ct);
        var babies = new List<Guid>();
        for (var number = 1; number <= one.Babies; number++)
        {
            babies.Add(clock.NewId());
            await db.Execute("INSERT INTO antenatal_baby (id, pregnancy_id, number, state) VALUES (@baby, @id, @number, 'Expected')", new { baby = babies[^1], id, number }, ct);
        }
        await outbox.Add(new PregnancyNotified(id, mother, babies, today.AddDays(-20)), ct);
    }
}
