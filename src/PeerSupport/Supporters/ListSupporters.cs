using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>A coordinator sees the supporters of the programme, a supervisor their own: how each stands, and why one may have no new match.</summary>
internal static class ListSupporters
{
    /// <param name="Status">Only these; null for all who have not left.</param>
    [Allows(Permissions.Supervise, Unscoped = "the handler limits the list to one's programmes, and a supervisor's to whom they supervise")]
    internal sealed record Query(SupporterStatus? Status = null) : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<Item> Items, bool MayWrite);

    /// <param name="Lacks">Why they may have no new match now; asked only of those who are supporting.</param>
    internal sealed record Item(Guid Id, string Name, SupporterStatus Status, RoleKind Role, int Open, int Most, DateOnly? SupervisedOn, bool CareWaits, IReadOnlyList<string> Lacks);

    private sealed record Row(
        Guid Id, Guid ProgrammeId, SupporterStatus Status, RoleKind RoleKind, int MaxMatches, Guid? SupervisorUserId, DateOnly? SupervisedOn, DateOnly? CareFrom, DateOnly? CareGivenOn, int OpenCount);

    internal sealed class Answers(Db db, CurrentUser user, Called called, Fitness fitness, Wellbeing wellbeing) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var writes = user.May(Permissions.WriteSupporters);
            var scopes = user.ScopesFor(Permissions.WriteSupporters);
            var rows = (await db.Query<Row>("""
                SELECT s.id, s.programme_id, s.status, s.role_kind, s.max_matches, s.supervisor_user_id, s.supervised_on, s.care_from, s.care_given_on,
                    (SELECT COUNT(*) FROM peersupport_match m WHERE m.supporter_id = s.id AND m.status IN ('Offered', 'Matched', 'Active')) AS open_count
                FROM peersupport_supporter s WHERE (@Status IS NULL AND s.status <> 'Left') OR s.status = @Status ORDER BY s.created_at, s.id
                """, query, ct)).Where(r => (writes && (scopes is null || scopes.Contains(r.ProgrammeId))) || r.SupervisorUserId is { } supervisor && supervisor == user.Id).ToList();
            var unwell = await wellbeing.Waits([.. rows.Select(r => r.Id)], ct);
            var names = await called.Names([.. rows.Select(r => r.Id)], ct);
            var lacking = await fitness.Lacks([.. rows.Where(r => r.Status == SupporterStatus.Active).Select(r => r.Id)], ct);
            return new(
                [.. rows.Select(r => new Item(
                    r.Id, names(r.Id), r.Status, r.RoleKind, r.OpenCount, r.MaxMatches, r.SupervisedOn, r is { CareFrom: not null, CareGivenOn: null } || unwell.Contains(r.Id), lacking.GetValueOrDefault(r.Id, [])))
                    .OrderByDescending(i => i.CareWaits).ThenBy(i => i.Status).ThenBy(i => i.Name, StringComparer.OrdinalIgnoreCase)],
                writes);
        }
    }

    [Allows(Permissions.Supervise, Unscoped = "the query limits the list to one's programmes, and a supervisor's to whom they supervise")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PageModel
    {
        public SupporterStatus? Status { get; set; }

        internal Answer Found { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Found = await send.Ask(new Query(Status), ct);
    }
}
