using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Contracts;

/// <summary>A setting has another value: read it again.</summary>
/// <param name="KeyCode">As <c>mdt.triageWd</c>.</param>
/// <param name="AreaId">The neighbourhood whose own value it is; null for the default of all.</param>
public sealed record SettingChanged(string KeyCode, Guid? AreaId) : IEvent;
