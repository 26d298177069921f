using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>What supporters are called on a coordinator's screens: by their account, before they have one by what they wrote, and then by neither.</summary>
internal sealed class Called(Db db, SupporterVault vault, ISend send)
{
    private sealed record Row(Guid Id, Guid? UserId, string? KnownAs, string? Words);

    internal async Task<Func<Guid, string>> Names(IReadOnlyList<Guid> supporterIds, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT s.id, s.user_id, s.known_as, e.words FROM peersupport_supporter s LEFT JOIN peersupport_enquiry e ON e.supporter_id = s.id WHERE s.id IN @supporterIds
            """, new { supporterIds }, ct);
        var users = rows.Select(r => r.UserId).OfType<Guid>().Distinct().ToList();
        var workers = (users.Count == 0 ? [] : await send.Ask(new GetStaff(users), ct)).ToDictionary(w => w.Id, w => w.Name);
        var names = rows.ToDictionary(r => r.Id, r => (r.UserId is { } user ? workers.GetValueOrDefault(user) : null) ?? vault.Enquiry(r.Id, r.Words)?.Name ?? r.KnownAs ?? "A supporter");
        return id => names.GetValueOrDefault(id, "A supporter");
    }

    internal async Task<string> Name(Guid supporterId, CancellationToken ct) => (await Names([supporterId], ct))(supporterId);
}
