using Neighbourhood.Access.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Gates;
using Neighbourhood.Contact.Holds;
using Neighbourhood.Contact.People;
using Neighbourhood.Contact.Transports;
using Neighbourhood.Contact.Wordings;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Messages;

/// <summary>A message that has passed the gate.</summary>
/// <param name="Parcel">Null where an earlier try may have reached the provider: then it is looked up and nothing is sent.</param>
/// <param name="StaysHere">The demo: nothing leaves.</param>
internal sealed record Departing(Dispatcher.Claimed Claimed, Guid? PersonId, ContactMode Mode, bool Asked, Parcel? Parcel, bool StaysHere);

/// <summary>The steps of one message, each in a transaction that the dispatcher opens.</summary>
internal sealed class Departure(Db db, GateKeeper keeper, BudgetTurn turn, WordingShelf shelf, HoldKeeper holds, Aliases aliases, ISend send, IOutbox outbox, Audit audit, Marks marks, TimeProvider clock)
{
    /// <summary>The provider was asked and has no such message.</summary>
    internal const string NotThere = "not-there";

    /// <summary>Held, or no longer ours, in the moment before it was handed over.</summary>
    internal const string Stopped = "stopped";

    internal async Task<Departing?> Prepare(Dispatcher.Claimed claimed, CancellationToken ct)
    {
        var row = await db.Find<Row>("""
            SELECT person_id, to_user_id, template_code, variant, kind, asked, in_budget, field_values, state, mode, task_id FROM contact_message
            WHERE id = @Id AND leased_by = @By AND leased_until > @now AND state IN ('Queued', 'Waits', 'Sending') AND parked_at IS NULL
            """, new { claimed.Id, claimed.By, now = clock.Now() }, ct);
        if (row is null) return null;
        var demo = await marks.Get(Marks.Demo, ct) is not null;
        if (row.State == MessageState.Sending) return new(claimed, row.PersonId, row.Mode ?? ContactMode.Text, row.Asked, null, demo);
        return row.PersonId is { } person ? await ToPerson(claimed, row, person, demo, ct) : await ToWorker(claimed, row, demo, ct);
    }

    private async Task<Departing?> ToPerson(Dispatcher.Claimed claimed, Row row, Guid personId, bool demo, CancellationToken ct)
    {
        var (template, now) = (Declared.All[row.TemplateCode], clock.Now());
        var about = await About(claimed.Id, ct);
        if (row.InBudget) await turn.Take(personId, ct);
        var asked = await keeper.Ask(new(personId, row.Kind, now, row.InBudget, template, row.Variant, About: about, MessageId: claimed.Id, Leaving: true), ct);
        switch (asked.Verdict.Refusal)
        {
            case ContactRefusal.QuietHours:
                await End(claimed, MessageState.Queued, null, asked.Verdict.Until ?? now, ct);
                return null;
            case ContactRefusal.NeedsVersion:
                await db.Execute("""
                    UPDATE contact_message SET state = 'Waits', refusal = 'NeedsVersion', due_at = @later, leased_by = NULL, leased_until = NULL WHERE id = @Id
                    """, new { claimed.Id, later = now.AddDays(1) }, ct);
                if (row.State != MessageState.Waits) await outbox.Add(new MessageNeedsVersion(claimed.Id, clock.NewId(), personId), ct);
                return null;
            case { } refusal:
                await End(claimed, MessageState.Refused, refusal, now, ct);
                await outbox.Add(new MessageStopped(claimed.Id, personId, refusal), ct);
                return null;
        }
        var (way, reach, words) = (asked.Verdict.By!, asked.Reach!, asked.Words!);
        var (subject, body) = await shelf.Fill(words, Message.Values(row.FieldValues), reach.NeighbourhoodId, ct);
        var letter = way.Mode == ContactMode.Letter;
        await db.Execute("""
            UPDATE contact_message SET state = @state, refusal = NULL, mode = @Mode, language = @Language, format = @Format, subject_line = @subject, body = @body, left_at = @left,
                leased_by = @lease, leased_until = CASE WHEN @lease IS NULL THEN NULL ELSE leased_until END
            WHERE id = @Id
            """, new
        {
            claimed.Id,
            state = letter ? MessageState.ToPost : MessageState.Sending,
            way.Mode,
            words.Language,
            words.Format,
            subject = Cut(subject, 200),
            body,
            left = letter ? (DateTimeOffset?)null : now,
            lease = letter ? (Guid?)null : claimed.By,
        }, ct);
        if (row.TaskId is { } task) await outbox.Add(new MessageVersionFound(claimed.Id, task), ct);
        if (letter) return null;
        var name = new Dictionary<string, string>(StringComparer.Ordinal) { [Template.FirstName] = reach.FirstName };
        var address = reach.Points.First(p => p.Id == way.PointId).Value;
        return new(claimed, personId, way.Mode, row.Asked, new Parcel(claimed.Id, way.Mode, address, row.TemplateCode, Template.Fill(subject, name), Template.Fill(body, name)), demo);
    }

    private async Task<Departing?> ToWorker(Dispatcher.Claimed claimed, Row row, bool demo, CancellationToken ct)
    {
        var now = clock.Now();
        if (row.ToUserId is not { } user || await send.Ask(new GetWorkAddress(user), ct) is not { } address)
        {
            await End(claimed, MessageState.Refused, ContactRefusal.Unknown, now, ct);
            return null;
        }
        var words = Declared.ForStaff;
        await db.Execute("UPDATE contact_message SET state = 'Sending', mode = 'Email', subject_line = @Subject, body = @Body, left_at = @now WHERE id = @Id", new { claimed.Id, words.Subject, words.Body, now }, ct);
        return new(claimed, null, ContactMode.Email, true, new Parcel(claimed.Id, ContactMode.Email, address, row.TemplateCode, words.Subject, words.Body), demo);
    }

