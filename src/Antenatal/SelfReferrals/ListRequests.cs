using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>A midwife sees who waits to be contacted: children first, then what nobody has taken on. The list names nobody.</summary>
internal static class ListRequests
{
    private const string Why = "a request belongs to no midwife until one takes it on; the list names nobody";
    private const int Most = 200;

    [Allows(Permissions.AnswerRequests, Unscoped = Why)]
    internal sealed record Query : IQuery<Answer>;

    /// <param name="Ended">Her own that were not reached, until they are emptied.</param>
    internal sealed record Answer(IReadOnlyList<Item> Open, IReadOnlyList<Item> Ended);

    /// <param name="Area">The neighbourhood of the postcode; null where it is not known.</param>
    /// <param name="By">Who took it on, in words; null for nobody yet.</param>
    internal sealed record Item(Guid Id, DateTimeOffset ReceivedAt, AgeBand Age, RequestStatus Status, string? Area, bool Interpreter, string? By, bool Mine, int Version);

    private sealed record Row(Guid Id, DateTimeOffset ReceivedAt, AgeBand AgeBand, RequestStatus Status, Guid? NeighbourhoodId, bool Interpreter, Guid? MidwifeUserId, int Version);

    internal sealed class Handler(Db db, ISend send, CurrentUser user) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var rows = await db.Query<Row>("""
                SELECT id, received_at, age_band, status, neighbourhood_id, interpreter, midwife_user_id, version
                FROM antenatal_self_referral WHERE emptied_at IS NULL AND (ended_at IS NULL OR (status = 'Unreachable' AND midwife_user_id = @me))
                ORDER BY CASE age_band WHEN 'Under13' THEN 0 WHEN 'Under16' THEN 1 ELSE 2 END, CASE WHEN midwife_user_id IS NULL THEN 0 ELSE 1 END, CASE status WHEN 'New' THEN 0 ELSE 1 END, received_at, id
                OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { me = user.Id, Most }, ct);
            var names = await send.Names(rows.Select(r => r.MidwifeUserId), ct);
            List<Guid> places = [.. rows.Select(r => r.NeighbourhoodId).OfType<Guid>().Distinct()];
            var areas = places.Count == 0 ? [] : (await send.Ask(new GetNeighbourhoods(places), ct)).ToDictionary(n => n.Id, n => n.Name);
            var items = rows.Select(r => new Item(r.Id, r.ReceivedAt, r.AgeBand, r.Status, r.NeighbourhoodId is { } place ? areas.GetValueOrDefault(place) : null, r.Interpreter,
                r.MidwifeUserId is null ? null : names(r.MidwifeUserId), r.MidwifeUserId is not null && r.MidwifeUserId == user.Id, r.Version)).ToList();
            return new([.. items.Where(i => SelfReferral.IsOpen(i.Status))], [.. items.Where(i => !SelfReferral.IsOpen(i.Status))]);
        }
    }

    [Allows(Permissions.AnswerRequests, Unscoped = Why)]
    internal sealed class Page(ISend send) : PageModel
    {
        internal Answer Found { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Found = await send.Ask(new Query(), ct);
    }
}
