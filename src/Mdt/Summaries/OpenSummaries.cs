using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>What is still to be done about summaries: for the chair to choose, for the lead practitioner to confirm.</summary>
internal sealed class OpenSummaries(Db db, ISend send, CurrentUser user, TimeProvider clock)
{
    /// <summary>Older meetings than this are nobody's list any more.</summary>
    private const int LooksBackDays = 60;

    internal sealed record Choose(Guid ItemId, DateTimeOffset StartsAt);

    internal sealed record Confirm(Guid Id, DateTimeOffset StartsAt);

    /// <summary>Items of approved minutes in the user's teams of which nobody has said who gets a summary, the oldest first.</summary>
    internal async Task<IReadOnlyList<Choose>> ToChoose(int most, CancellationToken ct)
    {
        if (!user.May(Permissions.ChooseSummaries)) return [];
        var limit = Limit.Of(user, Permissions.ChooseSummaries);
        return await db.Query<Choose>("""
            SELECT i.id AS item_id, m.starts_at FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id JOIN mdt_case c ON c.id = i.case_id
            WHERE i.status = 'Discussed' AND m.status IN ('MinutesApproved', 'Circulated') AND m.starts_at > @since AND (@Everywhere = 1 OR m.mdt_id IN @Scopes)
              AND NOT EXISTS (SELECT 1 FROM mdt_summary s WHERE s.item_id = i.id)
              AND NOT EXISTS (SELECT 1 FROM mdt_summary_choice n WHERE n.item_id = i.id AND n.none_reason IS NOT NULL)
              AND NOT EXISTS (SELECT 1 FROM mdt_case k JOIN mdt_item o ON o.case_id = k.id JOIN mdt_conflict x ON x.item_id = o.id WHERE x.user_id = @me AND (k.household_id = c.household_id OR k.household_id IN (SELECT o2.id FROM mdt_joined j JOIN mdt_joined o2 ON o2.kept_id = j.kept_id WHERE j.id = c.household_id)))
            ORDER BY m.starts_at, i.place, i.id OFFSET 0 ROWS FETCH NEXT @most ROWS ONLY
            """, new { limit.Everywhere, limit.Scopes, me = user.Id, most, since = clock.Now().AddDays(-LooksBackDays) }, ct);
    }

    /// <summary>Summaries of cases that the user leads which wait for their confirmation.</summary>
    internal Task<IReadOnlyList<Confirm>> ToConfirm(int most, CancellationToken ct) => db.Query<Confirm>("""
        SELECT s.id, m.starts_at FROM mdt_summary s JOIN mdt_case c ON c.id = s.case_id JOIN mdt_item i ON i.id = s.item_id JOIN mdt_meeting m ON m.id = i.meeting_id
        WHERE s.status = 'ToConfirm' AND c.lead_user_id = @me
          AND NOT EXISTS (SELECT 1 FROM mdt_case k JOIN mdt_item o ON o.case_id = k.id JOIN mdt_conflict x ON x.item_id = o.id WHERE x.user_id = @me AND (k.household_id = c.household_id OR k.household_id IN (SELECT o2.id FROM mdt_joined j JOIN mdt_joined o2 ON o2.kept_id = j.kept_id WHERE j.id = c.household_id)))
        ORDER BY m.starts_at, s.id OFFSET 0 ROWS FETCH NEXT @most ROWS ONLY
        """, new { me = user.Id, most }, ct);

    /// <summary>By when a summary of a meeting of this day should have gone out.</summary>
    internal async Task<DateOnly> Due(DateTimeOffset startsAt, CancellationToken ct) =>
        await send.Ask(new AddWorkingDays(startsAt.LondonDay(), await send.Number("mdt.summaryWd", ct: ct)), ct);
}
