using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Aliases;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Summaries;

namespace Neighbourhood.Mdt.Cases;

/// <summary>Where a midwife is asked before anything is mentioned to a family: nothing of it is printed or sent, and nobody reads why.</summary>
internal sealed class AskFirst(Db db)
{
    internal async Task<bool> Stands(Guid caseId, CancellationToken ct) =>
        await db.Find<int>("SELECT COUNT(*) FROM mdt_ask_first WHERE case_id = @caseId AND ended_at IS NULL", new { caseId }, ct) > 0;
}

/// <summary>What a team has in hand for somebody: open cases, whether each is on a list, and the summaries that could leave.</summary>
internal sealed class CasesInHand(Db db, CasesOfPerson cases, AliasCopy aliases)
{
    internal sealed record Case(Guid Id, Guid HouseholdId, Guid LeadUserId, int Items);

    internal sealed record Leaving(Guid Id, Guid ItemId, Guid CaseId, SummaryStatus Status, Guid? MessageId);

    internal async Task<IReadOnlyList<Case>> Of(Guid personId, CancellationToken ct) => await db.Query<Case>("""
        SELECT c.id, c.household_id, c.lead_user_id, (SELECT COUNT(*) FROM mdt_item i WHERE i.case_id = c.id AND i.status IN ('Listed', 'Discussing', 'Deferred')) AS items
        FROM mdt_case c WHERE c.id IN @open ORDER BY c.id
        """, new { open = await cases.Of(personId, ct) }, ct);

    /// <summary>Confirmed or on their way, of these cases, or to or about this person.</summary>
    internal async Task<IReadOnlyList<Leaving>> Summaries(Guid personId, IReadOnlyList<Guid> caseIds, CancellationToken ct) => await db.Query<Leaving>("""
        SELECT s.id, s.item_id, s.case_id, s.status, s.message_id FROM mdt_summary s WHERE s.status IN ('Confirmed', 'Queued')
          AND (s.to_person_id IN @people OR s.case_id IN @caseIds OR EXISTS (SELECT 1 FROM mdt_summary_about a WHERE a.summary_id = s.id AND a.person_id IN @people))
        ORDER BY s.id
        """, new { people = await aliases.AllOf(personId, ct), caseIds }, ct);
}

/// <summary>
/// A midwife is to be asked first: the lead practitioner of each open case has a task that says that and nothing more, summaries that could leave are held, and one on its
/// way is stopped. In the same transaction; what is listed stays for the chair to decide.
/// </summary>
internal sealed class AsksMidwifeFirstWhenPregnancyEndedInLoss(Db db, CasesInHand hand, SummarySteps steps, History history, ISend send, TimeProvider clock) : IWhen<PregnancyEndedInLoss>
{
    private const string Changed = "Something about who may be told has changed since it was confirmed";

    public async Task Handle(PregnancyEndedInLoss happened, CancellationToken ct)
    {
        var open = await hand.Of(happened.PersonId, ct);
        var leaving = await hand.Summaries(happened.PersonId, [.. open.Select(c => c.Id)], ct);
        foreach (var summary in leaving) await Hold(summary, ct);
        foreach (var one in open)
        {
            var held = leaving.Count(s => s.CaseId == one.Id);
            var task = (one.Items > 0 || held > 0) && !await Conflicts.Has(db, one.LeadUserId, one.HouseholdId, ct) ? clock.NewId() : (Guid?)null;
            await db.Execute("""
                INSERT INTO mdt_ask_first (id, case_id, person_id, pregnancy_id, items, summaries, task_id, at) VALUES (@id, @caseId, @PersonId, @PregnancyId, @Items, @held, @task, @at)
                """, new { id = clock.NewId(), caseId = one.Id, happened.PersonId, happened.PregnancyId, one.Items, held, task, at = clock.Now() }, ct);
            // No household: on its card it would tell everybody who works with the family.
            if (task is { } opens)
                await send.Send(new OpenTask(
                    opens, "Ask the midwife before you mention it", "mdt.ask-first", null, null, clock.Today(), TaskPriority.High, one.LeadUserId, null, $"/mdt/cases/{one.Id}"), ct);
        }
    }

