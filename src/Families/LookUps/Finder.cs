using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.Involvement;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.LookUps;

/// <summary>What a look came to.</summary>
internal enum LookUpOutcome
{
    NotKnown,
    YoursAlready,
    Known,
    /// <summary>A restricted person, one who has died, more than one, or nobody to send the asker to: they all read alike.</summary>
    SomebodyWillLook,
}

/// <summary>Looks over all people for one by exact details, and says no more than may be said.</summary>
internal sealed class Finder(Db db, ISend send, Sight sight, TimeProvider clock)
{
    internal async Task<Found> ByNumber(string number, CancellationToken ct) => await Said(await db.Query<Hit>("""
        SELECT p.id AS person_id, p.first_name_folded, p.preferred_name, p.nhs_status, p.deceased_on FROM families_person p WHERE p.nhs_number = @number
        """, new { number }, ct), byNumber: true, ct);

    internal async Task<Found> ByDetails(string firstName, string? familyName, DateOnly born, string postcode, CancellationToken ct)
    {
        var hits = await db.Query<Hit>("""
            SELECT DISTINCT p.id AS person_id, p.first_name_folded, p.preferred_name, p.nhs_status, p.deceased_on
            FROM families_person p
            JOIN families_member m ON m.person_id = p.id AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
            JOIN families_household h ON h.id = m.household_id
            WHERE p.date_of_birth IN (@born, @month) AND ((p.birth_month_only = 0 AND p.date_of_birth = @born) OR (p.birth_month_only = 1 AND p.date_of_birth = @month))
              AND p.family_name_folded = @family AND h.postcode_folded = @postcode
            """, new { born, month = new DateOnly(born.Year, born.Month, 1), family = Folded.Text(familyName), postcode = Folded.Postcode(postcode), today = clock.Today() }, ct);
        var first = Folded.Text(firstName);
        return await Said([.. hits.Where(h => h.FirstNameFolded == first || Folded.Text(h.PreferredName) == first)], byNumber: false, ct);
    }

    private async Task<Found> Said(IReadOnlyList<Hit> hits, bool byNumber, CancellationToken ct)
    {
        if (hits.Count == 0) return new(LookUpOutcome.NotKnown, null, null);
        var one = hits[0];
        var look = new Found(LookUpOutcome.SomebodyWillLook, one.PersonId, null);
        // A number that nobody traced is not proof of who somebody is.
        if (hits.Count > 1 || one.DeceasedOn is not null || (byNumber && one.NhsStatus != NhsNumber.Traced)) return look;
        var today = clock.Today();
        var places = await db.Query<Guid>("""
            SELECT household_id FROM families_member WHERE person_id = @PersonId AND from_on <= @today AND (to_on IS NULL OR to_on > @today) ORDER BY from_on, id
            """, new { one.PersonId, today }, ct);
        var families = await sight.Families(places, ct);
        if (families.Any(f => f.Restricted)) return look;
        if (families.Any(f => f.Masking == Masking.Full)) return new(LookUpOutcome.YoursAlready, one.PersonId, null);
        return await Lead(places, today, ct) is { } organisation ? new(LookUpOutcome.Known, one.PersonId, organisation) : look;
    }

    /// <summary>The organisation of whoever leads, else of whoever works with the family longest, else of whoever registered it; nothing that is not for everybody to know.</summary>
    private async Task<Guid?> Lead(IReadOnlyList<Guid> places, DateOnly today, CancellationToken ct)
    {
        var rows = (await db.Query<Row>("""
            SELECT organisation_id, user_id, kind FROM families_involvement
            WHERE household_id IN @places AND shown = 1 AND kind <> @Invited AND from_on <= @today AND (to_on IS NULL OR to_on > @today) ORDER BY from_on, id
            """, new { places, Involvements.Invited, today }, ct))
            .Where(r => Kinds.Of(r.Kind).Permission is null)
            .OrderBy(r => r.Kind switch { "lead" => 0, "case" => 1, Involvements.Registered => 3, _ => 2 }).ToList();
        var workers = rows.Where(r => r.OrganisationId is null).Select(r => r.UserId).OfType<Guid>().Distinct().ToList();
        var homes = workers.Count == 0 ? [] : (await send.Ask(new GetStaff(workers), ct)).ToDictionary(w => w.Id, w => w.OrganisationId);
        var registered = await db.Query<Guid?>("SELECT organisation_id FROM families_household WHERE id IN @places AND organisation_id IS NOT NULL", new { places }, ct);
        var known = rows.Select(r => r.OrganisationId ?? (r.UserId is { } worker ? homes.GetValueOrDefault(worker) : null)).Concat(registered).OfType<Guid>().ToList();
        if (known.Count == 0) return null;
        var open = (await send.Ask(new GetOrganisations([.. known.Distinct()]), ct)).Select(o => o.Id).ToHashSet();
        return known.Where(open.Contains).Select(o => (Guid?)o).FirstOrDefault();
    }

    private sealed record Hit(Guid PersonId, string FirstNameFolded, string? PreferredName, string NhsStatus, DateOnly? DeceasedOn);

    private sealed record Row(Guid? OrganisationId, Guid? UserId, string Kind);

    internal sealed record Found(LookUpOutcome Outcome, Guid? PersonId, Guid? OrganisationId);
}
