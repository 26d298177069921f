using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Accounts;

/// <summary>An account lies within its organisation, and is its own.</summary>
internal sealed class AccountScope(Db db) : IScope
{
    public string Property => "AccountId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) =>
        await db.Find<Row>("SELECT id, organisation_id FROM access_account WHERE id = @id", new { id }, ct) is not { } row ? Reach.Nothing
        : Reach.Of(row.OrganisationId is { } organisation ? [row.Id, organisation] : [row.Id]);

    private sealed record Row(Guid Id, Guid? OrganisationId);
}
