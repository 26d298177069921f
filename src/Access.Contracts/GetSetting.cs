using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Contracts;

/// <summary>The value of a setting, the area's own where it has one, else the default.</summary>
/// <param name="Key">As <c>mdt.triageWd</c>; a key that is not declared is an error of the program.</param>
/// <param name="AreaId">A neighbourhood; null for the default.</param>
public sealed record GetSetting(string Key, Guid? AreaId = null) : IFact<string>;
