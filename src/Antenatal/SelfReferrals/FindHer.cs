using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>A midwife who spoke to somebody looks whether she is known: who is like what she wrote, and who a search finds, of those whom the midwife may see.</summary>
/// <param name="Text">A name, postcode, telephone number, NHS number or date of birth; null for none.</param>
[Allows(Permissions.AnswerRequests, On = nameof(SelfReferralId))]
internal sealed record FindHer(Guid SelfReferralId, string? Text) : IQuery<IReadOnlyList<FindHer.Known>>
{
    /// <summary>Of so many families that a search finds the people are shown.</summary>
    private const int MostFamilies = 5;

    /// <param name="Because">In words, why it may be her; null where she was searched for.</param>
    internal sealed record Known(Guid PersonId, string Name, string? Age, string? Because);

    internal sealed class Handler(RequestRows rows, DoNotContact contact, ISend send, Audit audit, TimeProvider clock) : IQueryHandler<FindHer, IReadOnlyList<Known>>
    {
        public async Task<IReadOnlyList<Known>> Handle(FindHer query, CancellationToken ct)
        {
            var request = await rows.Find(query.SelfReferralId, ct);
            var found = new List<Known>();
            if (request.FirstName is not null && request.EmptiedAt is null)
            {
                var phone = request.ReachBy == ReachWay.Email ? null : request.ReachValue;
                found.AddRange((await send.Ask(new FindLikelyDuplicates(request.FirstName, request.FamilyName, null, request.Postcode, phone, null), ct)).Likely
                    .Select(h => new Known(h.PersonId, h.Name, h.Age, h.Because)));
            }
            if (!string.IsNullOrWhiteSpace(query.Text))
                foreach (var family in (await send.Ask(new FindHouseholds(query.Text), ct)).Where(h => h.Masking != Masking.Hidden).Take(MostFamilies))
                    found.AddRange(((await send.Ask(new GetHousehold(family.Id), ct))?.Members ?? []).Select(m => new Known(m.PersonId, m.Name, m.Age, null)));
            List<Guid> ids = [.. found.Select(f => f.PersonId).Distinct()];
            var (died, young) = (await contact.Died(ids, ct), (await send.Ask(new GetAges(ids, clock.Today()), ct)).Where(Under16.IsTooYoung).Select(a => a.PersonId).ToHashSet());
            found = [.. found.Where(f => !died.Contains(f.PersonId) && !young.Contains(f.PersonId)).DistinctBy(f => f.PersonId)];
            audit.Saw(found.Select(f => f.PersonId));
            return found;
        }
    }
}
