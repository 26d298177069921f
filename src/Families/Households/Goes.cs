using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>What becomes of one member when a family separates.</summary>
internal enum Goes
{
    Stays,
    Leaves,
    /// <summary>A child who is part of the time in each.</summary>
    Both,
}

/// <summary>One member as the form of a separation has them.</summary>
/// <param name="Version">Of the membership as it was shown.</param>
internal sealed record Going(Guid MembershipId, int Version, Goes? Goes)
{
    /// <summary>Children and young siblings alone may have two homes by a separation.</summary>
    internal static bool MayShare(string role) => role == "Sibling" || Codes.IsChild(role);

    /// <exception cref="Conflict">The family's members are others than those who were shown.</exception>
    /// <exception cref="Refused">On <c>People</c> or <c>People[n].Goes</c>.</exception>
    internal static void Check(IReadOnlyList<Going> people, IReadOnlyList<Memberships.Kept> stand, Refusals refusals)
    {
        if (!people.Select(p => (p.MembershipId, p.Version)).ToHashSet().SetEquals(stand.Select(k => (k.Id, k.Version))) || people.Count != stand.Count)
            throw new Conflict("This family's members have changed since the page was opened. Look at who belongs to it now, then say again who goes where.");
        for (var at = 0; at < people.Count; at++)
        {
            var member = stand.Single(k => k.Id == people[at].MembershipId);
            refusals.If(people[at].Goes is not { } goes || !Enum.IsDefined(goes), $"People[{at}].Goes", "Choose where they live from now on")
                .If(people[at].Goes == Households.Goes.Both && !MayShare(member.Role), $"People[{at}].Goes", "Only a child has both homes. Choose stays or leaves");
        }
        refusals
            .If(people.All(p => p.Goes == Households.Goes.Stays), "People", "Choose who leaves")
            .If(people.All(p => p.Goes == Households.Goes.Leaves), "People", "If all of them move, change the family's address instead");
    }
}
