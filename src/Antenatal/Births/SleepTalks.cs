using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <param name="Risks">Codes of <see cref="SaferSleep.Risks"/>.</param>
internal sealed record SleepTalkEntry(Guid Id, SleepMoment? Moment, DateOnly? TalkedOn, IReadOnlyList<string>? Risks, string? Plan);

/// <summary>Conversations about safer sleep with a family, whoever had them.</summary>
internal sealed class SleepTalks(Db db, ISend send, CurrentUser user, TimeProvider clock)
{
    internal sealed record Kept(Guid Id, SleepMoment Moment, DateOnly TalkedOn, Guid? ByUser, string Risks, string? CarePlan);

    private sealed record Facts(DateOnly? AgreedEdd, DateOnly NotifiedOn, DateOnly? BornOn, int Died, DateOnly? MovedOn);

    private sealed record Asked(DateOnly MovedOn, Guid? TaskId);

    internal Task<IReadOnlyList<Kept>> Of(Guid pregnancyId, CancellationToken ct) => db.Query<Kept>("""
        SELECT id, moment, talked_on, by_user, risks, care_plan FROM antenatal_sleep_talk WHERE pregnancy_id = @pregnancyId ORDER BY talked_on, id
        """, new { pregnancyId }, ct);

    internal async Task<IReadOnlyList<SleepMoment>> Missing(Guid pregnancyId, CancellationToken ct)
    {
        var facts = await FactsOf(pregnancyId, ct);
        return SaferSleep.Missing(facts.AgreedEdd, facts.BornOn, facts.MovedOn, [.. (await Of(pregnancyId, ct)).Select(t => new SaferSleep.Talk(t.Moment, t.TalkedOn))], clock.Today());
    }

    /// <summary>One conversation; what asked for it again is done with it.</summary>
    internal async Task Note(Guid pregnancyId, SleepTalkEntry talk, CancellationToken ct)
    {
        var facts = await FactsOf(pregnancyId, ct);
        if (facts is { BornOn: null, Died: > 0 }) throw new Refused("", "Nothing more is noted here");
        var risks = (talk.Risks ?? []).Distinct(StringComparer.Ordinal).ToList();
        new Refusals()
            .If(talk.Moment is not { } when || !Enum.IsDefined(when), "Moment", "Choose when it was")
            .If(talk.Moment is SleepMoment.GoingHome or SleepMoment.NewBirthVisit or SleepMoment.SixToEightWeeks or SleepMoment.HomeChanged && facts.BornOn is null, "Moment", "No birth is recorded yet: choose 36 weeks")
            .If(talk.TalkedOn is null, "TalkedOn", "Enter the day")
            .If(talk.TalkedOn > clock.Today(), "TalkedOn", "The day must be today or earlier")
            .If(talk.TalkedOn < facts.NotifiedOn && talk.TalkedOn < facts.BornOn.GetValueOrDefault(facts.NotifiedOn), "TalkedOn", "The day must not be before anybody knew of the pregnancy")
            .If(risks.Count == 0 || risks.Exists(r => r is null || !SaferSleep.Risks.ContainsKey(r)), "Risks", "Choose what you talked through")
            .Text(talk.Plan, "Plan", 500, "Write what the family will do")
            .Throw();
        await db.Execute("""
            INSERT INTO antenatal_sleep_talk (id, pregnancy_id, moment, talked_on, by_user, risks, care_plan) VALUES (@Id, @pregnancyId, @Moment, @TalkedOn, @me, @codes, @plan)
            """, new { talk.Id, pregnancyId, talk.Moment, talk.TalkedOn, me = user.Id, codes = string.Join(' ', risks), plan = talk.Plan!.Trim() }, ct);
        if (talk.Moment != SleepMoment.HomeChanged) return;
        foreach (var asked in await db.Query<Asked>("SELECT moved_on, task_id FROM antenatal_home_change WHERE pregnancy_id = @pregnancyId AND moved_on <= @TalkedOn AND task_id IS NOT NULL", new { pregnancyId, talk.TalkedOn }, ct))
        {
            await send.Send(new CloseTask(asked.TaskId!.Value, TaskOutcome.Done), ct);
            await db.Execute("UPDATE antenatal_home_change SET task_id = NULL WHERE pregnancy_id = @pregnancyId AND moved_on = @MovedOn", new { pregnancyId, asked.MovedOn }, ct);
        }
    }

    /// <summary>No baby lives who would sleep there: nobody is asked to talk about it.</summary>
    internal async Task EndAsked(Guid pregnancyId, CancellationToken ct)
    {
        foreach (var task in await db.Query<Guid>("SELECT task_id FROM antenatal_home_change WHERE pregnancy_id = @pregnancyId AND task_id IS NOT NULL", new { pregnancyId }, ct))
            await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, "It is not needed any more"), ct);
        await db.Execute("UPDATE antenatal_home_change SET task_id = NULL WHERE pregnancy_id = @pregnancyId", new { pregnancyId }, ct);
    }

    private async Task<Facts> FactsOf(Guid pregnancyId, CancellationToken ct) => await db.Find<Facts>("""
        SELECT p.agreed_edd, p.notified_on,
            (SELECT MIN(b.born_on) FROM antenatal_baby b WHERE b.pregnancy_id = p.id AND b.state = 'Born' AND b.died_on IS NULL) AS born_on,
            (SELECT COUNT(*) FROM antenatal_baby b WHERE b.pregnancy_id = p.id AND b.died_on IS NOT NULL) AS died,
            (SELECT MAX(h.moved_on) FROM antenatal_home_change h WHERE h.pregnancy_id = p.id) AS moved_on
        FROM antenatal_pregnancy p WHERE p.id = @pregnancyId
        """, new { pregnancyId }, ct) ?? throw new NotFound("The pregnancy");
}
