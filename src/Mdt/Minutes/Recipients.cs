using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>Why somebody gets minutes.</summary>
internal enum RecipientAs { Member, Deputy, Invited, Owner }

/// <summary>Somebody who gets minutes.</summary>
/// <param name="Chairs">Chairs the team, or deputises.</param>
internal sealed record Recipient(Guid UserId, string Name, RecipientAs As, bool Chairs, Guid? OrganisationId)
{
    /// <summary>A member, and a deputy who came, get the whole of it; everybody else their own actions.</summary>
    internal VersionKind Kind => As is RecipientAs.Member or RecipientAs.Deputy ? VersionKind.Whole : VersionKind.OwnActions;
}

/// <summary>Who gets a meeting's minutes, and which version: by rule, as things stand now.</summary>
internal sealed class Recipients(Db db, ISend send, Objections objections)
{
    /// <param name="Version">What they get; empty where nothing is left for them.</param>
    internal sealed record Sent(Recipient To, MinutesVersion Version);

    private sealed record Member(Guid UserId, string Duty);

    private sealed record Owner(Guid UserId, bool Invited);

    /// <summary>Members of the team, deputies who came, and owners of actions. Who has left gets nothing.</summary>
    internal async Task<IReadOnlyList<Recipient>> Of(Guid meetingId, CancellationToken ct)
    {
        var members = await db.Query<Member>("""
            SELECT p.user_id, p.duty FROM mdt_meeting m JOIN mdt_member p ON p.mdt_id = m.mdt_id AND p.left_on IS NULL WHERE m.id = @meetingId ORDER BY p.joined_on, p.id
            """, new { meetingId }, ct);
        var deputies = await db.Query<Guid>("""
            SELECT DISTINCT user_id FROM mdt_attendance WHERE meeting_id = @meetingId AND deputy_for IS NOT NULL ORDER BY user_id
            """, new { meetingId }, ct);
        var owners = await db.Query<Owner>("""
            SELECT DISTINCT a.owner_user_id AS user_id, CASE WHEN v.user_id IS NULL THEN 0 ELSE 1 END AS invited
            FROM mdt_action a JOIN mdt_item i ON i.id = a.item_id LEFT JOIN mdt_invitation v ON v.item_id = i.id AND v.user_id = a.owner_user_id
            WHERE i.meeting_id = @meetingId AND i.status = 'Discussed' AND a.cancelled_at IS NULL ORDER BY user_id
            """, new { meetingId }, ct);
        var all = members.Select(m => (m.UserId, As: RecipientAs.Member, Chairs: Duties.Role(m.Duty) == Roles.Chair))
            .Concat(deputies.Select(d => (UserId: d, As: RecipientAs.Deputy, Chairs: false)))
            .Concat(owners.OrderByDescending(o => o.Invited).Select(o => (o.UserId, As: o.Invited ? RecipientAs.Invited : RecipientAs.Owner, Chairs: false)))
            .DistinctBy(r => r.UserId).ToList();
        var staff = all.Count == 0 ? [] : (await send.Ask(new GetStaff([.. all.Select(r => r.UserId)]), ct)).Where(w => !w.Ended).ToDictionary(w => w.Id);
        return [.. all.Where(r => staff.ContainsKey(r.UserId)).Select(r => new Recipient(r.UserId, staff[r.UserId].Name, r.As, r.Chairs, staff[r.UserId].OrganisationId))];
    }

    /// <summary>Each with what they get.</summary>
    internal async Task<IReadOnlyList<Sent>> Versions(MinutesPaper paper, CancellationToken ct)
    {
        var barred = await Conflicts.OnList(db, paper.Meeting.Id, ct);
        var heard = new List<(Guid? Organisation, Objections.Heard Heard)>();
        var versions = new List<Sent>();
        foreach (var to in await Of(paper.Meeting.Id, ct))
        {
            if (!heard.Exists(h => h.Organisation == to.OrganisationId)) heard.Add((to.OrganisationId, await objections.InCases(paper.Cases, to.OrganisationId, ct)));
            versions.Add(new(to, paper.For(new(to.UserId, to.Kind, to.Chairs, barred[to.UserId].ToHashSet(), heard.First(h => h.Organisation == to.OrganisationId).Heard))));
        }
        return versions;
    }

    /// <summary>What one of them gets; null for somebody who gets nothing.</summary>
    internal async Task<Sent?> VersionFor(MinutesPaper paper, Guid userId, CancellationToken ct)
    {
        if ((await Of(paper.Meeting.Id, ct)).FirstOrDefault(r => r.UserId == userId) is not { } to) return null;
        var version = paper.For(new(
            userId, to.Kind, to.Chairs, (await Conflicts.OnList(db, paper.Meeting.Id, ct))[userId].ToHashSet(), await objections.InCases(paper.Cases, to.OrganisationId, ct)));
        return version.HasAnything ? new(to, version) : null;
    }
}
