using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Scopes;

/// <summary>A team lies within itself and its neighbourhoods.</summary>
internal sealed class ScopeOfMdtId(Db db) : IScope
{
    public string Property => "MdtId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT id FROM mdt_team WHERE id = @id
        UNION SELECT neighbourhood_id FROM mdt_team_neighbourhood WHERE mdt_id = @id
        """, new { id }, ct));
}

/// <summary>A referral lies with who raised it and, from the moment it was sent, with its team; not with who declared a conflict in a case of the family.</summary>
internal sealed class ScopeOfReferralId(Db db) : IScope
{
    public string Property => "ReferralId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT raised_by FROM mdt_referral WHERE id = @id
        UNION SELECT mdt_id FROM mdt_referral WHERE id = @id AND mdt_id IS NOT NULL AND submitted_at IS NOT NULL
        UNION SELECT n.neighbourhood_id FROM mdt_referral r JOIN mdt_team_neighbourhood n ON n.mdt_id = r.mdt_id WHERE r.id = @id AND r.submitted_at IS NOT NULL
        """, new { id }, ct), await db.Query<Guid>("""
        SELECT c.user_id FROM mdt_referral r JOIN mdt_case same ON (same.household_id = r.household_id OR same.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = r.household_id))
             JOIN mdt_item i ON i.case_id = same.id JOIN mdt_conflict c ON c.item_id = i.id
        WHERE r.id = @id
        """, new { id }, ct));
}

/// <summary>A case lies with its team and its lead practitioner; not with who declared a conflict in an item of the family.</summary>
internal sealed class ScopeOfCaseId(Db db) : IScope
{
    public string Property => "CaseId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT mdt_id FROM mdt_case WHERE id = @id
        UNION SELECT lead_user_id FROM mdt_case WHERE id = @id
        """, new { id }, ct), await db.Query<Guid>("""
        SELECT c.user_id FROM mdt_case k JOIN mdt_case same ON (same.household_id = k.household_id OR same.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = k.household_id))
             JOIN mdt_item i ON i.case_id = same.id JOIN mdt_conflict c ON c.item_id = i.id
        WHERE k.id = @id
        """, new { id }, ct));
}

/// <summary>An offer to lead is theirs who are asked, unless they declared a conflict with the family.</summary>
internal sealed class ScopeOfLeadOfferId(Db db) : IScope
{
    public string Property => "LeadOfferId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("SELECT to_user_id FROM mdt_lead_offer WHERE id = @id", new { id }, ct),
        await db.Query<Guid>("""
        SELECT c.user_id FROM mdt_lead_offer f JOIN mdt_case k ON k.id = f.case_id JOIN mdt_case same ON (same.household_id = k.household_id OR same.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = k.household_id))
             JOIN mdt_item i ON i.case_id = same.id JOIN mdt_conflict c ON c.item_id = i.id
        WHERE f.id = @id
        """, new { id }, ct));
}

/// <summary>A transfer lies with the team that is asked, but not with those of it who declared a conflict with the family.</summary>
internal sealed class ScopeOfTransferId(Db db) : IScope
{
    public string Property => "TransferId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("SELECT to_mdt_id FROM mdt_transfer WHERE id = @id", new { id }, ct),
        await db.Query<Guid>("""
        SELECT c.user_id FROM mdt_transfer f JOIN mdt_case k ON k.id = f.case_id JOIN mdt_case same ON (same.household_id = k.household_id OR same.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = k.household_id))
             JOIN mdt_item i ON i.case_id = same.id JOIN mdt_conflict c ON c.item_id = i.id
        WHERE f.id = @id
        """, new { id }, ct));
}

/// <summary>A meeting lies within its team and the team's neighbourhoods.</summary>
internal sealed class ScopeOfMeetingId(Db db) : IScope
{
    public string Property => "MeetingId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT mdt_id FROM mdt_meeting WHERE id = @id
        UNION SELECT n.neighbourhood_id FROM mdt_meeting m JOIN mdt_team_neighbourhood n ON n.mdt_id = m.mdt_id WHERE m.id = @id
        """, new { id }, ct));
}

/// <summary>The minutes that were sent lie with those they were sent to; how much of them each reads is asked each time.</summary>
internal sealed class ScopeOfSentMinutesId(Db db) : IScope
{
    public string Property => "SentMinutesId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) =>
        Reaching.Within(await db.Query<Guid>("SELECT user_id FROM mdt_circulation WHERE meeting_id = @id", new { id }, ct));
}

