using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Supporters;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>
/// Whether a supporter and a family know one another, as far as is known: by their records and the supporter's account, by what the supporter declared, and by where homes are. The answer is connected
/// or not; no address, name or school is read here.
/// </summary>
internal sealed class Conflicts(Db db, ISend send, Declarations declarations)
{
    private sealed record Row(Guid Id, Guid? UserId, Guid? PersonId);

    /// <summary>Whether this supporter must not support this person.</summary>
    internal async Task<bool> Between(Guid supporterId, Guid personId, CancellationToken ct) => (await Among([supporterId], personId, ct)).Count > 0;

    /// <summary>Those of these supporters who are connected to this person or anybody in the same household.</summary>
    internal async Task<IReadOnlySet<Guid>> Among(IReadOnlyList<Guid> supporterIds, Guid personId, CancellationToken ct)
    {
        HashSet<Guid> connected = [];
        List<MatchesDeclared.Declaration> declared = [];
        foreach (var row in await db.Query<Row>("SELECT id, user_id, person_id FROM peersupport_supporter WHERE id IN @supporterIds", new { supporterIds }, ct))
        {
            var said = await declarations.Of(row.Id, ct);
            string[] Of(DeclaredKind kind) => [.. said.Where(d => d.Kind == kind).Select(d => d.Text)];
            if (said.Count > 0 || row.PersonId is not null) declared.Add(new(row.Id, Of(DeclaredKind.Name), Of(DeclaredKind.School), Of(DeclaredKind.Postcode), row.PersonId));
            foreach (var id in new[] { row.PersonId, row.UserId }.OfType<Guid>())
                if (!connected.Contains(row.Id) && await send.Ask(new AreConnected(id, personId), ct)) connected.Add(row.Id);
        }
        if (declared.Count > 0) connected.UnionWith(await send.Ask(new MatchesDeclared(personId, declared, await send.Number("peer.conflictRadius", ct: ct)), ct));
        return connected;
    }

    /// <summary>Those of these supporters about whom nothing but their account can be asked: they have declared nothing and are nobody in Families.</summary>
    internal async Task<IReadOnlySet<Guid>> Unsaid(IReadOnlyList<Guid> supporterIds, CancellationToken ct) => (await db.Query<Guid>("""
        SELECT s.id FROM peersupport_supporter s WHERE s.id IN @supporterIds AND s.person_id IS NULL AND NOT EXISTS (SELECT 1 FROM peersupport_declared d WHERE d.supporter_id = s.id)
        """, new { supporterIds }, ct)).ToHashSet();
}
