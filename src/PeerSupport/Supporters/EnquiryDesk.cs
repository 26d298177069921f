using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Programmes;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>Takes what the public page sends. Kept, beyond the limit and sent twice look alike; whoever sends it has no account, so the program does it, for nobody.</summary>
internal sealed class EnquiryDesk(IServiceScopeFactory scopes, DigestKey key)
{
    /// <summary>A programme is open, so somebody answers; asked for nobody, so it is the same whoever asks.</summary>
    internal async Task<bool> SomebodyAnswers(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ProgrammeOf>().IsAnyOpen(ct);
    }

    /// <param name="id">Made by the form.</param>
    /// <param name="from">Where it comes from; null where that is not known.</param>
    /// <exception cref="Refused">With every reason, by the names of the form's inputs.</exception>
    internal async Task Take(Guid id, Enquiry enquiry, string? postcode, IPAddress? from, CancellationToken ct)
    {
        enquiry = enquiry.Cleaned();
        enquiry.Check();
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().IsSystemFor(null);
        try
        {
            await scope.ServiceProvider.GetRequiredService<ISend>().Send(new ReceiveEnquiry.Command(id, enquiry, postcode, Kernel.Network.Of(from) is { } network ? key.Of($"peer volunteer {network}") : null), ct);
        }
        catch (Conflict)
        {
            // Two presses at once: the first stands.
        }
    }
}
