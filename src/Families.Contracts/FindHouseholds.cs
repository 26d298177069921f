using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>Households that the viewer works with, by a name, postcode, telephone number, NHS number or date of birth: for a picker, at most 20.</summary>
[Anyone("answered to everybody signed in, limited to the families that the viewer works with")]
public sealed record FindHouseholds(string? Text) : IQuery<IReadOnlyList<GetHouseholds.Household>>;
