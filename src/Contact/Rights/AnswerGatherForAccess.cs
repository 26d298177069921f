using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Holds;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Contact.Wordings;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Rights;

/// <summary>What was sent to a person, how workers reached for them and when contact was stopped, with its words. Why it was stopped for safety is left out unless decided otherwise.</summary>
internal sealed class AnswerGatherForAccess(Db db) : IGatherHandler<GatherForAccess, GatherForAccess.Part>
{
    private const string Here = "Contact";
    private const string Service = "The service";
    private const string Worker = "A worker";

    public async Task<IReadOnlyList<GatherForAccess.Part>> Handle(GatherForAccess question, CancellationToken ct)
    {
        var parts = new List<GatherForAccess.Part>();
        foreach (var m in await db.Query<Sent>("SELECT id, template_code, state, refusal, mode, body, queued_at FROM contact_message WHERE person_id = @PersonId ORDER BY queued_at, id", question, ct))
        {
            var others = await db.Query<Guid>("SELECT subject_id FROM contact_message_subject WHERE message_id = @Id AND is_person = 1 AND subject_id <> @PersonId", new { m.Id, question.PersonId }, ct);
            parts.Add(new(m.Id, Here, "A message to you", m.QueuedAt.LondonDay(), Service, m.InWords, others, others.Count > 0 ? Withholding.OthersData : null));
        }
        foreach (var m in await db.Query<Made>("SELECT id, mode, outcome, made_on FROM contact_made WHERE person_id = @PersonId ORDER BY made_on, id", question, ct))
            parts.Add(new(m.Id, Here, "How a worker reached for you", m.MadeOn, Worker, $"{Message.InWords(m.Mode)}. {People.RecordContact.InWords(m.Outcome)}", []));
        foreach (var h in await db.Query<Held>("""
            SELECT h.id, h.kind, h.reason, h.held_at, h.release_reason FROM contact_hold h JOIN contact_hold_person p ON p.hold_id = h.id WHERE p.person_id = @PersonId ORDER BY h.held_at
            """, question, ct))
        {
            var others = await db.Query<Guid>("SELECT person_id FROM contact_hold_person WHERE hold_id = @Id AND person_id <> @PersonId", new { h.Id, question.PersonId }, ct);
            parts.Add(new(h.Id, Here, "Contact was stopped", h.HeldAt.LondonDay(), Worker, string.Join(". ", new[] { HoldWords.InWords(h.Kind), h.Reason, h.ReleaseReason }.OfType<string>()), others,
                h.Kind is HoldKind.Safety or HoldKind.Other ? Withholding.SeriousHarm : others.Count > 0 ? Withholding.OthersData : null));
        }
        return parts;
    }

    private sealed record Sent(Guid Id, string TemplateCode, MessageState State, ContactRefusal? Refusal, ContactMode? Mode, string? Body, DateTimeOffset QueuedAt)
    {
        internal string InWords => $"{Body ?? Declared.Says(TemplateCode)} ({Message.InWords(State)}{(Mode is { } by ? $", {Message.InWords(by)}" : "")}{(Refusal is { } why ? $": {Message.InWords(why)}" : "")})";
    }

    private sealed record Made(Guid Id, ContactMode Mode, ContactOutcome Outcome, DateOnly MadeOn);

    private sealed record Held(Guid Id, HoldKind Kind, string? Reason, DateTimeOffset HeldAt, string? ReleaseReason);
}
