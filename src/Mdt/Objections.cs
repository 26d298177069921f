using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt;

/// <summary>Which cases have somebody in them who objects to being talked about by a team; asked each time, for an objection may come later.</summary>
internal sealed class Objections(Db db, ISend send)
{
    private sealed record Named(Guid CaseId, Guid PersonId);

    /// <summary>Of these cases, those in which somebody objects whom a referral that stands names.</summary>
    internal async Task<IReadOnlySet<Guid>> ToDiscussing(IEnumerable<Guid> caseIds, CancellationToken ct)
    {
        Guid[] cases = [.. caseIds.Distinct()];
        if (cases.Length == 0) return new HashSet<Guid>();
        var named = await db.Query<Named>("""
            SELECT DISTINCT r.case_id, p.person_id FROM mdt_referral r JOIN mdt_referral_person p ON p.referral_id = r.id
            WHERE r.case_id IN @cases AND r.status NOT IN ('Declined', 'Withdrawn')
            """, new { cases }, ct);
        var objecting = new HashSet<Guid>();
        foreach (var person in named.Select(n => n.PersonId).Distinct())
            if (await send.Ask(new GetSharingBasis(person, SharingPurpose.MdtDiscussion), ct) == SharingBasis.Objection) objecting.Add(person);
        return named.Where(n => objecting.Contains(n.PersonId)).Select(n => n.CaseId).ToHashSet();
    }
}
