using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>The sites that a role can be limited to, by name.</summary>
internal sealed class AnswerGatherScopes(Db db) : IGatherHandler<GatherScopes, GatherScopes.Scope>
{
    private sealed record Row(Guid Id, string Name);

    public async Task<IReadOnlyList<GatherScopes.Scope>> Handle(GatherScopes question, CancellationToken ct)
    {
        var sites = await db.Query<Row>("SELECT id, name FROM familyhubs_site ORDER BY name, id", ct: ct);
        return [.. sites.Where(s => question.Ids is null || question.Ids.Contains(s.Id)).Select(s => new GatherScopes.Scope(ScopeKind.Site, s.Id, s.Name))];
    }
}
