using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>Households for a list, each masked for the viewer, in no order; asked once for many. An unknown id is left out.</summary>
[Anyone("answered to everybody signed in, each family masked by what the viewer works with")]
public sealed record GetHouseholds(IReadOnlyList<Guid> HouseholdIds) : IQuery<IReadOnlyList<GetHouseholds.Household>>
{
    /// <param name="Id">As it was asked for, also where it was joined with another: both then read the same.</param>
    /// <param name="Name">What to print, already masked: "Okafor and Bell", or first names where a member is restricted.</param>
    /// <param name="Area">The locality's name; "unknown" where there is none or it must not be shown.</param>
    /// <param name="DiedOn">When somebody of it died last; null for nobody, and where it must not be shown.</param>
    public sealed record Household(Guid Id, string Name, Masking Masking, string Area, int Members, DateOnly? DiedOn = null);
}
