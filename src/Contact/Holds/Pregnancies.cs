using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.People;
using Neighbourhood.Contact.Wordings;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Holds;

/// <summary>
/// A pregnancy ended: whatever waits to be sent to her, or tells others something of her, is refused in the same transaction. What comes later the gate
/// refuses, since contact is held; where whoever told it had not held it, it is held here.
/// </summary>
internal sealed class RefusesMessagesWhenPregnancyEndedInLoss(Db db, HoldKeeper keeper, Aliases aliases, ISend send, TimeProvider clock) : IWhen<PregnancyEndedInLoss>
{
    private sealed record Asked(Guid Id, Guid TaskId);

    public async Task Handle(PregnancyEndedInLoss happened, CancellationToken ct)
    {
        var ids = await aliases.Of(happened.PersonId, ct);
        if (!await keeper.AreHeld(ids, ct)) await keeper.Set(new(clock.NewId(), [happened.PersonId], HoldKind.Pregnancy, happened.PregnancyId), ct);
        await db.Execute("""
            UPDATE contact_message SET state = 'Refused', refusal = 'Hold', ended_at = @now, leased_by = NULL, leased_until = NULL, parked_at = NULL
            WHERE state IN ('Queued', 'Waits', 'ToPost')
              AND (person_id IN @ids OR EXISTS (SELECT 1 FROM contact_message_subject s WHERE s.message_id = contact_message.id AND (s.subject_id IN @ids OR s.subject_id = @PregnancyId)))
            """, new { ids, happened.PregnancyId, now = clock.Now() }, ct);
        // Nobody looks for words for what will not be said.
        foreach (var asked in await db.Query<Asked>("""
            SELECT m.id, m.task_id FROM contact_message m WHERE m.state = 'Refused' AND m.refusal = 'Hold' AND m.task_id IS NOT NULL
              AND (m.person_id IN @ids OR EXISTS (SELECT 1 FROM contact_message_subject s WHERE s.message_id = m.id AND (s.subject_id IN @ids OR s.subject_id = @PregnancyId)))
            """, new { ids, happened.PregnancyId }, ct))
        {
            await send.Send(new CloseTask(asked.TaskId, TaskOutcome.NoLongerNeeded, "No longer needed"), ct);
            await db.Execute("UPDATE contact_message SET task_id = NULL WHERE id = @Id", new { asked.Id }, ct);
        }
    }
}

/// <summary>It was recorded by mistake: the hold stays, nothing is sent, and what was not sent is listed for her midwife.</summary>
internal sealed class ListsWhatWasNotSentWhenPregnancyReopened(Db db, TimeProvider clock) : IWhen<PregnancyReopened>
{
    public Task Handle(PregnancyReopened happened, CancellationToken ct) => db.Execute("""
        INSERT INTO contact_review (id, person_id, opened_at, pregnancy_id) VALUES (@id, @PersonId, @now, @PregnancyId)
        """, new { id = clock.NewId(), happened.PersonId, happened.PregnancyId, now = clock.Now() }, ct);
}

/// <summary>Which messages would not be sent, and in their own words which were not since contact about the pregnancy was held, until somebody has looked at them.</summary>
internal sealed class AnswerGatherWouldCancel(Db db, Aliases aliases, WordingShelf shelf) : IGatherHandler<GatherWouldCancel, GatherWouldCancel.Part>
{
    private const string Here = "Contact";
    private const int Most = 100;

    private sealed record Held(string TemplateCode, string? Variant, string FieldValues);

    public async Task<IReadOnlyList<GatherWouldCancel.Part>> Handle(GatherWouldCancel question, CancellationToken ct)
    {
        var ids = await aliases.Of(question.PersonId, ct);
        var waits = await db.Find<int>("""
            SELECT COUNT(*) FROM contact_message m WHERE m.state IN ('Queued', 'Waits', 'ToPost')
              AND (m.person_id IN @ids OR EXISTS (SELECT 1 FROM contact_message_subject s WHERE s.message_id = m.id AND (s.subject_id IN @ids OR s.subject_id = @PregnancyId)))
            """, new { ids, question.PregnancyId }, ct);
        var parts = new List<GatherWouldCancel.Part>();
        if (waits > 0) parts.Add(new(Here, waits == 1 ? "1 message that waits to be sent" : $"{waits} messages that wait to be sent"));
        foreach (var held in await db.Query<Held>("""
            SELECT m.template_code, m.variant, m.field_values FROM contact_message m
            WHERE m.state = 'Refused' AND m.refusal = 'Hold'
              AND (m.person_id IN @ids OR EXISTS (SELECT 1 FROM contact_message_subject s WHERE s.message_id = m.id AND (s.subject_id IN @ids OR s.subject_id = @PregnancyId)))
              AND EXISTS (SELECT 1 FROM contact_hold h WHERE h.pregnancy_id = @PregnancyId AND h.held_at <= m.ended_at)
              AND NOT EXISTS (SELECT 1 FROM contact_review r WHERE r.pregnancy_id = @PregnancyId AND r.looked_at >= m.ended_at)
            ORDER BY m.ended_at, m.id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { ids, question.PregnancyId, Most }, ct))
            parts.Add(new(Here, await Says(held, ct), WasCancelled: true));
        return parts;
    }

    /// <summary>As it would have read, without the name.</summary>
    private async Task<string> Says(Held held, CancellationToken ct)
    {
        if (!Declared.All.TryGetValue(held.TemplateCode, out var template) || await shelf.For(template, held.Variant, new(null, false, false, null), ct) is not { } words) return Declared.Says(held.TemplateCode);
        var (_, body) = await shelf.Fill(words, Messages.Message.Values(held.FieldValues), null, ct);
        return $"{template.Says}: “{body.Replace($" {{{Template.FirstName}}}", "", StringComparison.Ordinal)}”";
    }
}
