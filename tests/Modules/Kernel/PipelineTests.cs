using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Kernel;

public sealed class PipelineTests
{
    [Fact]
    public async Task A_message_is_traced_then_allowed_then_in_its_transaction_then_audited()
    {
        await using var world = await World.Start(new NotesModule());
        await using var scope = world.Services.CreateAsyncScope();
        var order = scope.ServiceProvider.GetServices<IPipelineBehavior<WriteNote, Guid>>().Select(b => b.GetType().Name.Split('`')[0]);
        Assert.Equal(["Traced", "Allowed", "InTransaction", "Audited"], order);
    }
}
