using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;

namespace Neighbourhood.Modules.Mdt.Actions;

/// <summary>A link to one action, from its making to its end; whoever opens it is nobody.</summary>
public abstract class ArrangedLink : ArrangedActions
{
    /// <summary>Nobody is signed in.</summary>
    internal Task<T> Anonymous<T>(Func<ISend, Task<T>> act) => World.AsSystem().With(async services =>
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope(); // its user is nobody yet
        return await act(scope.ServiceProvider.GetRequiredService<ISend>());
    });

    internal static string DigestOf(string secret) => secret.PadRight(64, '0');

    protected async Task<(Guid Action, string Digest)> Linked(int days = 7)
    {
        var action = await Owed(Guest.Id, days);
        await Coordinator.Send(new GiveActionLink.Command(action, DigestOf("one")));
        return (action, DigestOf("one"));
    }

    internal Task<OpenActionLink.Answer?> Opened(string digest) => Anonymous(s => s.Ask(new OpenActionLink.Query(digest)));

    internal Task<Done> Says(string digest, OpenActionLink.Deed deed, string? words = "Done on Friday", DateOnly? day = null, int version = 1) =>
        Anonymous(s => s.Send(new OpenActionLink.Command(digest, deed, words, words, day, words, version)));
}
