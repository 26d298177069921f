using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Matching;

/// <summary>What becomes of a family, or of one person, that was kept apart: released, read as somebody known, or no record to keep.</summary>
internal sealed class HeldDesk(Db db, IOutbox outbox, CurrentUser user, TimeProvider clock)
{
    /// <summary>Nobody known: it is registered as itself, from now.</summary>
    internal async Task Release(Guid householdId, CancellationToken ct)
    {
        await Decide(householdId, HouseholdState.Registered, ct);
        var people = await People(householdId, ct);
        await Normal(people, ct);
        var from = await db.Find<From>("SELECT organisation_id, source FROM families_household WHERE id = @householdId", new { householdId }, ct);
        await outbox.Add(new RegistrationResolved(householdId, RegistrationOutcome.Released, null), ct);
        await outbox.Add(new FamilyRegistered(householdId, people, from!.OrganisationId, from.Source), ct);
    }

    /// <summary>Somebody known already. It is no new family: others read the held id as the kept one.</summary>
    internal async Task Known(Guid householdId, Guid personId, CancellationToken ct)
    {
        await Decide(householdId, HouseholdState.Registered, ct);
        await Normal(await People(householdId, ct), ct);
        await outbox.Add(new RegistrationResolved(householdId, RegistrationOutcome.MergedInto, personId), ct);
    }

    /// <summary>Made by mistake: nobody belongs to it from today, nobody works with it, and its people match nobody.</summary>
    internal async Task Refuse(Guid householdId, CancellationToken ct)
    {
        await Decide(householdId, HouseholdState.Refused, ct);
        var people = await People(householdId, ct);
        foreach (var person in people) await Mistake(person, ct);
        var today = clock.Today();
        await db.Execute("UPDATE families_member SET to_on = @today WHERE household_id = @householdId AND to_on IS NULL", new { householdId, today }, ct);
        await db.Execute("UPDATE families_involvement SET to_on = @today WHERE household_id = @householdId AND to_on IS NULL", new { householdId, today }, ct);
        await outbox.Add(new RegistrationResolved(householdId, RegistrationOutcome.Refused, null), ct);
    }

    /// <summary>One person who was added to a family that stands.</summary>
    internal Task<int> Release(IReadOnlyList<Guid> people, CancellationToken ct) => Normal(people, ct);

    /// <summary>One person who was added to a family by mistake.</summary>
    internal async Task RefusePerson(Guid personId, CancellationToken ct)
    {
        await Mistake(personId, ct);
        var today = clock.Today();
        var homes = await db.Query<Guid>("SELECT household_id FROM families_member WHERE person_id = @personId AND to_on IS NULL", new { personId }, ct);
        await db.Execute("UPDATE families_member SET to_on = @today WHERE person_id = @personId AND to_on IS NULL", new { personId, today }, ct);
        foreach (var home in homes) await outbox.Add(new MembershipChanged(home, personId, MembershipChange.Left, today), ct);
    }

    private async Task Decide(Guid householdId, HouseholdState state, CancellationToken ct)
    {
        if (await db.Execute("UPDATE families_household SET state = @state, version = version + 1 WHERE id = @householdId AND state = 'Held'", new { householdId, state }, ct) == 0)
            throw new Conflict("Somebody else has decided on this family already.");
    }

    private Task<IReadOnlyList<Guid>> People(Guid householdId, CancellationToken ct) =>
        db.Query<Guid>("SELECT person_id FROM families_member WHERE household_id = @householdId AND to_on IS NULL", new { householdId }, ct);

    /// <summary>Whom somebody marked as restricted meanwhile stays so.</summary>
    private Task<int> Normal(IReadOnlyList<Guid> people, CancellationToken ct) => db.Execute("""
        UPDATE families_person SET sensitivity = @normal, version = version + 1 WHERE id IN @people AND restricted_by_hand = 0
        """, new { people, normal = Sensitivity.Normal }, ct);

    private Task<int> Mistake(Guid personId, CancellationToken ct) => db.Execute("""
        INSERT INTO families_mistake (person_id, said_at, said_by)
        SELECT @personId, @now, @me WHERE NOT EXISTS (SELECT 1 FROM families_mistake WHERE person_id = @personId)
        """, new { personId, now = clock.Now(), me = user.Id }, ct);

    private sealed record From(Guid? OrganisationId, string Source);
}
