using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>Draws the parts of a summary from what was decided and promised: never from the note of the discussion.</summary>
internal sealed class SummaryRecord(Db db, ISend send)
{
    private sealed record Made(Guid Id, MdtDecisionCode Code, string? Detail, bool AgreedWithFamily, bool Provisional, DateTimeOffset? ConfirmedAt)
    {
        internal bool Waits => ConfirmedAt is null && !Decision.ActsAtOnce(Code, Provisional, AgreedWithFamily);
    }

    private sealed record Owed(Guid Id, string Text, DateOnly DueOn, DateTimeOffset? DoneAt, string? Member, string? Came);

    private sealed record Said(PartKind Kind, Guid PartId, Guid PersonId);

    /// <summary>Each part, about whom somebody said it is, or else about everybody whom the referral names; and about whom it names besides.</summary>
    internal async Task<IReadOnlyList<SummaryPart>> Parts(Talked item, Kin kin, CancellationToken ct)
    {
        var said = (await db.Query<Said>("SELECT kind, part_id, person_id FROM mdt_summary_part WHERE item_id = @ItemId", new { item.ItemId }, ct)).ToLookup(s => (s.Kind, s.PartId), s => s.PersonId);
        IReadOnlyList<Guid> About(PartKind kind, Guid id, string text) =>
            [.. (said[(kind, id)].Any() ? said[(kind, id)] : kin.Subjects).Concat(kin.NamedIn(text, null)).Distinct()];

        var parts = new List<SummaryPart>();
        foreach (var made in await db.Query<Made>("""
            SELECT id, code, detail, agreed_with_family, provisional, confirmed_at FROM mdt_decision
            WHERE item_id = @ItemId AND removed_at IS NULL AND withdrawn_at IS NULL ORDER BY made_at, id
            """, new { item.ItemId }, ct))
        {
            var place = SummaryWords.Place(made.Code, made.Detail);
            if (place is not null && !await IsPlain(place, ct)) place = null;
            parts.Add(new(PartKind.Decision, made.Id, SummaryWords.Of(made.Code, place) + (made.AgreedWithFamily ? SummaryWords.Agreed : ""),
                made.Detail is null ? Decision.InWords(made.Code) : $"{Decision.InWords(made.Code)}: {made.Detail}", About(PartKind.Decision, made.Id, made.Detail ?? ""),
                SummaryWords.Withheld(made.Code, made.Waits)));
        }
        foreach (var owed in await db.Query<Owed>("""
            SELECT a.id, a.text, a.due_on, a.done_at, p.profession AS member,
                   (SELECT MAX(s.profession) FROM mdt_attendance s WHERE s.meeting_id = m.id AND s.user_id = a.owner_user_id) AS came
            FROM mdt_action a JOIN mdt_item i ON i.id = a.item_id JOIN mdt_meeting m ON m.id = i.meeting_id
                 LEFT JOIN mdt_member p ON p.mdt_id = m.mdt_id AND p.user_id = a.owner_user_id AND p.left_on IS NULL
            WHERE a.item_id = @ItemId AND a.cancelled_at IS NULL ORDER BY a.due_on, a.id
            """, new { item.ItemId }, ct))
        {
            var who = SummaryWords.Who(owed.Member ?? owed.Came);
            parts.Add(new(PartKind.Action, owed.Id, await IsPlain(owed.Text, ct) ? SummaryWords.Promise(who, owed.Text, owed.DueOn, owed.DoneAt is not null) : SummaryWords.PromiseWithoutWords(who, owed.DueOn),
                owed.Text, About(PartKind.Action, owed.Id, owed.Text)));
        }
        if (item.FamilyVoice is { } voice)
            parts.Add(new(PartKind.Voice, item.ItemId, SummaryWords.Voice(voice), voice, About(PartKind.Voice, item.ItemId, voice),
                await IsPlain(voice, ct) ? null : "It holds words, numbers or a place that no summary may hold: say it in other words"));
        if (item.NextReviewOn is { } next)
            parts.Add(new(PartKind.Review, item.ItemId, SummaryWords.Review(next), $"Next review: {next.InWords()}", About(PartKind.Review, item.ItemId, "")));
        return parts;
    }

    /// <summary>Whether a worker's words may stand in a draft as they are.</summary>
    private async Task<bool> IsPlain(string text, CancellationToken ct)
    {
        var check = await send.Ask(new CheckPlainWords(text), ct);
        return check is { HoldsNumbers: false, Forbidden.Count: 0 } && SummaryCheck.JargonIn(text).Count == 0 && !SummaryCheck.HoldsPlace(text, null);
    }
}
