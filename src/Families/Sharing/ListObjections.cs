using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>A safeguarding lead sees the objections that wait for a decision because a child may come to harm, each with its deadline.</summary>
internal static class ListObjections
{
    private const int Most = 200;

    [Allows(Permissions.DecideObjection, Unscoped = "a list: limited to the lead's own teams, and to what lies with no team")]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    internal sealed record Row(Guid Id, string Person, IReadOnlyList<SharingPurpose> Purposes, DateOnly On, DateOnly DecideBy, bool Overdue);

    internal sealed class Handler(Db db, CurrentUser user, ISend send, SafeguardingGrounds grounds, DecisionDay days, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.DecideObjection);
            var today = clock.Today();
            // A purpose that safeguarding cannot override waits for nobody. Of all who object few live where a child may come to harm: those are looked
            // for first, with everybody whose record was joined to another's (CROSS JOIN keeps the small side first), and are then asked for one by one.
            var lines = await db.Query<Line>("""
                WITH harmed AS (
                    SELECT s.person_id FROM families_social_care s WHERE s.status IN ('CIN', 'CP', 'LAC') AND s.from_on <= @today AND (s.to_on IS NULL OR s.to_on > @today)
                    UNION SELECT p.person_id FROM families_concern c JOIN families_concern_person p ON p.concern_id = c.id WHERE c.state <> 'Closed'
                    UNION SELECT m.person_id FROM families_concern c JOIN families_member m ON m.household_id = c.household_id WHERE c.state <> 'Closed'),
                near AS (
                    SELECT person_id FROM harmed
                    UNION SELECT other.person_id FROM harmed x CROSS JOIN families_member m JOIN families_member other ON other.household_id = m.household_id WHERE m.person_id = x.person_id
                    UNION SELECT j.id FROM families_joined j
                    UNION SELECT m.person_id FROM families_joined j CROSS JOIN families_member m WHERE m.household_id = j.id)
                SELECT h.id, h.person_id, o.purpose, h.recorded_at
                FROM near n CROSS JOIN families_objection_head h JOIN families_objection o ON o.id IN (
                    SELECT l.id FROM families_objection l WHERE l.objection_id = h.id UNION ALL SELECT f.id FROM families_objection f WHERE f.id = h.id AND f.objection_id IS NULL)
                WHERE h.person_id = n.person_id AND h.state = 'Standing' AND o.purpose IN ('DirectCare', 'EarlyHelp', 'MdtDiscussion') AND (@everywhere = 1
                  OR EXISTS (SELECT 1 FROM families_member m JOIN families_involvement i ON i.household_id = m.household_id
                    WHERE m.person_id = h.person_id AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
                      AND (i.team_or_site_id IN @scopes OR i.user_id IN @scopes) AND i.from_on <= @today AND (i.to_on IS NULL OR i.to_on > @today))
                  OR NOT EXISTS (SELECT 1 FROM families_member m JOIN families_involvement i ON i.household_id = m.household_id
                    WHERE m.person_id = h.person_id AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)
                      AND i.team_or_site_id IS NOT NULL AND i.kind IN ('case', 'referral', 'lead') AND i.from_on <= @today AND (i.to_on IS NULL OR i.to_on > @today)))
                  AND NOT EXISTS (SELECT 1 FROM families_member m JOIN families_barred b ON b.household_id = m.household_id
                    WHERE m.person_id = h.person_id AND b.user_id = @me AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today))
                ORDER BY h.recorded_at, h.id, o.id
                """, new { everywhere = scopes is null, scopes = (IReadOnlyList<Guid>)[.. scopes ?? new HashSet<Guid>()], today, me = user.Id }, ct);
            var since = await grounds.Of([.. lines.Select(l => l.PersonId).Distinct()], ct);
            var waiting = lines.Where(l => since.ContainsKey(l.PersonId)).GroupBy(l => l.Id).Take(Most).Select(g => g.ToList()).ToList();
            var people = (await send.Ask(new GetPeople([.. waiting.Select(w => w[0].PersonId).Distinct()]), ct)).ToDictionary(p => p.Id, p => p.Name);
            var rows = new List<Row>();
            foreach (var of in waiting)
            {
                var first = of[0];
                var by = await days.Of(first.RecordedAt, since[first.PersonId], ct);
                rows.Add(new(first.Id, people.GetValueOrDefault(first.PersonId, People.Names.Nobody), [.. of.Select(l => l.Purpose).Distinct().Order()], first.RecordedAt.LondonDay(), by, by < today));
            }
            return [.. rows.OrderBy(r => r.DecideBy)];
        }

        private sealed record Line(Guid Id, Guid PersonId, SharingPurpose Purpose, DateTimeOffset RecordedAt);
    }

    [Allows(Permissions.DecideObjection, Unscoped = "a list: limited to the lead's own teams, and to what lies with no team")]
    internal sealed class Page(ISend send) : PageModel
    {
        public IReadOnlyList<Row> Rows { get; private set; } = [];

        public async Task OnGet(CancellationToken ct) => Rows = await send.Ask(new Query(), ct);
    }

    /// <summary>On the first page of a safeguarding lead: how many wait, and by when the first is decided.</summary>
    internal sealed class Waiting(ISend send) : IWaiting
    {
        public string Path => "/families/objections";

        public async Task<string?> Says(CancellationToken ct)
        {
            var rows = await send.Ask(new Query(), ct);
            return rows.Count == 0 ? null : $"{rows.Count} to decide, the first by {rows[0].DecideBy.ToString("d MMMM", System.Globalization.CultureInfo.GetCultureInfo("en-GB"))}.";
        }
    }
}
