using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Programmes;

/// <summary>The programmes of peer support, for the page that limits a coordinator's role to one.</summary>
internal sealed class AnswerGatherScopes(Db db) : IGatherHandler<GatherScopes, GatherScopes.Scope>
{
    private sealed record Row(Guid Id, string Title);

    public async Task<IReadOnlyList<GatherScopes.Scope>> Handle(GatherScopes question, CancellationToken ct) =>
        [.. (question.Ids is { } ids
            ? await db.Query<Row>("SELECT id, title FROM peersupport_programme WHERE id IN @ids", new { ids }, ct)
            : await db.Query<Row>("SELECT id, title FROM peersupport_programme WHERE closed_on IS NULL", null, ct)).Select(r => new GatherScopes.Scope(ScopeKind.Programme, r.Id, r.Title))];
}
