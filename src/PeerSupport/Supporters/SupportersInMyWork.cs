using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>In the one list of a supervisor: whom to talk with, by the day that keeps the supervision in date; in that of a coordinator: who would like to volunteer. It names nobody.</summary>
internal sealed class SupportersInMyWork(Db db, CurrentUser user, ISend send) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    private const int DaysToAnswer = 7;

    private sealed record Due(Guid Id, SupporterStatus Status, DateOnly? SupervisedOn, Guid? NeighbourhoodId, DateOnly? CareFrom, DateOnly? CareGivenOn);

    private sealed record New(Guid Id, Guid ProgrammeId, DateTimeOffset ReceivedAt);

    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id) return [];
        var parts = new List<GatherMyWork.Part>();
        if (user.May(Permissions.Supervise))
        {
            var areas = new Dictionary<Guid, (int Weeks, int Before)>();
            foreach (var due in await db.Query<Due>("""
                SELECT s.id, s.status, s.supervised_on, p.neighbourhood_id, s.care_from, s.care_given_on FROM peersupport_supporter s JOIN peersupport_programme p ON p.id = s.programme_id
                WHERE s.supervisor_user_id = @UserId AND s.status IN ('Active', 'Approved', 'Paused') ORDER BY s.supervised_on, s.id
                """, question, ct))
            {
                if (due is { CareFrom: { } from, CareGivenOn: null })
                    parts.Add(new("Peer support", "Ask a supporter whom you supervise how they are", from.AddDays(1), $"/peersupport/supporters/{due.Id}/care", WorkPriority.High));
                if (due.Status == SupporterStatus.Paused) continue;
                var area = due.NeighbourhoodId ?? Guid.Empty;
                if (!areas.TryGetValue(area, out var apart))
                    apart = areas[area] = (await send.Number("peer.supervisionWeeks", due.NeighbourhoodId, ct), await send.Number("peer.supervisionRemindDays", due.NeighbourhoodId, ct));
                var by = due.SupervisedOn?.AddDays(7 * apart.Weeks) ?? question.On;
                if (by <= question.On.AddDays(apart.Before))
                    parts.Add(new("Peer support", "Talk with a supporter whom you supervise", by, $"/peersupport/supporters/{due.Id}/supervision", by < question.On ? WorkPriority.High : WorkPriority.Medium));
            }
        }
        if (user.May(Permissions.WriteSupporters))
        {
            var scopes = user.ScopesFor(Permissions.WriteSupporters);
            parts.AddRange((await db.Query<New>("""
                SELECT s.id, s.programme_id, e.received_at FROM peersupport_supporter s JOIN peersupport_enquiry e ON e.supporter_id = s.id WHERE s.status = 'Enquired' ORDER BY e.received_at, s.id
                """, ct: ct)).Where(n => scopes is null || scopes.Contains(n.ProgrammeId))
                .Select(n => new GatherMyWork.Part("Peer support", "Answer somebody who would like to volunteer", n.ReceivedAt.LondonDay().AddDays(DaysToAnswer), $"/peersupport/supporters/{n.Id}", WorkPriority.Medium)));
        }
        return [.. parts.OrderBy(p => p.Due).Take(GatherMyWork.Most)];
    }
}

/// <summary>On the first page of a coordinator: how many would like to volunteer and wait for an answer, and how many are to be asked how they are; on that of a supervisor, of their own.</summary>
internal sealed class WaitingSupporters(Db db, CurrentUser user) : IWaiting
{
    private sealed record Row(Guid ProgrammeId, SupporterStatus Status, Guid? SupervisorUserId);

    public string Path => "/peersupport/supporters";

    public async Task<string?> Says(CancellationToken ct)
    {
        var scopes = user.ScopesFor(Permissions.WriteSupporters);
        var rows = (await db.Query<Row>("""
            SELECT programme_id, status, supervisor_user_id FROM peersupport_supporter WHERE status = 'Enquired' OR (status <> 'Left' AND care_from IS NOT NULL AND care_given_on IS NULL)
            """, ct: ct)).Where(r => scopes is null || scopes.Contains(r.ProgrammeId) || (r.Status != SupporterStatus.Enquired && r.SupervisorUserId is { } supervisor && supervisor == user.Id)).ToList();
        var (asked, care) = (rows.Count(r => r.Status == SupporterStatus.Enquired), rows.Count(r => r.Status != SupporterStatus.Enquired));
        return (asked, care) switch { (0, 0) => null, (_, 0) => $"{asked} would like to volunteer.", (0, _) => $"{care} to ask how they are.", _ => $"{asked} would like to volunteer, {care} to ask how they are." };
    }
}

/// <summary>On the first page of a supporter: what they are asked to say of themselves, and, after something hard, how they are.</summary>
internal sealed class WaitingAboutMe(Db db, CurrentUser user, TimeProvider clock) : IWaiting
{
    private sealed record Row(string? KnownAs, DateOnly? RestUntil, DateOnly? CareFrom, DateOnly? CareGivenOn);

    public string Path => "/peersupport/about-me";

    public async Task<string?> Says(CancellationToken ct) =>
        await db.Find<Row>("SELECT known_as, rest_until, care_from, care_given_on FROM peersupport_supporter WHERE user_id = @me AND status <> 'Left'", new { me = user.Id }, ct) switch
        {
            { CareFrom: not null, CareGivenOn: null } => "Something that you were part of has ended. How are you?",
            { KnownAs: null } => "Say what the people you support call you, and whom you know.",
            { RestUntil: { } rest } when rest <= clock.Today() => "Your rest is over. Say when you are ready.",
            _ => null,
        };
}
