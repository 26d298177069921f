using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.Involvement;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Demo;

/// <summary>Made-up families for the demo, by the same request that a worker's form sends; in batches, so that a hundred thousand can be made too.</summary>
internal sealed class MakesDemoFamilies(Db db, ISend send, PersonKeeper people, Memberships memberships, Involvements involvements, TimeProvider clock) : IDemoPart
{
    private const int Batch = 200;

    /// <summary>Where the list has its special cases, when it is long enough.</summary>
    private const int WithFailingNumber = 4;
    private const int WithRestricted = 6;
    private const int WithTwoHomes = 8;
    private const int OtherHome = 9;

    private Guid _childOfTwoHomes;

    /// <summary>Outside every area: only where no areas were made before.</summary>
    private static readonly string[] NoPostcodes = ["ZX1 1AA"];

    public int Order => 30;

    public string Says => "Families: fictional people, some with an interpreter, one restricted";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        var families = new FictionalFamilies(clock.NewId, clock.Today(), demo.Postcodes.Count > 0 ? [.. demo.Postcodes] : NoPostcodes);
        var organisation = demo.Ids.TryGetValue("organisation:Marram Family Hub", out var hub) ? hub : (Guid?)null;
        for (var from = 0; from < demo.Households; from += Batch)
        {
            var to = Math.Min(from + Batch, demo.Households);
            await db.InOne(async () =>
            {
                for (var index = from; index < to; index++) demo.HouseholdIds.Add(await Family(families, index, organisation, demo, ct));
            }, ct);
            demo.Progress((double)to / demo.Households);
        }
    }

    private async Task<Guid> Family(FictionalFamilies families, int index, Guid? organisation, Kernel.Demo demo, CancellationToken ct)
    {
        var (form, other) = families.At(index);
        if (index == WithFailingNumber) form = form with { Adult = form.Adult! with { NhsNumber = "999 000 0001" } };
        await send.Send(form with { OrganisationId = organisation }, ct);
        if (other is not null)
            await people.Add(other, form.HouseholdId, form.Roles![0] == RegisterFamily.Role.Dad ? "Mother" : "Father", other.FamilyName, new("demo", organisation, false), ct);
        if (index == WithRestricted)
            await db.Execute("UPDATE families_person SET sensitivity = @restricted WHERE id = @PersonId", new { form.Adult!.PersonId, restricted = Sensitivity.Restricted }, ct);
        if (index == WithRestricted && demo.Accounts.TryGetValue("hub", out var asker)) await AskFor(form.Adult!.PersonId, asker, ct);
        if (index == WithTwoHomes) await PartOfTheTime(_childOfTwoHomes = form.Children![0].PersonId, ct);
        if (index == OtherHome) await memberships.Join(clock.NewId(), form.HouseholdId, _childOfTwoHomes, "Child", "Unknown", "Part", clock.Today(), ct);
        await Involve(form.HouseholdId, index, organisation, demo, ct);
        return form.HouseholdId;
    }

    /// <summary>Half of them are known at the hub; midwife, health visitor and Family Help work with some. Case meetings tell of theirs.</summary>
    private async Task Involve(Guid householdId, int index, Guid? organisation, Kernel.Demo demo, CancellationToken ct)
    {
        if (index % 2 == 0 && demo.Ids.TryGetValue("site:marram", out var site)) await involvements.Begin(householdId, organisation, site, null, ct, Involvements.Works);
        foreach (var (account, each, at) in new[] { ("hub", 4, 0), ("midwife", 3, 1), ("healthvisitor", 3, 0), ("familyhelp", 5, 2) })
            if (index % each == at && demo.Accounts.TryGetValue(account, out var worker)) await involvements.Begin(householdId, null, null, worker, ct, Involvements.Works);
    }

    private Task<int> PartOfTheTime(Guid personId, CancellationToken ct) => db.Execute("UPDATE families_member SET lives_here = 'Part' WHERE person_id = @personId", new { personId }, ct);

    /// <summary>Somebody asked for a restricted person: it waits for data quality.</summary>
    private Task<int> AskFor(Guid personId, Guid asker, CancellationToken ct) => db.Execute("""
        INSERT INTO families_look_up (id, user_id, asked_at, outcome, person_id, reason)
        VALUES (@id, @asker, @now, 'SomebodyWillLook', @personId, 'She came to our stay and play, and asked for a midwife')
        """, new { id = clock.NewId(), asker, now = clock.Now(), personId }, ct);
}
