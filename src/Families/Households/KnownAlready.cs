using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>Looks, over all people, for those whom a new family may be: by traced number, birth and like name, mobile, or postcode and name and year.</summary>
internal sealed class KnownAlready(Db db, Sight sight, TimeProvider clock)
{
    internal async Task<Found> Look(RegisterFamily form, CancellationToken ct)
    {
        var hits = new HashSet<Hit>();
        foreach (var person in new[] { form.Adult! }.Concat(form.Children ?? []))
            hits.UnionWith(await Like(person, person.FamilyName ?? (person.OnlyOneName ? null : form.Adult!.FamilyName), form, ct));
        if (form.Contact?.By is RegisterFamily.ReachBy.Phone or RegisterFamily.ReachBy.Text && ContactValue.E164(form.Contact.Value) is { } number)
            hits.UnionWith(await db.Query<Hit>("""
                SELECT m.person_id, m.household_id
                FROM families_contact_point c JOIN families_member m ON m.person_id = c.person_id
                WHERE c.e164 = @number AND c.kind = 'Mobile' AND c.to_on IS NULL AND m.to_on IS NULL
                """, new { number }, ct));

        var families = await sight.Families([.. hits.Select(h => h.HouseholdId)], ct);
        var shown = families.Where(f => f.Masking == Masking.Full).ToList();
        var people = shown.SelectMany(f => f.Members.Where(m => hits.Contains(new Hit(m.PersonId, f.Id))).Select(m => Said(m, f)));
        return new Found([.. people.Distinct(StringComparer.Ordinal)], families.Count > shown.Count);
    }

    private async Task<IEnumerable<Hit>> Like(RegisterFamily.Person person, string? familyName, RegisterFamily form, CancellationToken ct)
    {
        var hits = new List<Hit>();
        if (person.Traced && NhsNumber.Read(person.NhsNumber) is { } number)
            hits.AddRange(await db.Query<Hit>("""
                SELECT p.id AS person_id, m.household_id FROM families_person p JOIN families_member m ON m.person_id = p.id
                WHERE p.nhs_number = @number AND p.nhs_status = '01' AND m.to_on IS NULL
                """, new { number }, ct));
        if (person.Born is not { } born) return hits;

        if (!person.BornMonthOnly)
            hits.AddRange((await db.Query<Named>("""
                SELECT p.id AS person_id, m.household_id, p.family_name_folded FROM families_person p JOIN families_member m ON m.person_id = p.id
                WHERE p.date_of_birth = @born AND p.birth_month_only = 0 AND m.to_on IS NULL
                """, new { born }, ct))
                .Where(c => Likeness.Of(c.FamilyNameFolded, Folded.Text(familyName)) >= Likeness.WorthALook).Select(c => new Hit(c.PersonId, c.HouseholdId)));
        if (!form.NoFixedAddress)
            hits.AddRange(await db.Query<Hit>("""
                SELECT p.id AS person_id, m.household_id
                FROM families_household h JOIN families_member m ON m.household_id = h.id JOIN families_person p ON p.id = m.person_id
                WHERE h.postcode_folded LIKE @postcode AND m.to_on IS NULL AND p.first_name_folded = @firstName AND p.date_of_birth >= @from AND p.date_of_birth <= @to
                """, new
            {
                postcode = Folded.Postcode(form.Postcode),
                firstName = Folded.Text(person.FirstName),
                from = new DateOnly(born.Year, 1, 1),
                to = new DateOnly(born.Year, 12, 31),
            }, ct));
        return hits;
    }

    private string Said(Sight.Member member, Sight.Family family) =>
        $"{member.Name(family.Masking)}{(member.Age(family.Masking, clock.Today()) is { } age ? $", {age}" : "")}";

    /// <param name="Shown">Whom the user may see, as words.</param>
    /// <param name="Hidden">Whether it may also be somebody whom the user may not see: never who, nor how many.</param>
    internal sealed record Found(IReadOnlyList<string> Shown, bool Hidden);

    private sealed record Hit(Guid PersonId, Guid HouseholdId);

    private sealed record Named(Guid PersonId, Guid HouseholdId, string FamilyNameFolded);
}
