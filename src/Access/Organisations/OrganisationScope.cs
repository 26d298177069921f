using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Organisations;

/// <summary>An organisation lies within itself.</summary>
internal sealed class OrganisationScope(Db db) : IScope
{
    public string Property => "OrganisationId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) =>
        await db.Find<int>("SELECT COUNT(*) FROM access_organisation WHERE id = @id", new { id }, ct) == 0 ? Reach.Nothing : Reach.Of([id]);
}
