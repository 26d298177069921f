using System.Globalization;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>Who belongs to which household, from when to when: read, begun and ended here, so that each change is checked and told alike.</summary>
internal sealed class Memberships(Db db, IOutbox outbox, TimeProvider clock)
{
    /// <summary>Everybody who belongs or belonged to a household, the first first.</summary>
    internal Task<IReadOnlyList<Kept>> Of(Guid householdId, CancellationToken ct) => db.Query<Kept>("""
        SELECT m.id, m.household_id, m.person_id, m.role, m.parental_responsibility, m.lives_here, m.from_on, m.to_on, m.left_code, m.version,
            p.first_name, p.preferred_name, p.family_name, p.sensitivity, p.deceased_on
        FROM families_member m JOIN families_person p ON p.id = m.person_id
        WHERE m.household_id = @householdId ORDER BY m.from_on, m.id
        """, new { householdId }, ct);

    /// <summary>Every home that somebody has or had, the first first.</summary>
    internal Task<IReadOnlyList<Kept>> OfPerson(Guid personId, CancellationToken ct) => db.Query<Kept>("""
        SELECT m.id, m.household_id, m.person_id, m.role, m.parental_responsibility, m.lives_here, m.from_on, m.to_on, m.left_code, m.version,
            p.first_name, p.preferred_name, p.family_name, p.sensitivity, p.deceased_on
        FROM families_member m JOIN families_person p ON p.id = m.person_id
        WHERE m.person_id = @personId ORDER BY m.from_on, m.id
        """, new { personId }, ct);

    /// <summary>The one that stands today under this id in this household.</summary>
    internal async Task<Kept> Current(Guid householdId, Guid membershipId, CancellationToken ct) =>
        (await Of(householdId, ct)).FirstOrDefault(k => k.Id == membershipId && k.IsCurrent(clock.Today())) ?? throw new NotFound("This membership");

    /// <summary>Those of a household who have another home today. Where it is, is not asked.</summary>
    internal async Task<IReadOnlySet<Guid>> WithAnotherHome(Guid householdId, CancellationToken ct) => (await db.Query<Guid>("""
        SELECT DISTINCT m.person_id FROM families_member m
        JOIN families_member o ON o.person_id = m.person_id AND o.household_id <> m.household_id AND o.from_on <= @today AND (o.to_on IS NULL OR o.to_on > @today)
        WHERE m.household_id = @householdId AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
        """, new { householdId, today = clock.Today() }, ct)).ToHashSet();

    /// <summary>Begins to belong; told.</summary>
    /// <exception cref="Refused">On <c>On</c>, <c>ToHouseholdId</c> or <c>LivesHere</c>.</exception>
    internal async Task Join(Guid id, Guid householdId, Guid personId, string role, string responsibility, string livesHere, DateOnly on, CancellationToken ct)
    {
        var homes = (await OfPerson(personId, ct)).Where(k => !k.NeverWas).ToList();
        var here = homes.Where(k => k.HouseholdId == householdId).ToList();
        var state = await db.Find<Household>("SELECT state FROM families_household WHERE id = @householdId", new { householdId }, ct) ?? throw new NotFound("This household");
        new Refusals()
            .If(state.State == HouseholdState.Held, "ToHouseholdId", "Somebody has to look at that family first. Try again when that is decided")
            .If(here.Any(k => k.IsCurrent(clock.Today())), "ToHouseholdId", "They belong to this family already")
            .If(here.Any(k => !k.IsCurrent(clock.Today()) && k.ToOn > on), "On", $"They belonged to this family until {Day(here.Max(k => k.ToOn))}: enter that day or a later one")
            .If(livesHere == "Full" && homes.Any(k => k.HouseholdId != householdId && k.LivesHere == "Full" && k.IsCurrent(clock.Today())), "LivesHere",
                "They live in another home all the time. Choose part of the time here, or note first that they left the other home")
            .Throw();
        await Begin(id, householdId, personId, role, responsibility, livesHere, on, ct);
        await outbox.Add(new MembershipChanged(householdId, personId, MembershipChange.Joined, on), ct);
    }

    /// <summary>Ends it; told.</summary>
    internal async Task Leave(Kept membership, DateOnly on, string code, CancellationToken ct)
    {
        await End(membership, on, code, ct);
        await outbox.Add(new MembershipChanged(membership.HouseholdId, membership.PersonId, MembershipChange.Left, on), ct);
    }

    /// <summary>Belongs on, but lives there for another share of the time from a day on.</summary>
    internal async Task Share(Kept membership, string livesHere, DateOnly on, CancellationToken ct)
    {
        if (membership.LivesHere == livesHere) return;
        if (on < membership.FromOn) on = membership.FromOn;
        await End(membership, on, Leaving.Changed, ct);
        await Begin(clock.NewId(), membership.HouseholdId, membership.PersonId, membership.Role, membership.ParentalResponsibility, livesHere, on, ct);
    }

    /// <summary>A day that is not to come, and not before somebody began to belong.</summary>
    internal Refusals Day(Refusals refusals, DateOnly? on, DateOnly? notBefore, string input)
    {
        var today = clock.Today();
        return refusals
            .If(on > today, input, "The day must be today or earlier: note it when it has happened")
            .If(on <= today && on < notBefore, input, $"They have belonged to this family since {Day(notBefore)}: enter that day or a later one");
    }

    internal static string Day(DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB")) ?? "";

    private Task<int> Begin(Guid id, Guid householdId, Guid personId, string role, string responsibility, string livesHere, DateOnly on, CancellationToken ct) => db.Execute("""
        INSERT INTO families_member (id, household_id, person_id, role, parental_responsibility, lives_here, from_on)
        VALUES (@id, @householdId, @personId, @role, @responsibility, @livesHere, @on)
        """, new { id, householdId, personId, role, responsibility, livesHere, on }, ct);

    private Task End(Kept membership, DateOnly on, string code, CancellationToken ct) => db.ExecuteVersioned("""
        UPDATE families_member SET to_on = @on, left_code = @code, version = version + 1 WHERE id = @Id AND version = @Version
        """, new { membership.Id, membership.Version, on, code }, ct: ct);

    private sealed record Household(HouseholdState State);

    internal sealed record Kept(
        Guid Id, Guid HouseholdId, Guid PersonId, string Role, string ParentalResponsibility, string LivesHere, DateOnly FromOn, DateOnly? ToOn, string? LeftCode, int Version,
        string FirstName, string? PreferredName, string? FamilyName, Sensitivity Sensitivity, DateOnly? DeceasedOn)
    {
        internal bool IsCurrent(DateOnly today) => FromOn <= today && (ToOn is null || ToOn > today);

        /// <summary>It was entered by mistake.</summary>
        internal bool NeverWas => LeftCode == Leaving.Mistake;

        internal string Name(bool masked) => Names.Print(FirstName, PreferredName, FamilyName, masked || Sensitivity == Sensitivity.Restricted ? Masking.Restricted : Masking.Full);

        /// <summary>"Ben Birch, father, 1 May 2020 to 3 March 2026 (moved out)".</summary>
        internal string Said(bool masked) => $"{Name(masked)}, {Codes.Role.GetValueOrDefault(Role, "other")}, {Day(FromOn)} to {Day(ToOn)} ({Leaving.InWords(LeftCode)})";
    }
}
