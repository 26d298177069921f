using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.People;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>A coordinator sees which requests are open in their programmes, the late ones first, and what came in from the public page.</summary>
internal static class ListRequests
{
    private const string Why = "limited to the programmes that the viewer coordinates";
    private const int Most = 200;

    [Allows(Permissions.WriteRequests, Unscoped = Why)]
    internal sealed record Query : IQuery<Answer>;

    /// <param name="Asked">From the public page: no record, so no name.</param>
    internal sealed record Answer(IReadOnlyList<Item> Open, IReadOnlyList<AskedItem> Asked);

    /// <param name="Held">Contact is stopped, or they object: ask first.</param>
    internal sealed record Item(Guid Id, string Name, RequestStatus Status, RequestSource Source, DateOnly AskedOn, DateOnly? DueOn, bool IsLate, bool Waits, bool Held);

    /// <param name="AgeBand">As they said it.</param>
    internal sealed record AskedItem(Guid Id, AskedStatus Status, AskerAge AgeBand, bool Pregnant, DateTimeOffset ReceivedAt, int Tries);

    private sealed record Row(Guid Id, Guid PersonId, RequestStatus Status, RequestSource Source, DateOnly AskedOn, DateOnly? DueOn, bool WaitsForDecision);

    internal sealed class Handler(Db db, ISend send, DoNotContact contact, CurrentUser user, Audit audit, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.WriteRequests)?.ToList();
            var (all, within) = (scopes is null, scopes ?? []);
            var rows = await db.Query<Row>("""
                SELECT id, person_id, status, source, asked_on, due_on, waits_for_decision FROM peersupport_request
                WHERE status IN ('Proposed', 'New', 'Screening', 'Matched', 'Active') AND (@all = 1 OR programme_id IN @within)
                ORDER BY CASE status WHEN 'Proposed' THEN 1 WHEN 'New' THEN 0 WHEN 'Screening' THEN 0 ELSE 2 END, CASE WHEN due_on IS NULL THEN 1 ELSE 0 END, due_on, asked_on, id
                OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { all, within, Most }, ct);
            var asked = await db.Query<AskedItem>("""
                SELECT id, status, age_band, pregnant, received_at, tries FROM peersupport_asked
                WHERE ended_at IS NULL AND (@all = 1 OR programme_id IN @within)
                ORDER BY CASE age_band WHEN 'Under13' THEN 0 WHEN 'Under16' THEN 1 ELSE 2 END, received_at, id
                OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { all, within, Most }, ct);
            List<Guid> people = [.. rows.Select(r => r.PersonId).Distinct()];
            var names = people.Count == 0 ? [] : (await send.Ask(new GetPeople(people), ct)).ToDictionary(p => p.Id, p => p.Name);
            var held = people.Count == 0 ? [] : (await contact.Held(people, ct)).Concat(await contact.Objecting(people, ct)).ToHashSet();
            audit.Saw(people);
            return new(
                [.. rows.Select(r => new Item(r.Id, names.GetValueOrDefault(r.PersonId, "Somebody"), r.Status, r.Source, r.AskedOn, r.DueOn, Request.IsLate(r.Status, r.DueOn, clock.Today()), r.WaitsForDecision, held.Contains(r.PersonId)))],
                asked);
        }
    }

    [Allows(Permissions.WriteRequests, Unscoped = Why)]
    internal sealed class Page(ISend send) : PageModel
    {
        internal Answer Found { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Found = await send.Ask(new Query(), ct);
    }
}

/// <summary>On a coordinator's first page: how many wait, and how many are late. It names nobody.</summary>
internal sealed class WaitingRequests(Db db, CurrentUser user, TimeProvider clock) : IWaiting
{
    private sealed record Sums(int Waiting, int Late);

    public string Path => "/peersupport/requests";

    public async Task<string?> Says(CancellationToken ct)
    {
        var scopes = user.ScopesFor(Permissions.WriteRequests)?.ToList();
        var (all, within) = (scopes is null, scopes ?? []);
        var sums = await db.Find<Sums>("""
            SELECT COUNT(*) AS waiting, COALESCE(SUM(CASE WHEN status IN ('New', 'Screening') AND due_on <= @today THEN 1 ELSE 0 END), 0) AS late FROM peersupport_request
            WHERE status IN ('Proposed', 'New', 'Screening') AND waits_for_decision = 0 AND (@all = 1 OR programme_id IN @within)
            """, new { today = clock.Today(), all, within }, ct);
        var asked = await db.Find<int>("SELECT COUNT(*) FROM peersupport_asked WHERE ended_at IS NULL AND (@all = 1 OR programme_id IN @within)", new { all, within }, ct);
        string[] says = [sums is { Waiting: > 0 } ? $"{sums.Waiting} to match{(sums.Late == 0 ? "" : $", {sums.Late} late")}" : "", asked > 0 ? $"{asked} from the public page" : ""];
        return says.Any(s => s.Length > 0) ? $"{string.Join(", ", says.Where(s => s.Length > 0))}." : null;
    }
}
