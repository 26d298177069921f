using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>One household with its members, masked for the viewer; null when there is none or it is not the viewer's to see.</summary>
[Anyone("answered to everybody signed in, each family masked by what the viewer works with")]
public sealed record GetHousehold(Guid HouseholdId) : IQuery<GetHousehold.Answer?>
{
    /// <param name="Id">Another than was asked for where the two households were joined: that of the kept one.</param>
    /// <param name="Address">One line; null when masked or not known.</param>
    /// <param name="Area">The locality's name, or "unknown".</param>
    /// <param name="Members">None where the viewer may see the name alone.</param>
    /// <param name="ImdDecile">1 to 10, null for unknown or masked.</param>
    public sealed record Answer(
        Guid Id, string Name, Masking Masking, string? Address, string? Postcode, string Area, int? ImdDecile, Guid? NeighbourhoodId, IReadOnlyList<Member> Members);

    /// <param name="Role">In words: "mother", "child".</param>
    /// <param name="LivesHere">"full", "part" or "no".</param>
    public sealed record Member(Guid PersonId, string Name, Masking Masking, string Role, string? Age, string LivesHere, bool? InterpreterNeeded, string? Language);
}
