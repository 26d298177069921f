using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Matching;

/// <summary>Looks once more for those who may be the same as people who are kept already: whoever came by another way than the door, or was corrected.</summary>
internal sealed class Sweep(Db db, Candidates candidates, Pairs pairs)
{
    /// <summary>No batch is longer than a family may be: what follows of an event stays short.</summary>
    private const int Most = 50;

    /// <param name="heldHouseholdId">What is kept apart until the pairs are decided; null for none.</param>
    internal async Task Over(IEnumerable<Guid> personIds, CancellationToken ct, Guid? heldHouseholdId = null)
    {
        var ids = personIds.Distinct().Take(Most).ToList();
        if (ids.Count == 0) return;
        var people = await db.Query<Person>("""
            SELECT id, first_name_folded, family_name_folded, date_of_birth, birth_month_only, nhs_number, nhs_status FROM families_person WHERE id IN @ids
            """, new { ids }, ct);
        var homes = (await db.Query<Home>("""
            SELECT m.person_id, m.household_id, h.no_fixed_address, h.postcode_folded
            FROM families_member m JOIN families_household h ON h.id = m.household_id WHERE m.person_id IN @ids AND m.to_on IS NULL ORDER BY m.from_on, m.id
            """, new { ids }, ct)).ToLookup(h => h.PersonId);
        var mobiles = (await db.Query<Mobile>("""
            SELECT person_id, e164 FROM families_contact_point WHERE person_id IN @ids AND kind = 'Mobile' AND e164 IS NOT NULL AND to_on IS NULL ORDER BY from_on, id
            """, new { ids }, ct)).ToLookup(m => m.PersonId, m => m.E164);
        foreach (var person in people)
        {
            var draft = new Draft(person.Id, person.FirstNameFolded, person.FamilyNameFolded, person.DateOfBirth, person.BirthMonthOnly,
                homes[person.Id].FirstOrDefault(h => !h.NoFixedAddress)?.PostcodeFolded, mobiles[person.Id].FirstOrDefault(),
                person.NhsStatus == NhsNumber.Traced ? person.NhsNumber : null, [.. homes[person.Id].Select(h => h.HouseholdId)]);
            await pairs.Keep(person.Id, await candidates.Like(draft, ct), (heldHouseholdId, null), false, ct);
        }
    }

    private sealed record Person(
        Guid Id, string FirstNameFolded, string FamilyNameFolded, DateOnly? DateOfBirth, bool BirthMonthOnly, string? NhsNumber, string NhsStatus);

    private sealed record Home(Guid PersonId, Guid HouseholdId, bool NoFixedAddress, string PostcodeFolded);

    private sealed record Mobile(Guid PersonId, string E164);
}

/// <summary>A family is new: whoever in it may be known already is listed for data quality.</summary>
internal sealed class LooksForPairsWhenFamilyRegistered(Sweep sweep) : IWhen<FamilyRegistered>
{
    /// <summary>Made-up families share a small range of made-up telephones: comparing them would tell nobody anything.</summary>
    private const string Demo = "demo";

    public Task Handle(FamilyRegistered happened, CancellationToken ct) => happened.Source == Demo ? Task.CompletedTask : sweep.Over(happened.PersonIds, ct);
}

/// <summary>Somebody joined a family: they may be known already elsewhere.</summary>
internal sealed class LooksForPairsWhenMembershipChanged(Sweep sweep) : IWhen<MembershipChanged>
{
    public Task Handle(MembershipChanged happened, CancellationToken ct) => happened.Change == MembershipChange.Joined ? sweep.Over([happened.PersonId], ct) : Task.CompletedTask;
}

/// <summary>Somebody's names, birth or number were corrected: they may be known already under the right ones.</summary>
internal sealed class LooksForPairsWhenPersonCorrected(Sweep sweep) : IWhen<PersonCorrected>
{
    public Task Handle(PersonCorrected happened, CancellationToken ct) => sweep.Over([happened.PersonId], ct);
}

/// <summary>What a person is known by was corrected. Heard by this module alone.</summary>
internal sealed record PersonCorrected(Guid PersonId) : IEvent;
