using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>Whether somebody is restricted, and the mark itself.</summary>
/// <param name="Name">Masked for the viewer.</param>
internal sealed record Restriction(string Name, bool Restricted, int Version);

/// <summary>Sets the mark "restricted" and takes it away; what each may do, and what it tells, is the use case's.</summary>
internal sealed class Restrictions(Db db, Sight sight, Audit audit, TimeProvider clock)
{
    internal async Task<Restriction> Of(Guid personId, CancellationToken ct)
    {
        var row = await Row(personId, ct);
        var places = await db.Query<Guid>("""
            SELECT household_id FROM families_member WHERE person_id = @personId AND from_on <= @today AND (to_on IS NULL OR to_on > @today)
            """, new { personId, today = clock.Today() }, ct);
        var seen = (await sight.Families(places, ct)).OrderBy(f => f.Masking).FirstOrDefault();
        audit.Saw(personId);
        return new(seen?.Members.FirstOrDefault(m => m.PersonId == personId)?.Name(seen.Masking) ?? "this person", row.Sensitivity == Sensitivity.Restricted, row.Version);
    }

    /// <summary>Whether it changed anything: set twice it says no.</summary>
    internal async Task<bool> Set(Guid personId, int version, bool restricted, string? reason, CancellationToken ct)
    {
        new Refusals().Text(reason, "Reason", 500, "Say why", least: 5).Throw();
        var sensitivity = restricted ? Sensitivity.Restricted : Sensitivity.Normal;
        var changes = (await Row(personId, ct)).Sensitivity != sensitivity;
        if (changes)
            await db.ExecuteVersioned("""
                UPDATE families_person SET sensitivity = @sensitivity, restricted_by_hand = @restricted, version = version + 1 WHERE id = @personId AND version = @version
                """, new { personId, version, restricted, sensitivity }, "Somebody else has changed this person. Look at what stands now, then say it again.", ct: ct);
        else if (restricted)
            // A family that is held is restricted already: now somebody says so, and releasing it does not lift it.
            await db.Execute("UPDATE families_person SET restricted_by_hand = 1 WHERE id = @personId", new { personId }, ct);
        // Last: with a reason in hand the page that shows a conflict would show the person too.
        audit.Reason = reason!.Trim();
        return changes;
    }

    private async Task<Kept> Row(Guid personId, CancellationToken ct) =>
        await db.Find<Kept>("SELECT sensitivity, version FROM families_person WHERE id = @personId", new { personId }, ct) ?? throw new NotFound("This person");

    private sealed record Kept(Sensitivity Sensitivity, int Version);
}
