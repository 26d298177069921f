using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>Who may be chosen to look after a woman.</summary>
internal static class Carers
{
    /// <summary>Whether this account is open and holds the role now.</summary>
    internal static async Task<bool> Is(ISend send, Guid userId, string role, CancellationToken ct) =>
        await send.Ask(new GetStaff([userId]), ct) is [{ Ended: false } worker] && (await send.Ask(new FindStaff(worker.Name, role), ct)).Any(w => w.Id == userId);
}
