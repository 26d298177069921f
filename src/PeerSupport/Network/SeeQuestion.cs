using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>A question with what was answered, and what the reader may do with it.</summary>
[Allows(Permissions.AskNetwork, Unscoped = QuestionRows.Why)]
internal sealed record SeeQuestion(Guid QuestionId) : IQuery<SeeQuestion.View>
{
    /// <param name="Asked">By whom, as colleagues are called.</param>
    /// <param name="PassedOn">The coordinator looks for somebody who knows.</param>
    /// <param name="Hidden">Out of sight because somebody said that it names a person: only who moderates sees it so.</param>
    internal sealed record View(
        Guid Id, string Words, NetworkTopic Topic, QuestionStatus Status, string Asked, DateTimeOffset AskedAt, DateOnly AnswerBy, DateOnly? NeededBy, string? Area, bool Mine, bool Waits, bool Late,
        bool PassedOn, bool Hidden, bool MaySettle, int Version, IReadOnlyList<Reply> Replies);

    /// <param name="IsDue">Its months are over: others do not find it until somebody has looked at it.</param>
    internal sealed record Reply(Guid Id, string Words, string By, DateTimeOffset WrittenAt, DateOnly? HelpedOn, DateOnly? KeptUntil, bool IsDue, bool Mine, bool Hidden);

    internal sealed class Handler(QuestionRows rows, ISend send, CurrentUser user, TimeProvider clock) : IQueryHandler<SeeQuestion, View>
    {
        public async Task<View> Handle(SeeQuestion query, CancellationToken ct)
        {
            var (settles, today) = (user.May(Permissions.Moderate), clock.Today());
            var now = await rows.Find(query.QuestionId, ct, hidden: settles);
            var replies = (await rows.Replies(now.Id, ct)).Where(r => settles || r.HiddenAt is null).ToList();
            var names = await send.Names(replies.Select(r => (Guid?)r.ByUser).Append(now.AskedBy), ct);
            var area = now.NeighbourhoodId is { } place ? (await send.Ask(new GetNeighbourhoods([place]), ct)).Select(n => n.Name).FirstOrDefault() : null;
            var waits = now.Status == QuestionStatus.Open && now.FirstAnsweredAt is null;
            return new(now.Id, now.Words, now.Topic, now.Status, names(now.AskedBy), now.AskedAt, now.AnswerBy, now.NeededBy, area, now.AskedBy == user.Id, waits, waits && now.AnswerBy < today,
                waits && now.TaskId is not null, now.HiddenAt is not null, settles, now.Version,
                [.. replies.Select(r => new Reply(r.Id, r.Words, names(r.ByUser), r.WrittenAt, r.HelpedOn, r.KeptUntil, r.KeptUntil <= today, r.ByUser == user.Id, r.HiddenAt is not null))]);
        }
    }
}
