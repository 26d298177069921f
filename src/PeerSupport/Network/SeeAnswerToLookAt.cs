using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>A kept answer with its question, for whoever looks at it again.</summary>
[Allows(Permissions.AskNetwork, Unscoped = QuestionRows.Why)]
internal sealed record SeeAnswerToLookAt(Guid ReplyId) : IQuery<SeeAnswerToLookAt.View>
{
    /// <param name="IsDue">Its months are over, and nobody has looked at it since.</param>
    internal sealed record View(Guid QuestionId, string Question, string Words, string By, DateOnly? HelpedOn, DateOnly? KeptUntil, bool IsDue);

    internal sealed class Handler(QuestionRows rows, AnswersToLookAt due, ISend send, TimeProvider clock) : IQueryHandler<SeeAnswerToLookAt, View>
    {
        public async Task<View> Handle(SeeAnswerToLookAt query, CancellationToken ct)
        {
            var reply = await rows.FindReply(query.ReplyId, ct);
            var question = await rows.Find(reply.QuestionId, ct);
            if (!await due.IsMine(reply.Id, ct)) throw new NotFound("The answer");
            var names = await send.Names([reply.ByUser], ct);
            return new(question.Id, question.Words, reply.Words, names(reply.ByUser), reply.HelpedOn, reply.KeptUntil, reply.KeptUntil <= clock.Today());
        }
    }
}
