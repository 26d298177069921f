using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>An activity with what is to be thought of, as a worker of its hub reads it.</summary>
[Allows(Permissions.ViewOffer, On = nameof(ActivityId))]
internal sealed record SeeActivity(Guid ActivityId) : IQuery<SeeActivity.Answer>
{
    /// <param name="Providers">The organisations that deliver it.</param>
    /// <param name="ToCome">How many sessions of it are planned or open.</param>
    internal sealed record Answer(ActivityRow Row, string Site, IReadOnlyList<Provider> Providers, IReadOnlyList<string> Warnings, int ToCome);

    internal sealed record Provider(Guid Id, string Name);
}

internal sealed class AnswerSeeActivity(Db db, ActivityDesk desk, ISend send, TimeProvider clock) : IQueryHandler<SeeActivity, SeeActivity.Answer>
{
    private sealed record Beside(string Site, int ToCome);

    public async Task<SeeActivity.Answer> Handle(SeeActivity query, CancellationToken ct)
    {
        var row = await desk.Find(query.ActivityId, ct);
        var beside = await db.Find<Beside>("""
            SELECT s.name AS site, (SELECT COUNT(*) FROM familyhubs_session n WHERE n.activity_id = @Id AND n.starts_at > @now AND n.status IN ('Planned', 'Open')) AS to_come
            FROM familyhubs_site s WHERE s.id = @SiteId
            """, new { row.Id, row.SiteId, now = clock.Now() }, ct);
        var providers = await desk.Providers(row.Id, ct);
        var named = providers.Count == 0 ? [] : await send.Ask(new GetOrganisations(providers), ct);
        return new(row, beside!.Site, [.. named.Select(o => new SeeActivity.Provider(o.Id, o.Name))], await desk.Warnings(row, ct), beside.ToCome);
    }
}
