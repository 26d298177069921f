using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>Two families of the demo's midwife with a baby: one hand-over that waits for its receipt, one that was received, and a birth that is due to be registered.</summary>
internal sealed class MakesDemoBirths(Db db, ISend send, IOutbox outbox, CurrentUser user, TimeProvider clock) : IDemoPart
{
    /// <summary>Left as "pregnancy:born", "pregnant:born", "baby:born", "handover:born" …</summary>
    private static readonly (string Key, int DaysAgo, bool Received)[] Made = [("born", 5, false), ("handed-over", 31, true)];

    public int Order => 54;

    public string Says => "babies, and families handed over";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        if (!demo.Accounts.TryGetValue("midwife", out var midwife) || !demo.Accounts.TryGetValue("healthvisitor", out var visitor)) return;
        var taken = demo.Ids.Where(i => i.Key.StartsWith("pregnant:", StringComparison.Ordinal)).Select(i => i.Value).ToHashSet();
        var next = 0;
        // The demo's midwife works with every third family, from the second.
        for (var index = 1; index < demo.HouseholdIds.Count && next < Made.Length; index += 3)
        {
            if (await send.Ask(new GetHousehold(demo.HouseholdIds[index]), ct) is not { } family || family.Members.FirstOrDefault(m => m.Role == "mother") is not { } mother || taken.Contains(mother.PersonId)) continue;
            var (key, daysAgo, received) = Made[next++];
            await Family(demo, key, (family.Id, mother.PersonId), (midwife, visitor), clock.Today().AddDays(-daysAgo), received, ct);
        }
        user.IsSystemFor(null);
    }

    private async Task Family(Kernel.Demo demo, string key, (Guid Household, Guid Mother) family, (Guid Midwife, Guid Visitor) carers, DateOnly bornOn, bool received, CancellationToken ct)
    {
        var (id, baby, person, handover) = (clock.NewId(), clock.NewId(), clock.NewId(), clock.NewId());
        (demo.Ids[$"pregnancy:{key}"], demo.Ids[$"pregnant:{key}"], demo.Ids[$"baby:{key}"], demo.Ids[$"handover:{key}"]) = (id, family.Mother, baby, handover);
        user.IsSystemFor(carers.Midwife);
        await db.InOne(() => Expecting(id, baby, family, carers, bornOn, ct), ct);
        await send.Send(new RecordBirth.Command(id, 1, [new(baby, person, BornHow.Alive, bornOn)], Smoking.No), ct);
        await send.Send(new TalkSleep.Command(clock.NewId(), id, SleepMoment.GoingHome, bornOn.AddDays(1), ["place", "back", "sofa"], "A cot beside the bed, also when they stay with Gran"), ct);
        await send.Send(new NoteStartForLife.Command(family.Mother, bornOn, received ? clock.Today() : null), ct);
        await send.Send(new SendHandover.Command(handover, id, carers.Visitor, false, null), ct);
        if (!received) return;
        user.IsSystemFor(carers.Visitor);
        await send.Send(new ReceiveHandover.Command(handover, 1), ct);
    }

    private async Task Expecting(Guid id, Guid baby, (Guid Household, Guid Mother) family, (Guid Midwife, Guid Visitor) carers, DateOnly bornOn, CancellationToken ct)
    {
        var notified = bornOn.AddDays(-220);
        await db.Execute("""
            INSERT INTO antenatal_pregnancy (id, person_id, household_id, status, notified_on, source, notified_by, agreed_edd, edd_by_scan, parity, multiple, booking_on, booking_done_on, booked_at_days,
                booked_elsewhere, midwife_user_id, hv_user_id, team_may_know, gp_may_know, created_at, version)
            VALUES (@id, @Mother, @Household, 'Ongoing', @notified, 'Midwife', @Midwife, @edd, @edd, 'Nulliparous', 'No', @booked, @booked, 66, 0, @Midwife, @Visitor, 1, 1, @now, 1)
            """, new { id, family.Mother, family.Household, notified, carers.Midwife, carers.Visitor, edd = bornOn.AddDays(2), booked = notified.AddDays(8), now = clock.Now() }, ct);
        await db.Execute("INSERT INTO antenatal_baby (id, pregnancy_id, number, state) VALUES (@baby, @id, 1, 'Expected')", new { baby, id }, ct);
        await outbox.Add(new PregnancyNotified(id, family.Mother, [baby], notified), ct);
    }
}