/// <summary>An item lies where its meeting does, but for those who declared a conflict in it or about the same family before: for good.</summary>
internal sealed class ScopeOfItemId(Db db) : IScope
{
    public string Property => "ItemId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT m.mdt_id FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id WHERE i.id = @id
        UNION SELECT n.neighbourhood_id FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id JOIN mdt_team_neighbourhood n ON n.mdt_id = m.mdt_id WHERE i.id = @id
        """, new { id }, ct), await db.Query<Guid>("""
        SELECT c.user_id FROM mdt_item i JOIN mdt_case k ON k.id = i.case_id JOIN mdt_case same ON (same.household_id = k.household_id OR same.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = k.household_id))
             JOIN mdt_item other ON other.case_id = same.id JOIN mdt_conflict c ON c.item_id = other.id
        WHERE i.id = @id
        """, new { id }, ct));
}

/// <summary>For those invited to one item: only while it is on a closed list or being discussed, and the invitation stands.</summary>
internal sealed class ScopeOfInvitedItemId(Db db, TimeProvider clock) : IScope
{
    public string Property => "InvitedItemId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT v.user_id
        FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id JOIN mdt_invitation v ON v.item_id = i.id
        WHERE i.id = @id AND v.withdrawn_at IS NULL
          AND m.status IN ('ListClosed', 'InProgress') AND m.list_closed_at <= @now
          AND i.status IN ('Listed', 'Discussing') AND i.ended_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM mdt_case k JOIN mdt_case same ON (same.household_id = k.household_id OR same.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = k.household_id))
                              JOIN mdt_item q ON q.case_id = same.id JOIN mdt_conflict x ON x.item_id = q.id WHERE k.id = i.case_id AND x.user_id = v.user_id)
        """, new { id, now = clock.Now() }, ct));
}

/// <summary>An action is its owner's; one of an organisation is also theirs who were invited and work for it. Not theirs who declared a conflict with the family.</summary>
internal sealed class ScopeOfActionId(Db db, CurrentUser user) : IScope
{
    public string Property => "ActionId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT owner_user_id FROM mdt_action WHERE id = @id
        UNION SELECT v.user_id FROM mdt_action a JOIN mdt_invitation v ON v.item_id = a.item_id
            WHERE a.id = @id AND v.withdrawn_at IS NULL AND a.owner_organisation_id = @mine AND v.user_id = @me
        """, new { id, mine = user.OrganisationId, me = user.Id }, ct), await Reaching.Barred(db, id, ct));
}

/// <summary>For those who look after a team's actions: an action lies with the team of its case, and not with who declared a conflict with the family.</summary>
internal sealed class ScopeOfTeamActionId(Db db) : IScope
{
    public string Property => "TeamActionId";

    public async Task<Reach> Of(Guid id, CancellationToken ct) => Reaching.Within(await db.Query<Guid>("""
        SELECT c.mdt_id FROM mdt_action a JOIN mdt_case c ON c.id = a.case_id WHERE a.id = @id
        UNION SELECT n.neighbourhood_id FROM mdt_action a JOIN mdt_case c ON c.id = a.case_id JOIN mdt_team_neighbourhood n ON n.mdt_id = c.mdt_id WHERE a.id = @id
        """, new { id }, ct), await Reaching.Barred(db, id, ct));
}

internal static class Reaching
{
    /// <summary>Within these; nothing at all where there are none.</summary>
    internal static Reach Within(IReadOnlyList<Guid> within, IReadOnlyList<Guid>? barred = null) => within.Count == 0 ? Reach.Nothing : Reach.Of(within, barred);

    /// <summary>Who declared a conflict with the family of an action.</summary>
    internal static async Task<IReadOnlyList<Guid>> Barred(Db db, Guid actionId, CancellationToken ct) => await db.Query<Guid>("""
        SELECT x.user_id FROM mdt_action a JOIN mdt_case k ON k.id = a.case_id JOIN mdt_case same ON (same.household_id = k.household_id OR same.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = k.household_id))
             JOIN mdt_item other ON other.case_id = same.id JOIN mdt_conflict x ON x.item_id = other.id
        WHERE a.id = @actionId
        """, new { actionId }, ct);
}
