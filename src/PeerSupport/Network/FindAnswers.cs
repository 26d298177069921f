using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>Answers that helped before, by words or by topic, the likeliest first.</summary>
/// <param name="Topic">Of this topic alone; null for any.</param>
/// <param name="Near">Of this topic before others: what somebody is about to ask may have been answered under another.</param>
[Allows(Permissions.AskNetwork, Unscoped = QuestionRows.Why)]
internal sealed record FindAnswers(string? Text, NetworkTopic? Topic, NetworkTopic? Near = null) : IQuery<IReadOnlyList<FindAnswers.Item>>
{
    internal sealed record Item(Guid ReplyId, Guid QuestionId, NetworkTopic Topic, string Question, string Words, string By, DateOnly HelpedOn);

    internal sealed class Handler(KeptAnswers kept, ISend send) : IQueryHandler<FindAnswers, IReadOnlyList<Item>>
    {
        public async Task<IReadOnlyList<Item>> Handle(FindAnswers query, CancellationToken ct)
        {
            var found = await kept.Find(query.Text, NetworkTopics.Read(query.Topic), NetworkTopics.Read(query.Near), ct);
            var names = await send.Names(found.Select(k => (Guid?)k.ByUser), ct);
            return [.. found.Select(k => new Item(k.ReplyId, k.QuestionId, k.Topic, k.Question, k.Words, names(k.ByUser), k.HelpedOn))];
        }
    }
}
