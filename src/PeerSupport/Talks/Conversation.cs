using Neighbourhood.Access.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>What a parent and a supporter write to one another. What would say who either is, or take them elsewhere, waits; nobody but the two and, while it waits, the coordinator reads it.</summary>
internal sealed class Conversation(Db db, TalkVault vault, Channel channel, MatchDesk matches, Pager pager, ISend send, History history, CurrentUser user, TimeProvider clock)
{
    internal const int Longest = 1000;
    internal const string Closed = "This is closed for now. Somebody from peer support knows, and will be in touch";

    /// <param name="Words">Null while it waits, where it was not passed on, and where it was emptied.</param>
    internal sealed record Line(Guid Id, Side From, MessageState State, HeldCode? HeldFor, string? Words, DateTimeOffset At);

    internal sealed record Told(Guid Id, Side FromSide, MessageState State, string? HeldCode, string? Words, DateTimeOffset WrittenAt);

    private sealed record Two(Guid PersonId, Guid? UserId, string? KnownAs);

    /// <summary>Writes one message; written again under the same id it is the same one.</summary>
    /// <returns>Whether the other one reads it at once.</returns>
    internal async Task<bool> Say(Guid matchId, Side from, Guid messageId, string? words, CancellationToken ct)
    {
        new Refusals().Text(words, "Words", Longest, "Write something first").Throw();
        if (!await channel.MayTalk(matchId, ct)) throw new Refused("", Closed);
        var text = words!.Trim();
        var parts = await Parts(matchId, text, ct);
        var now = clock.Now();
        var state = parts.Count == 0 ? MessageState.Shown : MessageState.Held;
        await db.Execute("""
            INSERT INTO peersupport_message (id, match_id, from_side, words, state, held_code, written_at, shown_at) VALUES (@messageId, @matchId, @from, @closed, @state, @code, @now, @shown)
            """, new
        {
            messageId,
            matchId,
            from,
            closed = vault.Close(messageId, text),
            state,
            code = parts.Count == 0 ? (HeldCode?)null : parts[0].Code,
            now,
            shown = state == MessageState.Shown ? now : (DateTimeOffset?)null,
        }, ct);
        if (state == MessageState.Shown) await Reached(matchId, messageId, from, now, ct);
        else await history.Add(Subject.Message, messageId, null, nameof(MessageState.Held), ct: ct);
        return state == MessageState.Shown;
    }

    /// <summary>The messages of a match as one side reads them, the first first: of the other's only what is shown, of one's own also that it waits.</summary>
    internal async Task<IReadOnlyList<Line>> Of(Guid matchId, Side reader, CancellationToken ct) =>
    [
        .. (await db.Query<Told>("""
            SELECT id, from_side, state, held_code, words, written_at FROM peersupport_message WHERE match_id = @matchId AND (state = 'Shown' OR from_side = @reader) ORDER BY written_at, id
            """, new { matchId, reader }, ct)).Select(t => new Line(
                t.Id, t.FromSide, t.State, t.HeldCode is null ? null : Enum.Parse<HeldCode>(t.HeldCode), t.State == MessageState.Shown ? vault.Words(t.Id, t.Words) : null, t.WrittenAt)),
    ];

    /// <summary>What the other wrote is read now.</summary>
    internal Task Read(Guid matchId, Side reader, CancellationToken ct) => db.Execute("""
        UPDATE peersupport_message SET read_at = @now WHERE match_id = @matchId AND from_side <> @reader AND state = 'Shown' AND read_at IS NULL
        """, new { matchId, reader, now = clock.Now() }, ct);

    /// <summary>What in these words would take the two elsewhere, or say who either is: of the family all that Families keeps, of the supporter the name of their account.</summary>
    internal async Task<IReadOnlyList<Wordings.Part>> Parts(Guid matchId, string words, CancellationToken ct)
    {
        var two = (await db.Find<Two>("SELECT m.person_id, s.user_id, s.known_as FROM peersupport_match m JOIN peersupport_supporter s ON s.id = m.supporter_id WHERE m.id = @matchId", new { matchId }, ct))!;
        var family = await send.Ask(new GetDetailsIn([two.PersonId], words), ct);
        return Wordings.Joined([.. Wordings.Found(words), .. family.Select(p => new Wordings.Part(p.Start, p.Length, HeldCode.Detail)), .. await OfSupporter(two, words, ct)]);
    }

