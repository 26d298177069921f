using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Contracts;

/// <summary>A hub or another place opened; told again where the day was another than was said, or a closing was taken back.</summary>
public sealed record SiteOpened(Guid SiteId, DateOnly On) : IEvent;

/// <summary>A hub or another place closes: whoever keeps links or preferences that point there lists them for a person.</summary>
/// <param name="On">The first day on which it is closed.</param>
/// <param name="ReplacedById">The site that takes its place; null for none.</param>
public sealed record SiteClosed(Guid SiteId, DateOnly On, Guid? ReplacedById) : IEvent;
