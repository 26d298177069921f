using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>Who could support a parent: the best fit first, each with the reasons, and who cannot and why.</summary>
[Allows(Permissions.WriteRequests, On = nameof(PeerRequestId))]
internal sealed record SuggestSupporters(Guid PeerRequestId) : IQuery<SuggestSupporters.View>
{
    internal const int Most = 20;

    /// <param name="Blocked">Why nobody can be offered now; null where somebody can.</param>
    internal sealed record View(Candidates.Sought Request, string Parent, Ranking.Wish Wish, string? Blocked, IReadOnlyList<Shown> Suggested, IReadOnlyList<NotNow> Others);

    /// <param name="HasSaidNothing">They declared nobody whom they know: ask them before they are offered.</param>
    internal sealed record Shown(Guid SupporterId, string Name, string? KnownAs, string Available, bool HasSaidNothing, Ranking.Suggestion Suggestion);

    internal sealed record NotNow(Guid SupporterId, string Name, IReadOnlyList<string> Why);

    internal sealed class Handler(Candidates candidates, ISend send, Audit audit) : IQueryHandler<SuggestSupporters, View>
    {
        public async Task<View> Handle(SuggestSupporters query, CancellationToken ct)
        {
            var sought = await candidates.Find(query.PeerRequestId, ct);
            if (await send.Ask(new GetPeople([sought.PersonId]), ct) is not [{ Masking: not Masking.Hidden } parent]) throw new NotFound("The request");
            var wish = await candidates.Wish(sought, ct);
            var found = (await candidates.Of(sought, null, ct)).ToDictionary(f => f.Candidate.Id);
            var names = await send.Names(found.Values.Select(f => f.Who), ct);
            var best = Ranking.Order(wish, found.Values.Select(f => f.Candidate));
            audit.Saw(sought.PersonId);
            return new(
                sought, parent.Name, wish, await candidates.Blocked(sought.Id, ct),
                [.. best.Take(Most).Select(s => (Found: found[s.SupporterId], Suggestion: s)).Select(s => new Shown(s.Suggestion.SupporterId, names(s.Found.Who), s.Found.KnownAs, s.Found.Available, s.Found.HasSaidNothing, s.Suggestion))],
                [.. found.Values.Where(f => !Ranking.May(wish, f.Candidate)).Select(f => new NotNow(f.Candidate.Id, names(f.Who), Ranking.WhyNot(wish, f.Candidate)))]);
        }
    }
}
