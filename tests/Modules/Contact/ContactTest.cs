using Neighbourhood.Modules.Families;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Contact;

/// <summary>A test of this module: its world, begun and ended.</summary>
public abstract class ContactTest : IAsyncLifetime
{
    private protected ContactWorld Here { get; private set; } = null!;

    protected World World => Here.World;

    /// <summary>A hub worker of the site that works with the families of <see cref="ContactWorld.Family"/>.</summary>
    protected Actor Worker(Guid? site = null) => World.Hub(site);

    public virtual async ValueTask InitializeAsync() => Here = await ContactWorld.Start();

    public async ValueTask DisposeAsync()
    {
        await Here.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