    /// <summary>Words of a third, as a supporter may read them: without what would say who somebody is.</summary>
    internal async Task<string?> Cleaned(Guid matchId, string? words, CancellationToken ct) => string.IsNullOrWhiteSpace(words) ? null : Wordings.Without(words, await Parts(matchId, words, ct));

    /// <summary>The other one has it: they are in touch, and whoever did not write is told that there is something to read.</summary>
    internal async Task Reached(Guid matchId, Guid messageId, Side from, DateTimeOffset at, CancellationToken ct)
    {
        await InTouch(matchId, at, from == Side.Supporter, ct);
        if (from == Side.Supporter) await TellParent(matchId, messageId, ct);
        else await pager.Written(matchId, messageId, ct);
    }

    /// <summary>They were in touch at this time: what was asked about silence is over.</summary>
    /// <param name="first">Whether it may be the first contact, which is the supporter's.</param>
    internal async Task InTouch(Guid matchId, DateTimeOffset at, bool first, CancellationToken ct)
    {
        user.IsSystemFor(user.Id); // tasks and messages that follow are the program's: a supporter reaches none
        if (first) await matches.FirstContact(matchId, at, ct);
        await db.Execute("""
            UPDATE peersupport_match SET last_contact_on = @on, prompted_on = NULL WHERE id = @matchId AND status = 'Active' AND (last_contact_on IS NULL OR last_contact_on <= @on)
            """, new { matchId, on = at.LondonDay() }, ct);
        if (await db.Find<Reviewed>("SELECT review_on, review_task_id FROM peersupport_match WHERE id = @matchId", new { matchId }, ct) is not { ReviewOn: not null } reviewed) return;
        await db.Execute("UPDATE peersupport_match SET review_on = NULL, review_task_id = NULL WHERE id = @matchId", new { matchId }, ct);
        if (reviewed.ReviewTaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, "They are in touch again"), ct);
    }

    private sealed record Reviewed(DateOnly? ReviewOn, Guid? ReviewTaskId);

    private sealed record Unread(int Earlier, int WaysIn);

    /// <summary>Once for all that she has not read: that there is something, never what, and not the secret address.</summary>
    private async Task TellParent(Guid matchId, Guid messageId, CancellationToken ct)
    {
        var unread = (await db.Find<Unread>("""
            SELECT (SELECT COUNT(*) FROM peersupport_message WHERE match_id = @matchId AND from_side = 'Supporter' AND state = 'Shown' AND read_at IS NULL AND id <> @messageId) AS earlier,
                (SELECT COUNT(*) FROM peersupport_way_in WHERE match_id = @matchId AND ended_at IS NULL AND ends_at > @now) AS ways_in
            """, new { matchId, messageId, now = clock.Now() }, ct))!;
        if (unread.Earlier > 0 || unread.WaysIn == 0) return;
        var two = (await db.Find<Two>("SELECT m.person_id, s.user_id, s.known_as FROM peersupport_match m JOIN peersupport_supporter s ON s.id = m.supporter_id WHERE m.id = @matchId", new { matchId }, ct))!;
        await send.Send(new QueueMessage(messageId, two.PersonId, "peer-message", [matchId], "peer-message", true), ct);
    }

    private async Task<IReadOnlyList<Wordings.Part>> OfSupporter(Two two, string words, CancellationToken ct)
    {
        if (two.UserId is not { } supporter || await send.Ask(new GetStaff([supporter]), ct) is not [var account, ..]) return [];
        var chosen = Folded.Text(two.KnownAs).Split(' ').ToHashSet(StringComparer.Ordinal);
        var never = Folded.Text(account.Name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(n => n.Length > 2 && !chosen.Contains(n)).ToHashSet(StringComparer.Ordinal);
        var parts = new List<Wordings.Part>();
        for (int at = 0, start = -1; at <= words.Length; at++)
        {
            var inside = at < words.Length && (char.IsLetterOrDigit(words[at]) || words[at] is '\'' or '’');
            if (inside && start < 0) start = at;
            if (inside || start < 0) continue;
            if (never.Contains(Folded.Text(words[start..at]))) parts.Add(new(start, at - start, HeldCode.Detail));
            start = -1;
        }
        return parts;
    }
}
