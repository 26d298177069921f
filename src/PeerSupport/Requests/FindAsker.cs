using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.People;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>A coordinator who spoke to somebody looks whether they are known: who is like what they wrote, and who a search finds, of those whom the coordinator may see.</summary>
/// <param name="Text">A name, postcode, telephone number, NHS number or date of birth; null for none.</param>
[Allows(Permissions.WriteRequests, On = nameof(AskedId))]
internal sealed record FindAsker(Guid AskedId, string? Text) : IQuery<IReadOnlyList<FindAsker.Known>>
{
    /// <summary>Of so many families that a search finds the people are shown.</summary>
    private const int MostFamilies = 5;

    /// <param name="Because">In words, why it may be them; null where they were searched for.</param>
    internal sealed record Known(Guid PersonId, string Name, string? Age, string? Because);

    internal sealed class Handler(AskedRows rows, AskedVault vault, DoNotContact contact, ISend send, Audit audit) : IQueryHandler<FindAsker, IReadOnlyList<Known>>
    {
        public async Task<IReadOnlyList<Known>> Handle(FindAsker query, CancellationToken ct)
        {
            var row = await rows.Find(query.AskedId, ct);
            var found = new List<Known>();
            if (vault.Read(row.Id, row.Words) is { FirstName: { } first } words)
                found.AddRange((await send.Ask(new FindLikelyDuplicates(first, null, null, words.Postcode, words.By == ReachWay.Email ? null : words.Reach, null), ct)).Likely
                    .Select(h => new Known(h.PersonId, h.Name, h.Age, h.Because)));
            if (!string.IsNullOrWhiteSpace(query.Text))
                foreach (var family in (await send.Ask(new FindHouseholds(query.Text), ct)).Where(h => h.Masking != Masking.Hidden).Take(MostFamilies))
                    found.AddRange(((await send.Ask(new GetHousehold(family.Id), ct))?.Members ?? []).Select(m => new Known(m.PersonId, m.Name, m.Age, null)));
            var died = await contact.Died([.. found.Select(f => f.PersonId).Distinct()], ct);
            found = [.. found.Where(f => !died.Contains(f.PersonId)).DistinctBy(f => f.PersonId)];
            audit.Saw(found.Select(f => f.PersonId));
            return found;
        }
    }
}
