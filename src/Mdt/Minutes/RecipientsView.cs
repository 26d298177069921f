using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>Who gets the minutes of a meeting and how much of them: counts of what is left out, never a family.</summary>
/// <param name="GoesOn">When the minutes go by themselves; null unless they are approved and wait.</param>
internal sealed record RecipientsView(Guid MeetingId, string Team, string Title, DateTimeOffset StartsAt, MeetingStatus Status, int Version, DateOnly? GoesOn, IReadOnlyList<RecipientsView.Row> Rows)
{
    /// <param name="Items">How many families, or own actions, stand in it.</param>
    /// <param name="Conflicts">How many are left out because they declared a conflict of interest.</param>
    /// <param name="Objections">How many stand without their words because somebody objects.</param>
    /// <param name="SentAt">When it was sent to them; null when it was not.</param>
    internal sealed record Row(Guid UserId, string Name, RecipientAs As, VersionKind Kind, int Items, int Conflicts, int Objections, bool Gets, DateTimeOffset? SentAt, DateTimeOffset? ToldAgainAt);
}

/// <summary>Asks who gets the minutes of a meeting.</summary>
[Allows(Permissions.CirculateMinutes, On = nameof(MeetingId))]
internal sealed record SeeRecipients(Guid MeetingId) : IQuery<RecipientsView>;

internal sealed class AnswerSeeRecipients(Db db, Recipients recipients, MinutesClock days) : IQueryHandler<SeeRecipients, RecipientsView>
{
    private sealed record Kept(Guid UserId, DateTimeOffset SentAt, DateTimeOffset? ToldAgainAt);

    public async Task<RecipientsView> Handle(SeeRecipients query, CancellationToken ct)
    {
        var paper = await MinutesPaper.Of(db, query.MeetingId, ct) ?? throw new NotFound("The minutes");
        var head = paper.Meeting;
        var sent = (await db.Query<Kept>("SELECT user_id, sent_at, told_again_at FROM mdt_circulation WHERE meeting_id = @MeetingId", query, ct)).ToDictionary(s => s.UserId);
        return new(head.Id, head.Team, head.Title, head.StartsAt, head.Status, head.Version,
            head is { Status: MeetingStatus.MinutesApproved, ApprovedAt: { } approved } ? await days.After(approved, ct) : null,
            [.. (await recipients.Versions(paper, ct)).Select(v => new RecipientsView.Row(
                v.To.UserId, v.To.Name, v.To.As, v.Version.Kind,
                v.Version.Kind == VersionKind.Whole ? v.Version.Parts.Count(p => p.Of.ItemId is not null && p.Text is not null) : v.Version.Own.Count,
                v.Version.Conflicts, v.Version.Objections, v.Version.HasAnything, sent.GetValueOrDefault(v.To.UserId)?.SentAt, sent.GetValueOrDefault(v.To.UserId)?.ToldAgainAt))]);
    }
}
