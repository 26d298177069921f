using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Accounts;

public sealed class ShowOwnAccountTests
{
    [Fact]
    public async Task A_worker_sees_their_own_account_and_the_roles_that_hold()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(password: null, role: Roles.Midwife);
        await world.Account("bo@example.org", password: null);
        var answer = await world.As(account, null).Ask(new ShowOwnAccount.Query());
        Assert.Equal("amara@example.org", answer.Account.Email);
        Assert.Equal([("Midwife", "Own work")], answer.Roles.Select(r => (r.Role, r.Where)));
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_sees_one()
    {
        await using var world = await AccessWorld.Start();
        await Assert.ThrowsAsync<Denied>(() => world.AsNobody(s => s.GetRequiredService<ISend>().Ask(new ShowOwnAccount.Query())));
    }
}
