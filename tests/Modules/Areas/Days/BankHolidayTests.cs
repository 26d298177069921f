using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Areas.Days;

/// <summary>What the tests of bank holidays share.</summary>
public abstract class BankHolidayTests : IAsyncLifetime
{
    protected static readonly DateOnly Proclaimed = new(2026, 6, 19);   // a Friday

    protected World World { get; private set; } = null!;

    private protected Actor Editor => World.As(Roles.SettingsEditor, Guid.Empty);

    public async ValueTask InitializeAsync() => World = await AreasWorld.Start();

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected Task<DateOnly> NextAfter(DateOnly day) => World.AsSystem().Ask(new AddWorkingDays(day, 1));
}
