using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Accounts;

public sealed class AnswerGetStaffTests
{
    [Fact]
    public async Task Names_are_answered_to_whoever_is_signed_in_those_of_the_past_too()
    {
        await using var world = await AccessWorld.Start();
        var (amara, bo) = (await world.Account(password: null), await world.Account("bo@example.org", password: null));
        await world.Manager().Send(new EndAccount.Command(bo));
        var staff = await world.As(world.NewId(), null).Ask(new GetStaff([amara, bo, world.NewId()]));
        Assert.Equal([("amara", false), ("bo", true)], staff.OrderBy(w => w.Name).Select(w => (w.Name, w.Ended)));
    }

    [Fact]
    public async Task Not_to_anybody_else()
    {
        await using var world = await AccessWorld.Start();
        await Assert.ThrowsAsync<Denied>(() => world.AsNobody(s => s.GetRequiredService<ISend>().Ask(new GetStaff([]))));
    }
}
