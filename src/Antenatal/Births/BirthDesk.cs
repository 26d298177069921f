using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <param name="BabyId">As it was expected; an id of its own where nobody knew of this baby.</param>
/// <param name="PersonId">Whom the baby becomes in Families, made when the form was shown.</param>
internal sealed record BabyEntry(Guid BabyId, Guid PersonId, BornHow? How, DateOnly? BornOn);

/// <summary>Keeps a birth: the babies here and in Families in one transaction, what follows of it, and who hears of it.</summary>
internal sealed class BirthDesk(Db db, Babies babies, PregnancySteps steps, AfterBirth after, History history, ISend send, IOutbox outbox, CurrentUser user, TimeProvider clock)
{
    internal const string LossTask = "antenatal.birth.look";

    private sealed record Row(Guid Id, Guid PregnancyId, BabyState State, Guid? PersonId, DateOnly? BornOn);

    /// <summary>Whether just this was recorded before.</summary>
    internal async Task<bool> IsRecorded(Guid pregnancyId, IReadOnlyList<BabyEntry> entries, CancellationToken ct)
    {
        if (entries.All(e => e.How != BornHow.Alive)) return false;
        var rows = (await Rows(entries, ct)).Where(r => r.PregnancyId == pregnancyId).ToDictionary(r => r.Id);
        return entries.All(e => rows.TryGetValue(e.BabyId, out var row) && row.BornOn == e.BornOn && (e.How == BornHow.Alive ? row.State == BabyState.Born && row.PersonId == e.PersonId : row.State != BabyState.Born));
    }

    /// <summary>Each baby that is expected is among them, none is here twice, and none is another's.</summary>
    internal async Task Check(Guid pregnancyId, IReadOnlyList<BabyEntry> entries, Refusals refusals, CancellationToken ct)
    {
        var rows = await Rows(entries, ct);
        if (rows.Any(r => r.PregnancyId != pregnancyId)) throw new NotFound("The baby");
        var expected = (await babies.Of(pregnancyId, ct)).Where(b => b.State == BabyState.Expected).Select(b => b.Id);
        refusals
            .If(entries.Count is 0 or > Babies.Most, "Babies", entries.Count == 0 ? "Say how each baby was born" : $"Record {Babies.Most} babies or fewer")
            .If(entries.Any(e => e.BabyId == Guid.Empty || e.PersonId == Guid.Empty) || entries.DistinctBy(e => e.BabyId).Count() != entries.Count || entries.DistinctBy(e => e.PersonId).Count() != entries.Count,
                "Babies", "This form came without its ids: open it again, then send it")
            .If(entries.Count > 0 && expected.Except(entries.Select(e => e.BabyId)).Any(), "Babies", "Say of each baby how it was born")
            .If(rows.Any(r => r.State != BabyState.Expected), "Babies", "One of these babies is recorded already: open this page again");
    }

    internal async Task Record(PregnancySteps.Now now, IReadOnlyList<BabyEntry> entries, Smoking smoking, CancellationToken ct)
    {
        var stands = await babies.Of(now.Id, ct);
        var known = stands.Select(b => b.Id).ToHashSet();
        var next = stands.Select(b => b.Number).DefaultIfEmpty().Max() + 1;
        foreach (var entry in entries)
        {
            if (!known.Contains(entry.BabyId))
                await db.Execute("INSERT INTO antenatal_baby (id, pregnancy_id, number, state) VALUES (@BabyId, @pregnancy, @number, 'Expected')", new { entry.BabyId, pregnancy = now.Id, number = next++ }, ct);
            if (entry.How == BornHow.Alive) await Born(now.Id, entry, ct);
            // The day alone: the rest is on the page about the loss, and until then this baby is neither born nor lost.
            else await db.Execute("UPDATE antenatal_baby SET born_on = @BornOn WHERE id = @BabyId", entry, ct);
        }
        var alive = entries.Where(e => e.How == BornHow.Alive).ToList();
        var first = alive.Min(e => e.BornOn)!.Value;
        await send.Send(new RegisterBirth(now.Id, [.. entries.Select(e => new RegisterBirth.Baby(known.Contains(e.BabyId) ? e.BabyId : null, e.PersonId, e.BornOn!.Value, e.How == BornHow.Alive))], now.PersonId), ct);
        await db.Execute("UPDATE antenatal_pregnancy SET smoking_at_delivery = @smoking, ended_on = COALESCE(ended_on, @first), outcome = 'Born' WHERE id = @Id", new { now.Id, smoking, first }, ct);
        if (alive.Count < entries.Count) await Wait(now, ct);
        else if (await steps.To(now.Id, PregnancyStatus.Born, now.Version, null, ct)) await after.Plan(now.Id, ct);
        await outbox.Add(new BabyBorn(now.Id, [.. alive.Select(e => e.PersonId)], first), ct);
    }

    private async Task Born(Guid pregnancyId, BabyEntry entry, CancellationToken ct)
    {
        await db.Execute("UPDATE antenatal_baby SET state = 'Born', born_on = @BornOn, person_id = @PersonId WHERE id = @BabyId AND state = 'Expected'", entry, ct);
        await history.Add(Subject.Baby, entry.BabyId, nameof(BabyState.Expected), nameof(BabyState.Born), ct: ct);
        await db.Execute("""
            INSERT INTO antenatal_registration (baby_id, pregnancy_id, due_on, version) VALUES (@BabyId, @pregnancyId, @due, 1)
            """, new { entry.BabyId, pregnancyId, due = entry.BornOn!.Value.AddDays(Birth.RegisterDays) }, ct);
    }

    /// <summary>It is a birth when what happened to the other baby is recorded too; who may not record that leaves it to her midwife.</summary>
    private async Task Wait(PregnancySteps.Now now, CancellationToken ct)
    {
        await db.ExecuteVersioned("UPDATE antenatal_pregnancy SET version = version + 1 WHERE id = @Id AND version = @Version", new { now.Id, now.Version }, ct: ct);
        if (user.May(Permissions.RecordLoss) || (now.MidwifeUserId ?? now.TeamId) is null) return;
        await send.Send(new OpenTask(clock.NewId(), "Look at a birth that was recorded: something is yours to record", LossTask, null, null, clock.Today(), TaskPriority.High,
            now.MidwifeUserId, now.MidwifeUserId is null ? now.TeamId : null, $"/antenatal/pregnancies/{now.Id}"), ct);
    }

    private Task<IReadOnlyList<Row>> Rows(IReadOnlyList<BabyEntry> entries, CancellationToken ct) =>
        db.Query<Row>("SELECT id, pregnancy_id, state, person_id, born_on FROM antenatal_baby WHERE id IN @ids", new { ids = entries.Select(e => e.BabyId).ToList() }, ct);
}
