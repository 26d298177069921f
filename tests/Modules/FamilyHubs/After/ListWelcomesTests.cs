using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.FamilyHubs.After;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.FamilyHubs.Register;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.After;

public sealed class ListWelcomesTests : ArrangedRegister
{
    [Fact]
    public async Task The_first_due_stands_first_and_late_ones_say_so_and_each_hub_has_its_own()
    {
        await Worker.Send(new TakeRegister.Command(await Session(), Family, []));
        World.Clock.Advance(TimeSpan.FromDays(8));
        var (second, _, _, _, _) = NewFamily();
        await Worker.Send(new TakeRegister.Command(await Session(), second, []));
        var families = (await Worker.Ask(new ListWelcomes.Query())).Families;
        Assert.Equal([(Family, true), (second, false)], families.Select(f => (f.HouseholdId, f.Late)));
        Assert.Empty((await OtherWorker.Ask(new ListWelcomes.Query())).Families);
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListWelcomes.Query()));
        Assert.Equal("2 families to welcome, 1 late.", await Worker.With(s => s.GetServices<IWaiting>().Single(w => w.Path == "/familyhubs/welcome").Says(CancellationToken.None)));
    }
}
