using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Involvement;
using Neighbourhood.Families.Matching;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>How much of which household the viewer may see: the one place that decides masking.</summary>
/// <remarks>
/// The flag "restricted" is a person's, but what it protects is a place: while one current member has it, the whole household is shown
/// by first names and without address or area, until the viewer may see it and has given a reason in this very request.
/// </remarks>
internal sealed class Sight(Db db, Aliases aliases, JoinedMembers together, CurrentUser user, Audit audit, TimeProvider clock)
{
    internal async Task<IReadOnlyList<Family>> Families(IReadOnlyList<Guid> householdIds, CancellationToken ct)
    {
        if (householdIds.Count == 0) return [];
        // Households that were joined are read as one: the kept one's place, everybody's members and workers.
        var homes = await aliases.Of(householdIds, ct);
        var asked = new { ids = homes.Everyone(householdIds), today = clock.Today() };
        var households = (await db.Query<HouseholdRow>("SELECT id, neighbourhood_id, locality, state FROM families_household WHERE id IN @ids", asked, ct)).ToDictionary(h => h.Id);
        var members = await together.Of(await db.Query<Member>("""
            SELECT m.household_id, m.person_id, m.role, m.parental_responsibility, m.lives_here, p.first_name, p.preferred_name, p.family_name, p.date_of_birth,
                p.is_unborn, p.language, p.interpreter_needed, p.accessible_info, p.sensitivity, p.deceased_on
            FROM families_member m JOIN families_person p ON p.id = m.person_id
            WHERE m.household_id IN @ids AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
            ORDER BY m.household_id, p.date_of_birth, p.id
            """, asked, ct), homes, ct);
        var involved = (await db.Query<Involved>("""
            SELECT household_id, team_or_site_id, user_id, kind
            FROM families_involvement
            WHERE household_id IN @ids AND from_on <= @today AND (to_on IS NULL OR to_on > @today)
            """, asked, ct)).ToLookup(i => homes.Kept(i.HouseholdId));
        var (mine, open) = (ScopesFor(Permissions.ReadPeople), ScopesFor(Permissions.ReadRestricted));
        var barred = (await db.Query<Guid>("SELECT household_id FROM families_barred WHERE user_id = @me AND household_id IN @ids", new { me = user.IsSystem ? null : user.Id, asked.ids }, ct)).ToHashSet();
        return [.. householdIds.Distinct().Where(households.ContainsKey).Select(id =>
        {
            var joined = homes.All(id).Select(one => households[one]).ToList();
            var (h, all) = (joined[0], members[joined[0].Id].ToList());
            var restricted = joined.Any(one => one.State != HouseholdState.Registered) || all.Any(m => m.Sensitivity == Sensitivity.Restricted);
            var (works, opens, isBarred) = (Reaches(joined, involved[h.Id], mine), Reaches(joined, involved[h.Id], open), joined.Any(one => barred.Contains(one.Id)));
            var masking = isBarred ? Masking.Hidden : Masked(works, opens, involved[h.Id], restricted);
            return new Family(id, masking, restricted, works && opens && !isBarred, h.NeighbourhoodId, h.Locality, all) { KeptId = h.Id };
        })];
    }

    /// <summary>One household; hidden when there is none.</summary>
    internal async Task<Family?> FamilyOf(Guid householdId, CancellationToken ct) => (await Families([householdId], ct)).SingleOrDefault();

    /// <summary>Whether a reason was given in this very request, by somebody who may see some restricted families: whether this one, its masking says.</summary>
    internal bool GaveReason => user.May(Permissions.ReadRestricted) && !string.IsNullOrWhiteSpace(audit.Reason);

    private Masking Masked(bool works, bool opens, IEnumerable<Involved> involved, bool restricted)
    {
        if (user is { IsSignedIn: false, IsSystem: false }) return Masking.Hidden;
        if (works) return restricted && !(opens && GaveReason) ? Masking.Restricted : Masking.Full;
        var invited = user.Id is { } me && involved.Any(i => i.Kind == Involvements.Invited && i.UserId == me);
        return !invited ? Masking.Hidden : restricted ? Masking.Restricted : Masking.NameOnly;
    }

    /// <summary>Where the viewer may; null for everywhere.</summary>
    private IReadOnlySet<Guid>? ScopesFor(string permission) => user.May(permission) ? user.ScopesFor(permission) : new HashSet<Guid>();

    private static bool Reaches(IEnumerable<HouseholdRow> joined, IEnumerable<Involved> involved, IReadOnlySet<Guid>? mine) =>
        mine is null
        || joined.Any(h => h.NeighbourhoodId is { } neighbourhood && mine.Contains(neighbourhood))
        || involved.Any(i => i.Kind != Involvements.Invited
            && ((i.TeamOrSiteId is { } team && mine.Contains(team)) || (i.UserId is { } worker && mine.Contains(worker))));

    private sealed record HouseholdRow(Guid Id, Guid? NeighbourhoodId, string? Locality, HouseholdState State);

    private sealed record Involved(Guid HouseholdId, Guid? TeamOrSiteId, Guid? UserId, string Kind);

    /// <param name="Restricted">Whether somebody in it is restricted, whatever this viewer may see.</param>
    /// <param name="MayOpen">Whether a reason would show this viewer what is restricted.</param>
    internal sealed record Family(Guid Id, Masking Masking, bool Restricted, bool MayOpen, Guid? NeighbourhoodId, string? Locality, IReadOnlyList<Member> Members)
    {
        /// <summary>Which household's own row is read: another's than asked where the two were joined.</summary>
        internal Guid KeptId { get; init; } = Id;

        internal string Name => Names.OfFamily(
            [.. Members.Select(m => new Names.Called(m.PreferredName ?? m.FirstName, m.FamilyName, Codes.IsChild(m.Role)))], Masking);

        internal bool IsShown => Masking is Masking.Full or Masking.Restricted;

        internal string Area => Masking == Masking.Full ? Locality ?? "unknown" : "unknown";
    }

    internal sealed record Member(
        Guid HouseholdId, Guid PersonId, string Role, string ParentalResponsibility, string LivesHere, string FirstName, string? PreferredName, string? FamilyName,
        DateOnly? DateOfBirth, bool IsUnborn, string? Language, bool? InterpreterNeeded, string? AccessibleInfo, Sensitivity Sensitivity, DateOnly? DeceasedOn)
    {
        internal string Name(Masking masking) => Names.Print(FirstName, PreferredName, FamilyName, masking);

        internal string? Age(Masking masking, DateOnly today) =>
            masking is not (Masking.Full or Masking.Restricted) ? null : DeceasedOn is not null ? Died : People.Age.InWords(DateOfBirth, today, IsUnborn);

        /// <summary>In the place of an age.</summary>
        private const string Died = "has died";
    }
}

/// <summary>Where a household stands.</summary>
internal enum HouseholdState
{
    Registered,
    /// <summary>Kept apart until somebody has looked whether it is known already.</summary>
    Held,
    /// <summary>Registered by mistake.</summary>
    Refused,
}
