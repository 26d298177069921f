using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Programmes;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>
/// Takes what the public page sends. It says nothing of what became of it: kept, beyond the limit and sent twice look alike. Whoever sends it has no account, so the program
/// does it, for nobody.
/// </summary>
internal sealed class AskedDesk(IServiceScopeFactory scopes, AskedVault vault)
{
    /// <summary>A programme is open, so somebody answers; asked for nobody, so it is the same whoever asks.</summary>
    internal async Task<bool> SomebodyAnswers(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ProgrammeOf>().IsAnyOpen(ct);
    }

    /// <param name="id">Made by the form.</param>
    /// <param name="from">Where it comes from; null where that is not known.</param>
    /// <param name="says">In whose words it refuses.</param>
    /// <exception cref="Refused">With every reason, by the names of the form's inputs.</exception>
    internal async Task Take(Guid id, AskerWords words, IPAddress? from, IStringLocalizer<Texts> says, CancellationToken ct)
    {
        words = words.Cleaned();
        words.Check(says);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().IsSystemFor(null);
        var send = scope.ServiceProvider.GetRequiredService<ISend>();
        // Before a concern: it would lead to words that nobody kept.
        if (!await scope.ServiceProvider.GetRequiredService<ProgrammeOf>().IsAnyOpen(ct)) throw new Refused("", says["Closed_NotSent"]);
        try
        {
            // The count alone comes before a concern: without it anybody could drown the lead.
            var network = Kernel.Network.Of(from) is { } known ? vault.DigestOf($"peer request {known}") : null;
            if (!await send.Send(new CountAsker.Command(id, network, vault.DigestOf($"peer request reach {words.ReachKey}")), ct)) return;
            var concern = words is { Pregnant: true, Age: AskerAge.Under13 } ? await send.Send(Concern(id), ct) : (Guid?)null;
            await send.Send(new ReceiveAsked.Command(id, words, concern), ct);
        }
        catch (Conflict)
        {
            // Two presses at once: the first stands.
        }
    }

    /// <summary>By itself, before anything else of it is saved: it stands whatever follows, and a second press is the same concern. It names nobody, and says where the request is.</summary>
    internal static RaiseConcern Concern(Guid id) => new(
        id, [], null, $"Somebody who says that they are under 13 and expecting a baby asked on the public page for somebody to talk to. The coordinators of peer support read what they wrote: /peersupport/asked/{id}",
        ConcernKind.Sexual, ImmediateDanger: false, default);
}
