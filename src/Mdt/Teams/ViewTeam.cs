using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Teams;

/// <summary>A member sees who belongs to the team, what makes it quorate and when it meets next.</summary>
internal static class ViewTeam
{
    [Allows(Permissions.ViewTeams, On = nameof(MdtId))]
    internal sealed record Query(Guid MdtId) : IQuery<Answer>;

    /// <param name="Lacking">Professions that the quorum asks for and no member has.</param>
    internal sealed record Answer(
        Team Team, IReadOnlyList<string> Neighbourhoods, IReadOnlyList<Member> Members, IReadOnlyList<Quorum.Rule> Quorum,
        IReadOnlyList<Quorum.Rule> Lacking, IReadOnlyList<Meeting> Next, bool MayManage);

    internal sealed record Team(Guid Id, string Name, string Kind, int CadenceDays, int SlotMinutes, int MaxCases, int ListClosesHours, int Version);

    internal sealed record Member(Guid MembershipId, Guid UserId, string Name, string Duty, string Profession, DateOnly JoinedOn);

    internal sealed record Meeting(Guid Id, string Title, DateTimeOffset StartsAt, string Status);

    private sealed record MemberRow(Guid Id, Guid UserId, string Duty, string Profession, DateOnly JoinedOn);

    internal sealed class Handler(Db db, ISend send, Guard guard, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var team = await db.Find<Team>("""
                SELECT id, name, kind, cadence_days, slot_minutes, max_cases, list_closes_hours, version FROM mdt_team WHERE id = @MdtId
                """, query, ct) ?? throw new NotFound();
            var members = await db.Query<MemberRow>("""
                SELECT id, user_id, duty, profession, joined_on FROM mdt_member WHERE mdt_id = @MdtId AND left_on IS NULL
                """, query, ct);
            var rules = await db.Query<Quorum.Rule>("SELECT profession, at_least FROM mdt_quorum_rule WHERE mdt_id = @MdtId ORDER BY profession", query, ct);
            var meetings = await db.Query<Meeting>("""
                SELECT id, title, starts_at, status FROM mdt_meeting
                WHERE mdt_id = @MdtId AND ends_at >= @now AND status <> 'Cancelled'
                ORDER BY starts_at OFFSET 0 ROWS FETCH NEXT 3 ROWS ONLY
                """, new { query.MdtId, now = clock.Now() }, ct);
            var areas = await db.Query<Guid>("SELECT neighbourhood_id FROM mdt_team_neighbourhood WHERE mdt_id = @MdtId", query, ct);
            var neighbourhoods = areas.Count == 0 ? [] : await send.Ask(new GetNeighbourhoods(areas), ct);
            var names = await send.Names(members.Select(m => (Guid?)m.UserId), ct);
            return new Answer(
                team, [.. neighbourhoods.Select(n => n.Name)],
                [.. members.Select(m => new Member(m.Id, m.UserId, names(m.UserId), m.Duty, m.Profession, m.JoinedOn))
                    .OrderBy(m => Duties.Place(m.Duty)).ThenBy(m => m.Name, StringComparer.CurrentCulture)],
                rules, Quorum.Missing(rules, members.Select(m => m.Profession)), meetings,
                await guard.Reaches(Permissions.ManageTeams, "MdtId", query.MdtId, ct));
        }
    }

    [Allows(Permissions.ViewTeams, On = nameof(MdtId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PageModel
    {
        public Guid MdtId { get; set; }

        public Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new Query(MdtId), ct);
    }
}
