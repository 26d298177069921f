using Neighbourhood.Areas;
using Neighbourhood.Areas.Hubs;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Areas.Hubs;

/// <summary>Two neighbourhoods and two hubs, one of which closes.</summary>
public abstract class HubTests : IAsyncLifetime
{
    protected World World { get; private set; } = null!;
    protected Actor Quality { get; private set; } = null!;
    protected Guid North { get; private set; }
    protected Guid South { get; private set; }
    protected Guid Hub { get; private set; }
    protected Guid Closing { get; private set; }

    protected DateOnly Today => World.Clock.Today();

    public async ValueTask InitializeAsync()
    {
        World = await World.Start(new AreasModule());
        (North, South, Hub, Closing) = (World.NewId(), World.NewId(), World.NewId(), World.NewId());
        foreach (var (id, name) in new[] { (North, "North"), (South, "South") })
            await World.Arrange("INSERT INTO areas_neighbourhood (id, name, folded) VALUES (@id, @name, @folded)", new { id, name, folded = Folded.Text(name) });
        World.Answers<GetSites, IReadOnlyList<GetSites.Site>>(q => [.. new GetSites.Site[] { new(Hub, "Acorn Hub", Today.AddYears(-2), null), new(Closing, "Birch Hub", Today.AddYears(-2), Today.AddDays(30)) }
            .Where(s => q.SiteIds is null || q.SiteIds.Contains(s.SiteId))]);
        Quality = World.As(Roles.DataQuality, Guid.Empty);
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<Guid> Link(Guid hub, Guid neighbourhood, DateOnly from) => Quality.Send(new LinkHub.Command(World.NewId(), hub, neighbourhood, from));
}