    private async Task Hold(CasesInHand.Leaving summary, CancellationToken ct)
    {
        if (summary is { Status: SummaryStatus.Queued, MessageId: { } message })
        {
            await steps.Heard(message, SummaryStatus.Undeliverable, SummaryDesk.InWords(ContactRefusal.Hold), ct);
            return;
        }
        if (await db.Execute("UPDATE mdt_summary SET status = 'ToConfirm', version = version + 1 WHERE id = @Id AND status = 'Confirmed'", new { summary.Id }, ct) == 0) return;
        await history.Add(Subject.Summary, summary.Id, nameof(SummaryStatus.Confirmed), nameof(SummaryStatus.ToConfirm), Changed, ct);
    }
}

/// <summary>It was a mistake: nothing is restored and nothing is sent. What was held is listed for the midwife, and it stays so until she lets contact begin again.</summary>
internal sealed class ListsHeldWhenPregnancyReopened(Db db, TimeProvider clock) : IWhen<PregnancyReopened>
{
    public Task Handle(PregnancyReopened happened, CancellationToken ct) =>
        db.Execute("UPDATE mdt_ask_first SET reopened_at = @now WHERE pregnancy_id = @PregnancyId AND ended_at IS NULL", new { happened.PregnancyId, now = clock.Now() }, ct);
}

/// <summary>Contact with somebody may begin again: the lead practitioner need not ask first any more. What was held waits to be confirmed again.</summary>
internal sealed class EndsAskingFirstWhenContactReleased(Db db, AliasCopy aliases, ISend send, TimeProvider clock) : IWhen<ContactReleased>
{
    private sealed record Row(Guid Id, Guid? TaskId);

    public async Task Handle(ContactReleased happened, CancellationToken ct)
    {
        if (happened.Kind != HoldKind.Pregnancy) return;
        var people = new List<Guid>();
        foreach (var person in happened.PersonIds)
            if ((await send.Ask(new MayContact(person, MessageKind.FollowUp), ct)).Refusal != ContactRefusal.Hold) people.AddRange(await aliases.AllOf(person, ct)); // another hold may stand
        foreach (var row in await db.Query<Row>("SELECT id, task_id FROM mdt_ask_first WHERE person_id IN @people AND ended_at IS NULL", new { people }, ct))
        {
            await db.Execute("UPDATE mdt_ask_first SET ended_at = @now WHERE id = @Id", new { row.Id, now = clock.Now() }, ct);
            if (row.TaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, "No longer needed"), ct);
        }
    }
}

/// <summary>What case meetings would hold back, and what they hold back by now.</summary>
internal sealed class AnswerGatherWouldCancel(Db db, CasesInHand hand) : IGatherHandler<GatherWouldCancel, GatherWouldCancel.Part>
{
    private const string Here = "Mdt";

    private sealed record Row(int Items, int Summaries);

    public async Task<IReadOnlyList<GatherWouldCancel.Part>> Handle(GatherWouldCancel question, CancellationToken ct)
    {
        var kept = await db.Query<Row>("SELECT items, summaries FROM mdt_ask_first WHERE pregnancy_id = @PregnancyId AND reopened_at IS NOT NULL AND ended_at IS NULL", question, ct);
        var open = await hand.Of(question.PersonId, ct);
        var leaving = await hand.Summaries(question.PersonId, [.. open.Select(c => c.Id)], ct);
        return [.. Parts(open.Count(c => c.Items > 0), leaving.Count, false), .. Parts(kept.Count(k => k.Items > 0), kept.Sum(k => k.Summaries), true)];
    }

    private static IEnumerable<GatherWouldCancel.Part> Parts(int listed, int summaries, bool cancelled)
    {
        if (listed > 0) yield return new(Here, $"{(listed == 1 ? "1 case" : $"{listed} cases")} on the list of a meeting: the lead practitioner asks you before they mention it", cancelled);
        if (summaries > 0) yield return new(Here, summaries == 1 ? "1 summary for the family, which is held" : $"{summaries} summaries for the family, which are held", cancelled);
    }
}
