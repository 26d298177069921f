using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Gates;
using Neighbourhood.Contact.Wordings;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Messages;

/// <summary>Another module has one message sent to one person: the gate is asked now, and again when it is sent.</summary>
internal sealed class AnswerQueueMessage(Db db, GateKeeper keeper, BudgetTurn turn, IOutbox outbox, CurrentUser user, TimeProvider clock) : IRequestOfHandler<QueueMessage, QueueMessage.Answer>
{
    public async Task<QueueMessage.Answer> Handle(QueueMessage request, CancellationToken ct)
    {
        var template = Declared.All.GetValueOrDefault(request.TemplateCode) ?? throw new InvalidOperationException($"No template {request.TemplateCode} is declared.");
        var variant = template.Variant(request.Variant);
        Check(request, template);

        var (now, due) = (clock.Now(), request.NotBefore is { } later && later > clock.Now() ? later.ToUniversalTime() : clock.Now());
        var counts = !request.Asked && template.Kind != MessageKind.CancelledToday;
        if (counts) await turn.Take(request.ToPersonId, ct);
        var asked = await keeper.Ask(new(
            request.ToPersonId, template.Kind, due, counts, template, variant.Code, About: request.AboutPersonIds, MessageId: request.MessageId), ct);
        var refusal = asked.Verdict.Refusal;
        var state = refusal switch
        {
            null or ContactRefusal.QuietHours => MessageState.Queued,
            ContactRefusal.NeedsVersion => MessageState.Waits,
            _ => MessageState.Refused,
        };
        await db.Execute("""
            INSERT INTO contact_message (id, person_id, household_id, template_code, variant, kind, asked, in_budget, reason_code, field_values, state, refusal, due_at, tries, queued_at, queued_by, ended_at)
            VALUES (@MessageId, @ToPersonId, @household, @TemplateCode, @variant, @kind, @Asked, @counts, @reason, @values, @state, @refused, @due, 0, @now, @me, @ended)
            """, new
        {
            request.MessageId,
            request.ToPersonId,
            household = asked.Reach?.HouseholdId,
            request.TemplateCode,
            variant = variant.Code,
            kind = template.Kind,
            request.Asked,
            counts,
            reason = request.ReasonCode.Trim(),
            values = Message.Json(request.Values),
            state,
            refused = state == MessageState.Queued ? null : refusal,
            due = asked.Verdict.Until ?? due,
            now,
            me = user.Id,
            ended = state == MessageState.Refused ? now : (DateTimeOffset?)null,
        }, ct);
        foreach (var (id, isPerson) in request.SubjectIds.Select(s => (s, false)).Concat((request.AboutPersonIds ?? []).Select(p => (p, true))).DistinctBy(s => s.Item1))
            await db.Execute("INSERT INTO contact_message_subject (message_id, subject_id, is_person) VALUES (@MessageId, @id, @isPerson)", new { request.MessageId, id, isPerson }, ct);
        if (state == MessageState.Waits) await outbox.Add(new MessageNeedsVersion(request.MessageId, clock.NewId(), request.ToPersonId), ct);
        return new(state != MessageState.Refused, state == MessageState.Refused ? refusal : null);
    }

    private static void Check(QueueMessage request, Template template)
    {
        var values = request.Values ?? new Dictionary<string, string>(StringComparer.Ordinal);
        var refusals = new Refusals().Text(request.ReasonCode, nameof(request.ReasonCode), 40, "Give the reason a code");
        foreach (var place in template.Places)
            refusals.If(!values.TryGetValue(place, out var value) || string.IsNullOrWhiteSpace(value), nameof(request.Values), $"Say what {{{place}}} is");
        foreach (var (name, value) in values)
            refusals.If(!template.Places.Contains(name), nameof(request.Values), $"This message has no place for {{{name}}}")
                .If(value?.Length > PlainWords.LongestValue, nameof(request.Values), $"Write {PlainWords.LongestValue} characters or fewer for {{{name}}}")
                .If(value is not null && PlainWords.IsPersonal(value), nameof(request.Values), $"Leave e-mail addresses, telephone and NHS numbers out of {{{name}}}")
                .If(value?.AsSpan().IndexOfAny('{', '}') >= 0, nameof(request.Values), $"Leave the signs {{ and }} out of {{{name}}}");
        refusals.Throw();
    }
}