    /// <summary>Whether it is still ours for long enough, and contact is held with nobody whom it goes to or tells of.</summary>
    internal async Task<bool> StillGoes(Departing departing, DateTimeOffset until, CancellationToken ct) =>
        await db.Find<int>("SELECT COUNT(*) FROM contact_message WHERE id = @Id AND leased_by = @By AND leased_until > @until AND state = 'Sending'",
            new { departing.Claimed.Id, departing.Claimed.By, until }, ct) == 1
        && (departing.PersonId is not { } person || !await holds.AreHeld(await aliases.Of([person, .. await About(departing.Claimed.Id, ct)], ct), ct));

    private Task<IReadOnlyList<Guid>> About(Guid messageId, CancellationToken ct) =>
        db.Query<Guid>("SELECT subject_id FROM contact_message_subject WHERE message_id = @messageId AND is_person = 1", new { messageId }, ct);

    internal async Task Record(Departing departing, Handed handed, int tries, CancellationToken ct)
    {
        var (claimed, now) = (departing.Claimed, clock.Now());
        switch (handed.Outcome)
        {
            case SendOutcome.Accepted:
                // A receipt may have been here first: then its state stands.
                if (await db.Execute("""
                    UPDATE contact_message SET state = CASE WHEN state = 'Sending' THEN 'Sent' ELSE state END, ended_at = COALESCE(ended_at, @now),
                        provider_id = @ProviderId, error = CASE WHEN state = 'Sending' THEN NULL ELSE error END, leased_by = NULL, leased_until = NULL
                    WHERE id = @Id AND leased_by = @By AND provider_id IS NULL AND state IN ('Sending', 'Delivered', 'Undeliverable')
                    """, new { claimed.Id, claimed.By, handed.ProviderId, now }, ct) == 0) return;
                if (departing.PersonId is not { } person) return;
                await outbox.Add(new ContactMade(person, departing.Mode, ContactOutcome.Sent, null, clock.Today(), departing.Asked, claimed.Id), ct);
                await audit.Write("send", "Contact.Dispatch", [person], ct: ct);
                return;
            case SendOutcome.AddressRefused:
                await End(claimed, MessageState.Undeliverable, null, now, ct, handed.Code);
                if (departing.PersonId is { } at) await outbox.Add(new MessageUndeliverable(claimed.Id, at, departing.Mode), ct);
                return;
            case SendOutcome.TryLater when handed.Code is NotThere or Stopped:
                await Back(claimed, now, 0, null, handed.Code, ct); // through the gate again, at once
                return;
            default:
                await Again(claimed, handed, tries, ct);
                return;
        }
    }

    /// <summary>Something of ours failed, before or after it left: where it stands says which.</summary>
    internal async Task<bool> Again(Dispatcher.Claimed claimed, string code, int tries, CancellationToken ct)
    {
        await Again(claimed, new Handed(SendOutcome.Unknown, Code: code), tries, ct);
        return true;
    }

    private async Task Again(Dispatcher.Claimed claimed, Handed handed, int most, CancellationToken ct)
    {
        var now = clock.Now();
        var tried = await db.Find<int>("SELECT tries FROM contact_message WHERE id = @Id", new { claimed.Id }, ct) + 1;
        var parked = tried >= most || handed.Outcome == SendOutcome.Broken ? now : (DateTimeOffset?)null;
        if (handed.Outcome == SendOutcome.Unknown)
            // It stays marked as sending: the next one looks before it sends.
            await db.Execute("""
                UPDATE contact_message SET tries = @tried, due_at = @due, parked_at = @parked, error = @code, leased_by = NULL, leased_until = NULL WHERE id = @Id AND leased_by = @By
                """, new { claimed.Id, claimed.By, tried, due = now + Pause(tried), parked, code = handed.Code }, ct);
        else
            await Back(claimed, now + Pause(tried), tried, parked, handed.Code, ct);
    }

    private Task<int> Back(Dispatcher.Claimed claimed, DateTimeOffset due, int tried, DateTimeOffset? parked, string? code, CancellationToken ct) => db.Execute("""
        UPDATE contact_message SET state = 'Queued', left_at = NULL, tries = CASE WHEN @tried > tries THEN @tried ELSE tries END, due_at = @due, parked_at = @parked, error = @code, leased_by = NULL, leased_until = NULL
        WHERE id = @Id AND leased_by = @By AND state = 'Sending'
        """, new { claimed.Id, claimed.By, due, tried, parked, code }, ct);

    private Task<int> End(Dispatcher.Claimed claimed, MessageState state, ContactRefusal? refusal, DateTimeOffset at, CancellationToken ct, string? code = null) => db.Execute("""
        UPDATE contact_message SET state = @state, refusal = @refusal, error = @code, leased_by = NULL, leased_until = NULL,
            due_at = CASE WHEN @state = 'Queued' THEN @at ELSE due_at END, ended_at = CASE WHEN @state = 'Queued' THEN NULL ELSE @at END
        WHERE id = @Id AND leased_by = @By
        """, new { claimed.Id, claimed.By, state, refusal, code, at }, ct);

    /// <summary>1, 4, 16, then 60 minutes.</summary>
    internal static TimeSpan Pause(int tries) => TimeSpan.FromMinutes(Math.Min(60, Math.Pow(4, tries - 1)));

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];

    private sealed record Row(
        Guid? PersonId, Guid? ToUserId, string TemplateCode, string? Variant, MessageKind Kind, bool Asked, bool InBudget, string FieldValues, MessageState State, ContactMode? Mode, Guid? TaskId);
}
