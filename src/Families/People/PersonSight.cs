using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>How much of one person the viewer may see: as of the household by which they see most of them, and nothing of a restricted person without a reason.</summary>
internal sealed class PersonSight(Db db, Sight sight, CurrentUser user, Guard guard, ISend send)
{
    /// <exception cref="NotFound">There is no such person.</exception>
    internal async Task<Seen> Of(Guid personId, CancellationToken ct)
    {
        var person = await send.Ask(new GetPeople([personId]), ct) is [var one] ? one : throw new NotFound("This person");
        var marked = await db.Find<int>("SELECT COUNT(*) FROM families_person WHERE id = @personId AND sensitivity = 'Restricted'", new { personId }, ct) > 0;
        var shown = person.Masking == Masking.Full && (!marked || sight.GaveReason);
        return new(personId, person.HouseholdId, person.Name, shown, !shown && user.May(Permissions.ReadRestricted), person.Age);
    }

    /// <summary>For a change: whoever must not see what stands must not write over it.</summary>
    /// <exception cref="Refused">On <c>Reason</c>.</exception>
    internal async Task<Seen> ToChange(Guid personId, CancellationToken ct)
    {
        var seen = await Of(personId, ct);
        return seen.Shown ? seen : throw new Refused("Reason", "Say why you need to see this person's details");
    }

    /// <summary>Whether this viewer may change what is kept of the person: for a panel that offers it or not.</summary>
    internal Task<bool> MayChange(Guid personId, CancellationToken ct) => guard.Reaches(Permissions.WritePeople, "PersonId", personId, ct);

    /// <param name="Shown">Facts, contact points and places may be shown.</param>
    /// <param name="MayGiveReason">They are not, and a reason would show them.</param>
    internal sealed record Seen(Guid PersonId, Guid? HouseholdId, string Name, bool Shown, bool MayGiveReason, string? Age);
}
