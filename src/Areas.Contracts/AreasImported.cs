using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Contracts;

/// <summary>A new version of the areas is in force: who keeps a derived area derives the current ones again.</summary>
public sealed record AreasImported(Guid VersionId) : IEvent;
