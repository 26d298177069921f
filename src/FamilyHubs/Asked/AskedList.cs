using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>What waits at the user's hubs: proposals, families that were sent, midwives' links and their welcomes; urgent first, then by the day that is due.</summary>
internal sealed class AskedList(Db db, AskedSites sites, TimeProvider clock)
{
    private const int Most = 200;

    /// <param name="What">What is asked, in words that name nobody.</param>
    /// <param name="Hub">Whose it is; null where any of several may take it.</param>
    internal sealed record Item(AskedKind Kind, Guid Id, Guid? HouseholdId, Guid? PersonId, string? Hub, string What, DateOnly AskedOn, DateOnly? DueOn, bool Urgent, bool Late, string Path);

    private sealed record Proposed(Guid Id, Guid HouseholdId, string? Hub, ProposalKind Kind, DateTimeOffset ProposedAt, DateOnly? AnswerDueOn, DateTimeOffset? AgainAt);

    private sealed record Sent(Guid Id, Guid HouseholdId, string Hub, HubNeed Need, HubUrgency Urgency, DateTimeOffset ReceivedAt, DateOnly? AnswerDueOn, ReferralFamily? Registration);

    private sealed record Linked(Guid Id, Guid PersonId, Guid? HouseholdId, string Hub, LinkState State, DateOnly AskedOn, DateOnly? AnswerDueOn, DateOnly? WelcomeDueOn);

    internal async Task<IReadOnlyList<Item>> Open(CancellationToken ct)
    {
        var today = clock.Today();
        List<Item> items = [.. await Proposals(today, ct), .. await Referrals(today, ct), .. await Links(today, ct)];
        return [.. items.OrderByDescending(i => i.Urgent).ThenBy(i => i.DueOn ?? DateOnly.MaxValue).ThenBy(i => i.AskedOn).ThenBy(i => i.Id)];
    }

    /// <summary>In words, for a first page; null where nothing waits.</summary>
    internal async Task<string?> Says(CancellationToken ct)
    {
        var open = await Open(ct);
        if (open.Count == 0) return null;
        var (urgent, late) = (open.Count(i => i.Urgent), open.Count(i => i.Late));
        return $"{open.Count} {(open.Count == 1 ? "family is" : "families are")} waiting for an answer or a welcome{(urgent > 0 ? $", {urgent} today" : "")}{(late > 0 ? $", {late} late" : "")}.";
    }

    private async Task<IEnumerable<Item>> Proposals(DateOnly today, CancellationToken ct)
    {
        var mine = await sites.Mine(Permissions.AnswerProposals, ct);
        var rows = await db.Query<Proposed>("""
            SELECT p.id, p.household_id, s.name AS hub, p.kind, p.proposed_at, p.answer_due_on, p.again_at
            FROM familyhubs_proposal p LEFT JOIN familyhubs_site s ON s.id = p.site_id
            WHERE (p.state IN ('Proposed', 'Expired') AND EXISTS (SELECT 1 FROM familyhubs_asked_site a WHERE a.subject_id = p.id AND a.site_id IN @mine AND a.to_on IS NULL))
               OR (p.state = 'Accepted' AND p.again_at IS NOT NULL AND p.site_id IN @mine)
            ORDER BY p.answer_due_on, p.id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { mine, Most }, ct);
        return rows.Select(p => new Item(AskedKind.Proposal, p.Id, p.HouseholdId, null, p.Hub, p switch
        {
            { AgainAt: not null } => "Their session is not on: find another",
            { Kind: ProposalKind.Session } => "A case meeting asks for a place in a session",
            _ => "A case meeting asks for a link to the hub",
        }, p.ProposedAt.LondonDay(), p.AgainAt is null ? p.AnswerDueOn : null, false, p.AgainAt is null && p.AnswerDueOn < today, $"/familyhubs/asked/proposals/{p.Id}"));
    }

    private async Task<IEnumerable<Item>> Referrals(DateOnly today, CancellationToken ct)
    {
        var mine = await sites.Mine(Permissions.AnswerReferrals, ct);
        var rows = await db.Query<Sent>("""
            SELECT r.id, r.household_id, s.name AS hub, r.need, r.urgency, r.received_at, r.answer_due_on, r.registration
            FROM familyhubs_gp_referral r JOIN familyhubs_site s ON s.id = r.site_id WHERE r.state = 'Received' AND r.site_id IN @mine
            ORDER BY r.answer_due_on, r.id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { mine, Most }, ct);
        return rows.Select(r => new Item(AskedKind.Referral, r.Id, r.Registration is ReferralFamily.Held or ReferralFamily.Stopped ? null : r.HouseholdId, null, r.Hub,
            $"Sent to us: {AskedWords.Label(r.Need).ToLowerInvariant()}{(r.Registration == ReferralFamily.Held ? ". Someone will look at this" : "")}", r.ReceivedAt.LondonDay(), r.AnswerDueOn,
            r.Urgency == HubUrgency.Today, r.AnswerDueOn < today, $"/familyhubs/asked/referrals/{r.Id}"));
    }

    private async Task<IEnumerable<Item>> Links(DateOnly today, CancellationToken ct)
    {
        var mine = await sites.Mine(Permissions.AnswerLinks, ct);
        var rows = await db.Query<Linked>("""
            SELECT l.id, l.person_id, l.household_id, s.name AS hub, l.state, l.asked_on, l.answer_due_on, l.welcome_due_on
            FROM familyhubs_link l JOIN familyhubs_site s ON s.id = l.site_id WHERE l.state IN ('Asked', 'Accepted') AND l.site_id IN @mine
            ORDER BY l.asked_on, l.id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { mine, Most }, ct);
        return rows.Select(l => (Row: l, Due: l.State == LinkState.Asked ? l.AnswerDueOn : l.WelcomeDueOn)).Select(l => new Item(AskedKind.Link, l.Row.Id, l.Row.HouseholdId, l.Row.PersonId, l.Row.Hub,
            l.Row.State == LinkState.Asked ? "A midwife asks us to welcome her" : "Welcome her: her midwife asked", l.Row.AskedOn, l.Due, false, l.Due < today, $"/familyhubs/asked/links/{l.Row.Id}"));
    }
}
