using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>The minutes as one reader may see them: without what they declared a conflict in; names as they are today.</summary>
/// <param name="Written">False while the chair still works on them and the reader is not one who does: there are no entries then.</param>
/// <param name="NeedsQuorumNote">Whether a decision was made without a quorum.</param>
/// <param name="LeftOut">How many entries are left out for this reader.</param>
/// <param name="EntriesVersion">Changes with every entry: who approves says which text they read.</param>
/// <param name="Kind">Who gets only their own actions has no entries.</param>
internal sealed record MinutesView(
    Guid MeetingId, string Team, string Title, DateTimeOffset StartsAt, string Place, MeetingStatus Status, int Version, bool Written, bool NeedsQuorumNote, string? QuorumNote,
    string? ApprovedBy, DateTimeOffset? ApprovedAt, IReadOnlyList<MinutesView.Attendee> Attendees, IReadOnlyList<MinutesView.Entry> Entries,
    IReadOnlyList<MinutesView.Addendum> Addenda, int LeftOut, int EntriesVersion, VersionKind Kind, IReadOnlyList<MinutesView.Own> OwnActions)
{
    internal sealed record Attendee(string Name, string Profession, DateTimeOffset ArrivedAt, DateTimeOffset? LeftAt, string? DeputyFor);

    /// <param name="Family">Null for the entry of the meeting.</param>
    /// <param name="Text">Null where somebody in the family objects to being talked about, for all but the chair.</param>
    /// <param name="Objected">The chair sees that it is so.</param>
    /// <param name="Heading">Of a point of the agenda.</param>
    /// <param name="Owners">Who owns each action, in the order of the text.</param>
    internal sealed record Entry(Guid Id, Guid? ItemId, string? Family, string? Text, IReadOnlyList<string> Owners, bool Objected, int Version, string? Heading = null);

    internal sealed record Addendum(string? Family, string Text, string By, DateTimeOffset At);

    internal sealed record Own(Guid Id, string Family, string Text, DateOnly DueOn, DateTimeOffset? DoneAt);
}

/// <summary>Asks for the minutes of a meeting.</summary>
[Allows(Permissions.ViewMinutes, On = nameof(MeetingId))]
internal sealed record SeeMinutes(Guid MeetingId) : IQuery<MinutesView>;

internal sealed class AnswerSeeMinutes(Db db, CurrentUser user, Guard guard, Objections objections, MinutesDrawing drawing) : IQueryHandler<SeeMinutes, MinutesView>
{
    public async Task<MinutesView> Handle(SeeMinutes query, CancellationToken ct)
    {
        var paper = await MinutesPaper.Of(db, query.MeetingId, ct) ?? throw new NotFound("The minutes");
        var head = paper.Meeting;
        if (!Meeting.IsLocked(head.Status) && !await guard.Reaches(Permissions.Schedule, nameof(query.MeetingId), query.MeetingId, ct))
            return new(query.MeetingId, head.Team, head.Title, head.StartsAt, head.Place, head.Status, head.Version, false, false, null, null, null, [], [], [], 0, 0, VersionKind.Whole, []);
        var version = paper.For(new(
            user.Id, VersionKind.Whole, await guard.Reaches(Permissions.Chair, nameof(query.MeetingId), query.MeetingId, ct),
            await Conflicts.Of(db, user.Id, ct), await objections.InCases(paper.Cases, ct)));
        return await drawing.Draw(paper, version, neutral: false, ct);
    }
}
