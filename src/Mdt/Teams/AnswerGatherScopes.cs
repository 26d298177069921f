using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Teams;

/// <summary>The teams that a role can be limited to, by name.</summary>
internal sealed class AnswerGatherScopes(Db db) : IGatherHandler<GatherScopes, GatherScopes.Scope>
{
    private sealed record Row(Guid Id, string Name);

    public async Task<IReadOnlyList<GatherScopes.Scope>> Handle(GatherScopes question, CancellationToken ct)
    {
        var teams = await db.Query<Row>("SELECT id, name FROM mdt_team ORDER BY name, id", ct: ct);
        return [.. teams.Where(t => question.Ids is null || question.Ids.Contains(t.Id)).Select(t => new GatherScopes.Scope(ScopeKind.Mdt, t.Id, t.Name))];
    }
}
