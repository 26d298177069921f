using System.Globalization;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>Keeps another day of birth: here, in Families in the same transaction, in what was counted from it and in what was handed over; what it was stays in the history.</summary>
internal sealed class BirthDays(Db db, BornBabies babies, MilestonePlan milestones, History history, ISend send, IOutbox outbox)
{
    private const string Format = "yyyy-MM-dd";

    internal sealed record Change(BornBabies.Born Baby, DateOnly BornOn);

    private sealed record Registered(DateOnly? DoneOn);

    private sealed record Sent(Guid Id, string Content);

    internal async Task<DateOnly?> RegisteredOn(Guid babyId, CancellationToken ct) => (await db.Find<Registered>("SELECT done_on FROM antenatal_registration WHERE baby_id = @babyId", new { babyId }, ct))?.DoneOn;

    /// <summary>The day in a step of a baby's history; null for any other step.</summary>
    internal static DateOnly? Read(string? step) => DateOnly.TryParseExact(step, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    internal async Task Correct(PregnancySteps.Now now, int version, IReadOnlyList<Change> changes, string reason, CancellationToken ct)
    {
        foreach (var (baby, bornOn) in changes)
        {
            await db.Execute("UPDATE antenatal_baby SET born_on = @bornOn WHERE id = @Id", new { baby.Id, bornOn }, ct);
            await db.Execute("UPDATE antenatal_registration SET due_on = @due, version = version + 1 WHERE baby_id = @Id", new { baby.Id, due = bornOn.AddDays(Birth.RegisterDays) }, ct);
            await history.Add(Subject.Baby, baby.Id, baby.BornOn.ToString(Format, CultureInfo.InvariantCulture), bornOn.ToString(Format, CultureInfo.InvariantCulture), reason, ct);
        }
        var first = (await babies.Of(now.Id, ct)).Min(b => b.BornOn);
        await db.ExecuteVersioned("UPDATE antenatal_pregnancy SET ended_on = @first, version = version + 1 WHERE id = @Id AND version = @version", new { now.Id, first, version },
            "Somebody else has changed this pregnancy. Look at what stands now, then correct the day.", ct: ct);
        await send.Send(new RegisterBirth(now.Id, [.. changes.Select(c => new RegisterBirth.Baby(null, c.Baby.PersonId, c.BornOn, true))], now.PersonId, Corrects: true), ct);
        // Care that ended goes on being visited; what a death stopped stays stopped.
        if (now.Status != PregnancyStatus.Closed) await milestones.Remake(now.Id, ct);
        else if (await db.Find<int>("SELECT COUNT(*) FROM antenatal_stopped WHERE pregnancy_id = @Id AND kind = 'Milestones' AND corrected_on IS NULL", now, ct) == 0) await milestones.Return(now.Id, ct);
        await HandedOver(now.Id, changes, ct);
        await outbox.Add(new BirthDayCorrected(now.Id, [.. changes.Select(c => c.Baby.PersonId)], first), ct);
    }

    /// <summary>Whoever reads what was handed over reads the right day first.</summary>
    private async Task HandedOver(Guid pregnancyId, IReadOnlyList<Change> changes, CancellationToken ct)
    {
        var of = (await babies.Of(pregnancyId, ct)).Count;
        var says = string.Join('\n', changes.Select(c => $"{Birth.Called(c.Baby.Number, of)}: the day of birth was corrected to {c.BornOn.Date()}."));
        foreach (var one in await db.Query<Sent>("SELECT id, content FROM antenatal_handover WHERE pregnancy_id = @pregnancyId AND withdrawn_on IS NULL", new { pregnancyId }, ct))
        {
            var text = $"{says}\n{one.Content}";
            await db.Execute("UPDATE antenatal_handover SET content = @text WHERE id = @Id", new { one.Id, text = text.Length > HandoverContent.Longest ? text[..HandoverContent.Longest] : text }, ct);
        }
    }
}
