using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt;

/// <summary>
/// Who objects to being talked about by a team; asked each time, for an objection may come later. What is written about somebody who objects
/// is left out for all but the chair; what is about others only stays.
/// </summary>
internal sealed class Objections(Db db, ISend send, CurrentUser user)
{
    /// <summary>Whom a referral of a case names.</summary>
    internal sealed record Named(Guid? CaseId, Guid ReferralId, Guid PersonId);

    /// <param name="IsObjected">Somebody objected: the chair sees that it is so.</param>
    /// <param name="IsHidden">What is written is left out for this viewer, unless they chair.</param>
    /// <param name="IsDeciding">A child may come to harm: nothing is hidden until the safeguarding lead has decided.</param>
    internal sealed record Found(bool IsObjected, bool IsHidden, bool IsDeciding)
    {
        internal static Found Nothing { get; } = new(false, false, false);
    }

    /// <summary>What was found for some cases or a referral, by person.</summary>
    internal sealed class Heard(IReadOnlyList<Named> named, IReadOnlyDictionary<Guid, Found> people)
    {
        /// <summary>Of an item, an action or minutes: by the referral that they are about, or all that the case was opened for.</summary>
        internal Found In(Guid? caseId, Guid? referralId) =>
            caseId is null && referralId is null ? Found.Nothing
            : Together([.. named.Where(n => referralId is null ? n.CaseId == caseId : n.ReferralId == referralId).Select(n => people[n.PersonId])]);

        internal bool Hides(Guid personId) => people.TryGetValue(personId, out var found) && found.IsHidden;

        private static Found Together(List<Found> all) => new(all.Exists(f => f.IsObjected), all.Exists(f => f.IsHidden), all.Exists(f => f.IsDeciding));
    }

    /// <summary>In these cases, by the referrals that stand.</summary>
    internal Task<Heard> InCases(IEnumerable<Guid> caseIds, CancellationToken ct) => InCases(caseIds, user.OrganisationId, ct);

    /// <summary>As somebody of this organisation may see them.</summary>
    internal async Task<Heard> InCases(IEnumerable<Guid> caseIds, Guid? organisationId, CancellationToken ct)
    {
        Guid[] cases = [.. caseIds.Distinct()];
        return await Heed(organisationId, cases.Length == 0 ? [] : await db.Query<Named>("""
            SELECT DISTINCT r.case_id, r.id AS referral_id, p.person_id FROM mdt_referral r JOIN mdt_referral_person p ON p.referral_id = r.id
            WHERE r.case_id IN @cases AND r.status NOT IN ('Declined', 'Withdrawn')
            """, new { cases }, ct), ct);
    }

    /// <summary>In one referral, whatever became of it.</summary>
    internal async Task<Heard> InReferral(Guid referralId, CancellationToken ct) => await Heed(user.OrganisationId, await db.Query<Named>("""
        SELECT r.case_id, r.id AS referral_id, p.person_id FROM mdt_referral r JOIN mdt_referral_person p ON p.referral_id = r.id WHERE r.id = @referralId
        """, new { referralId }, ct), ct);

    /// <summary>Without those who object: for what leaves the module.</summary>
    internal async Task<IReadOnlyList<Guid>> Without(IReadOnlyList<Guid> personIds, CancellationToken ct)
    {
        var others = new List<Guid>();
        foreach (var person in personIds)
            if (await send.Ask(new GetSharingBasis(person, SharingPurpose.MdtDiscussion), ct) != SharingBasis.Objection) others.Add(person);
        return others;
    }

    private async Task<Heard> Heed(Guid? organisationId, IReadOnlyList<Named> named, CancellationToken ct)
    {
        var people = new Dictionary<Guid, Found>();
        foreach (var person in named.Select(n => n.PersonId).Distinct()) people[person] = await Ask(person, organisationId, ct);
        return new(named, people);
    }

    /// <summary>An objection to some organisations hides from those who work for one; that there is one, the chair learns whoever they work for.</summary>
    private async Task<Found> Ask(Guid personId, Guid? organisationId, CancellationToken ct)
    {
        var basis = await send.Ask(new GetSharingBasis(personId, SharingPurpose.MdtDiscussion), ct);
        if (basis == SharingBasis.ObjectionToDecide) return new(true, false, true);
        if (basis != SharingBasis.Objection) return Found.Nothing;
        return new(true, organisationId is not { } mine || await send.Ask(new GetSharingBasis(personId, SharingPurpose.MdtDiscussion, mine), ct) == SharingBasis.Objection, false);
    }
}
