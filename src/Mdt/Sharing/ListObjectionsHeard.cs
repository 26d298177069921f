using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Sharing;

/// <summary>A chair sees in which families of their teams somebody objects to being talked about, and the minutes that hold what was said before.</summary>
internal static class ListObjectionsHeard
{
    [Allows(Permissions.Chair, Unscoped = "the rows are limited to the user's teams, without families they declared a conflict in")]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="Deciding">The safeguarding lead decides: until then nothing is hidden.</param>
    /// <param name="GoesOn">The safeguarding lead decided that it goes on.</param>
    internal sealed record Row(Guid ObjectionId, string Person, string Family, DateOnly On, bool Deciding, bool GoesOn, IReadOnlyList<Copy> Minutes);

    /// <summary>Approved minutes in which something about them stands.</summary>
    /// <param name="SentTo">To how many people the whole of them was sent; 0 where they were not sent.</param>
    internal sealed record Copy(Guid MeetingId, string Title, DateTimeOffset StartsAt, int SentTo);

    private sealed record Heard(Guid ObjectionId, Guid PersonId, string State, DateTimeOffset RecordedAt, Guid HouseholdId);

    private sealed record Held(Guid ObjectionId, Guid MeetingId, string Title, DateTimeOffset StartsAt, int SentTo);

    internal sealed class Handler(Db db, ISend send, Names names, CurrentUser user, Audit audit) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var limit = Limit.Of(user, Permissions.Chair);
            var args = new { limit.Everywhere, limit.Scopes, me = user.Id };
            var heard = await db.Query<Heard>("""
                SELECT DISTINCT o.objection_id, o.person_id, o.state, o.recorded_at, r.household_id
                FROM mdt_objection o JOIN mdt_referral_person p ON p.person_id = o.person_id JOIN mdt_referral r ON r.id = p.referral_id
                WHERE o.state <> 'Withdrawn' AND r.submitted_at IS NOT NULL AND r.status NOT IN ('Declined', 'Withdrawn') AND (@Everywhere = 1 OR r.mdt_id IN @Scopes)
                  AND NOT EXISTS (SELECT 1 FROM mdt_case k JOIN mdt_item i ON i.case_id = k.id JOIN mdt_conflict x ON x.item_id = i.id WHERE k.household_id = r.household_id AND x.user_id = @me)
                ORDER BY o.recorded_at DESC, o.objection_id OFFSET 0 ROWS FETCH NEXT 200 ROWS ONLY
                """, args, ct);
            var copies = (await db.Query<Held>("""
                SELECT DISTINCT o.objection_id, m.id AS meeting_id, m.title, m.starts_at,
                       (SELECT COUNT(*) FROM mdt_circulation s WHERE s.meeting_id = m.id AND s.kind = 'Whole') AS sent_to
                FROM mdt_objection o JOIN mdt_referral_person p ON p.person_id = o.person_id JOIN mdt_referral r ON r.id = p.referral_id
                     JOIN mdt_item i ON i.case_id = r.case_id AND (i.referral_id IS NULL OR i.referral_id = r.id)
                     JOIN mdt_minute n ON n.item_id = i.id JOIN mdt_meeting m ON m.id = i.meeting_id
                WHERE o.state <> 'Withdrawn' AND m.status IN ('MinutesApproved', 'Circulated') AND r.status NOT IN ('Declined', 'Withdrawn') AND (@Everywhere = 1 OR m.mdt_id IN @Scopes)
                ORDER BY m.starts_at DESC, m.id
                """, args, ct)).ToLookup(c => c.ObjectionId);
            var families = await names.OfHouseholds(heard.Select(h => h.HouseholdId), ct);
            var people = heard.Count == 0 ? [] : (await send.Ask(new GetPeople([.. heard.Select(h => h.PersonId).Distinct()]), ct)).ToDictionary(p => p.Id, p => p.Name);
            var rows = new List<Row>();
            foreach (var one in heard)
            {
                var basis = await send.Ask(new GetSharingBasis(one.PersonId, SharingPurpose.MdtDiscussion), ct);
                rows.Add(new(one.ObjectionId, people.GetValueOrDefault(one.PersonId, "Somebody"), families.GetValueOrDefault(one.HouseholdId, Names.Unknown), one.RecordedAt.LondonDay(),
                    basis == SharingBasis.ObjectionToDecide, one.State == "Overridden", [.. copies[one.ObjectionId].Select(c => new Copy(c.MeetingId, c.Title, c.StartsAt, c.SentTo))]));
            }
            audit.Saw(heard.Select(h => h.PersonId)); // last: what is asked in between writes its own row
            return rows;
        }
    }

    [Allows(Permissions.Chair, Unscoped = "the rows are limited to the user's teams, without families they declared a conflict in")]
    internal sealed class Page(ISend send) : PageModel
    {
        public IReadOnlyList<Row> Rows { get; private set; } = [];

        public async Task OnGet(CancellationToken ct) => Rows = await send.Ask(new Query(), ct);
    }
}
