using Neighbourhood.Antenatal.Screens;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>
/// What a midwife hands over to the health visitors, put together from what may be: the babies and days, the feeding plan, safer sleep, and that she was asked
/// how she feels. No name, no score, nothing of the questions about safety at home, and nothing of what was lost beyond what she allows.
/// </summary>
internal sealed class HandoverContent(Db db, BornBabies babies, SleepTalks sleep)
{
    internal const int Longest = 4000;

    private sealed record Facts(DateOnly? AgreedEdd, string? SmokingAtDelivery);

    private sealed record Plan(FeedingHope Hopes, DateOnly NotedOn);

    private sealed record Asked(DateTimeOffset AskedAt, DateOnly? RepeatOn);

    internal async Task<IReadOnlyList<string>> Of(Guid pregnancyId, CancellationToken ct)
    {
        var facts = (await db.Find<Facts>("SELECT agreed_edd, smoking_at_delivery FROM antenatal_pregnancy WHERE id = @pregnancyId", new { pregnancyId }, ct))!;
        var lines = new List<string>();
        var born = await babies.Of(pregnancyId, ct);
        foreach (var baby in born) lines.Add(Born(baby, born.Count, facts));
        lines.Add(await Feeding(pregnancyId, ct));
        lines.AddRange(await Sleep(pregnancyId, ct));
        lines.Add(await Feels(pregnancyId, ct));
        return lines;
    }

    private static string Born(BornBabies.Born baby, int of, Facts facts)
    {
        var at = Pregnancies.Gestation.Of(facts.AgreedEdd, baby.BornOn)?.Text;
        return $"{Birth.Called(baby.Number, of)}: born on {baby.BornOn.Date()}{(at is null ? "" : $" at {at}")}{(baby.DiedOn is null ? "" : ", and has died")}.";
    }

    private async Task<string> Feeding(Guid pregnancyId, CancellationToken ct) => await db.Query<Plan>("""
        SELECT hopes, noted_on FROM antenatal_feeding_plan WHERE pregnancy_id = @pregnancyId ORDER BY noted_on DESC, id DESC
        """, new { pregnancyId }, ct) is [var plan, ..] ? $"Feeding: {Label(plan.Hopes)}, noted on {plan.NotedOn.Date()}." : "Feeding: no plan was noted.";

    private async Task<IReadOnlyList<string>> Sleep(Guid pregnancyId, CancellationToken ct)
    {
        var (talks, missing) = (await sleep.Of(pregnancyId, ct), await sleep.Missing(pregnancyId, ct));
        List<string> lines = [.. talks.Select(t => $"Safer sleep, {SaferSleep.Label(t.Moment).ToLowerInvariant()}: talked about on {t.TalkedOn.Date()}. {t.CarePlan}")];
        if (missing.Count > 0) lines.Add($"Safer sleep not talked about yet: {string.Join(", ", missing.Select(m => SaferSleep.Label(m).ToLowerInvariant()))}.");
        return lines;
    }

    private async Task<string> Feels(Guid pregnancyId, CancellationToken ct) => await db.Query<Asked>("""
        SELECT asked_at, repeat_on FROM antenatal_screen WHERE pregnancy_id = @pregnancyId ORDER BY asked_at DESC, id DESC
        """, new { pregnancyId }, ct) is [var asked, ..]
            ? $"How she feels: last asked on {asked.AskedAt.LondonDay().Date()}{(asked.RepeatOn is { } again ? $", to be asked again by {again.Date()}" : "")}. What she answered is on her page, for who may read it."
            : "How she feels: not asked yet.";

    private static string Label(FeedingHope hopes) => hopes switch
    {
        FeedingHope.Breast => "she hopes to breastfeed",
        FeedingHope.Formula => "she hopes to feed formula",
        FeedingHope.Both => "she hopes to feed both",
        _ => "she was not sure",
    };
}

/// <summary>Hand-overs as they stand.</summary>
internal sealed class Handovers(Db db)
{
    internal sealed record Standing(
        Guid Id, Guid PregnancyId, Guid? ToUserId, Guid? ToTeamId, string Content, DateOnly SentOn, Guid? SentBy, DateOnly ReplyBy, DateOnly? WithdrawnOn, DateOnly? ReceivedOn, Guid? ReceivedBy, Guid? TaskId, int Version)
    {
        internal bool Waits => ReceivedOn is null && WithdrawnOn is null;
    }

    internal async Task<Standing> Find(Guid handoverId, CancellationToken ct) => await db.Find<Standing>("""
        SELECT id, pregnancy_id, to_user_id, to_team_id, content, sent_on, sent_by, reply_by, withdrawn_on, received_on, received_by, task_id, version FROM antenatal_handover WHERE id = @handoverId
        """, new { handoverId }, ct) ?? throw new NotFound("The hand-over");

    /// <summary>
    /// Whether a family can be handed over: after the birth until it is received, also where its mother has died and a baby lives.
    /// </summary>
    internal async Task<bool> Goes(Pregnancies.PregnancySteps.Now now, CancellationToken ct) =>
        now.Status == Pregnancies.PregnancyStatus.Born || (now.Status == Pregnancies.PregnancyStatus.Closed && await db.Find<int>("""
            SELECT COUNT(*) FROM antenatal_pregnancy p WHERE p.id = @Id
              AND EXISTS (SELECT 1 FROM antenatal_stopped s WHERE s.pregnancy_id = p.id AND s.kind = 'Pregnancy' AND s.corrected_on IS NULL)
              AND EXISTS (SELECT 1 FROM antenatal_baby b WHERE b.pregnancy_id = p.id AND b.state = 'Born' AND b.died_on IS NULL)
              AND NOT EXISTS (SELECT 1 FROM antenatal_handover h WHERE h.pregnancy_id = p.id AND h.received_on IS NOT NULL)
            """, new { now.Id }, ct) > 0);

    /// <summary>Of a pregnancy, the newest first.</summary>
    internal Task<IReadOnlyList<Standing>> Of(Guid pregnancyId, CancellationToken ct) => db.Query<Standing>("""
        SELECT id, pregnancy_id, to_user_id, to_team_id, content, sent_on, sent_by, reply_by, withdrawn_on, received_on, received_by, task_id, version
        FROM antenatal_handover WHERE pregnancy_id = @pregnancyId ORDER BY sent_on DESC, id DESC
        """, new { pregnancyId }, ct);
}
