using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Demo;

/// <summary>Two of the demo's families a second time, as it happens at a door: one with a name spelt otherwise, one held apart. For data quality to decide.</summary>
internal sealed class MakesDemoPairs(Db db, ISend send, Pairs pairs, Candidates candidates, TimeProvider clock) : IDemoPart
{
    private const int SpeltOtherwise = 1;
    private const int HeldApart = 3;

    public int Order => 31;

    public string Says => "Records to compare: two families that came twice";

    public Task Make(Kernel.Demo demo, CancellationToken ct) => demo.HouseholdIds.Count <= HeldApart ? Task.CompletedTask : db.InOne(async () =>
    {
        await Again(demo.HouseholdIds[SpeltOtherwise], demo, false, ct);
        await Again(demo.HouseholdIds[HeldApart], demo, true, ct);
    }, ct);

    private async Task Again(Guid householdId, Kernel.Demo demo, bool held, CancellationToken ct)
    {
        var known = (await db.Query<Known>("""
            SELECT p.id, p.first_name, p.family_name, p.date_of_birth FROM families_member m JOIN families_person p ON p.id = m.person_id
            WHERE m.household_id = @householdId AND m.role IN ('Mother', 'Father') ORDER BY p.id
            """, new { householdId }, ct))[0];
        var adult = new RegisterFamily.Person(clock.NewId(), known.FirstName, held ? known.FamilyName : $"{known.FamilyName}e", Born: known.DateOfBirth, BornMonthOnly: false);
        var form = new RegisterFamily(clock.NewId(), adult, demo.Postcodes.Count > 0 ? demo.Postcodes[^1] : "ZX1 1AA", false,
            new(RegisterFamily.ReachBy.Phone, "01632 960999"), RegisterFamily.Telling.AskLater, NotKnownYet: true, Source: "demo");
        await send.Send(form, ct);
        if (held)
        {
            await db.Execute("UPDATE families_household SET state = 'Held' WHERE id = @HouseholdId", new { form.HouseholdId }, ct);
            await db.Execute("UPDATE families_person SET sensitivity = @restricted WHERE id = @PersonId", new { adult.PersonId, restricted = Sensitivity.Restricted }, ct);
        }
        var draft = new Draft(adult.PersonId, Folded.Text(adult.FirstName), Folded.Text(adult.FamilyName), adult.Born, false, null, null, null, [form.HouseholdId]);
        await pairs.Keep(adult.PersonId, await candidates.Like(draft, ct), (held ? form.HouseholdId : null, null), false, ct);
    }

    private sealed record Known(Guid Id, string FirstName, string? FamilyName, DateOnly? DateOfBirth);
}
