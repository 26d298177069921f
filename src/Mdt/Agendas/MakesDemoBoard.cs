using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Minutes;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>A locality event with breakouts that was held three weeks ago, and the one to come, its agenda open.</summary>
internal sealed class MakesDemoBoard(Db db, ISend send, CurrentUser user, TimeProvider clock) : IDemoPart
{
    private const int WeeksAgo = 3;
    private const int WeeksToCome = 2;

    private static readonly (string Key, string Duty, string Profession)[] Members =
    [
        ("chair", Duties.Chair, "paediatrician"), ("hub", Duties.None, "family-hub"), ("familyhelp", Duties.None, "family-help"), ("healthvisitor", Duties.None, "health-visitor"),
    ];

    public int Order => 55;

    public string Says => "a locality event with breakouts";

    public async Task Make(Demo demo, CancellationToken ct)
    {
        if (!demo.Accounts.TryGetValue("coordinator", out var coordinator) || !demo.Accounts.TryGetValue("chair", out var chair)) return;
        var neighbourhoods = await send.Ask(new GetNeighbourhoods(), ct);
        if (neighbourhoods.Count == 0) return;
        user.IsSystemFor(coordinator);
        var team = demo.Ids["event"] = await send.Send(new CreateTeam.Command(clock.NewId(), "Marram partners", "locality-event", [neighbourhoods[0].Id], 90, null, null, null), ct);
        var members = new List<Guid> { coordinator };
        foreach (var (key, duty, profession) in Members)
            if (demo.Accounts.TryGetValue(key, out var member))
            {
                await send.Send(new AddMember.Command(clock.NewId(), team, member, duty, profession), ct);
                members.Add(member);
            }
        await Held(team, chair, members, ct);
        await ToCome(team, coordinator, ct);
        user.IsSystemFor(null);
    }

    private async Task Held(Guid team, Guid chair, List<Guid> members, CancellationToken ct)
    {
        user.IsSystemFor(chair);
        var meeting = await Scheduled(team, "Autumn event of the partners", clock.Today().AddDays(1), ct);
        await send.Send(new OpenList.Command(meeting, 1), ct);
        await send.Send(new AddPaper.Command(clock.NewId(), meeting, "What families told us this summer", null,
            "Forty families were asked at the hub and at the school gate. Most know one service and are sent on by it twice.", chair), ct);
        await send.Send(new CloseList.Command(meeting, 2), ct);
        foreach (var who in members) await send.Send(new RecordArrival.Command(meeting, who, null), ct);
        await send.Send(new StartMeeting.Command(meeting, 3), ct);

        var points = (await send.Ask(new SeeAgenda(meeting), ct)).Points;
        var breakouts = points.Where(p => p.Kind == AgendaPointKind.Breakout).ToList();
        await send.Send(new RecordPoint.Command(meeting, points[1].Id, "More families than last year come before there is a crisis. Two streets have no bus after six.", null, null, points[1].Version), ct);
        foreach (var (breakout, index) in breakouts.Select((breakout, index) => (breakout, index)))
        {
            await send.Send(new RecordPoint.Command(meeting, breakout.Id, null, null,
                index == 0 ? "The nursery keeps a list of parents who would walk others to the hub." : "The health visitors and the hub share a room on Tuesdays, which saves a form.", breakout.Version), ct);
            var challenge = await send.Send(new AddChallenge.Command(clock.NewId(), meeting, breakout.Id,
                index == 0 ? "Nobody hears of the debt advice until it is late" : "Three services ask a family the same questions",
                index == 0 ? "Put the debt advice on the first page of the hub's leaflet" : "Try one shared first visit in one street", members[Math.Min(index + 2, members.Count - 1)]), ct);
            await send.Send(new TurnIntoAction.Command(meeting, challenge), ct);
        }
        await send.Send(new RecordPoint.Command(meeting, points[^1].Id, null, "Meet again in three months and look at both actions first.", null, points[^1].Version), ct);
        await send.Send(new FinishMeeting.Command(meeting, 4), ct);
        var entries = await db.Find<int>("SELECT COALESCE(SUM(version), 0) FROM mdt_minute WHERE meeting_id = @meeting", new { meeting }, ct);
        await send.Send(new ApproveMinutes.Command(meeting, null, 5, entries), ct);
        await Backdate(meeting, ct);
    }

    private async Task ToCome(Guid team, Guid coordinator, CancellationToken ct)
    {
        user.IsSystemFor(coordinator);
        var meeting = await Scheduled(team, "Winter event of the partners", clock.Today().AddDays(7 * WeeksToCome), ct);
        await send.Send(new OpenList.Command(meeting, 1), ct);
        await send.Send(new AddPaper.Command(clock.NewId(), meeting, "What came of the autumn event", "https://www.example.org/marram-partners/autumn", null, coordinator), ct);
        var third = await send.Send(new AddPoint.Command(clock.NewId(), meeting, AgendaPointKind.Breakout, "Breakout 3: evenings and weekends", 40, null), ct);
        foreach (var version in new[] { 1, 2 }) await send.Send(new MovePoint.Command(meeting, third, Up: true, version), ct);
    }

    private Task<Guid> Scheduled(Guid team, string title, DateOnly day, CancellationToken ct) =>
        send.Send(new ScheduleMeeting.Command(clock.NewId(), team, title, day, new TimeOnly(13, 0), 180, "Large hall, Marram Family Hub"), ct);

    /// <summary>What was just recorded happened three weeks ago in the story.</summary>
    private Task Backdate(Guid meeting, CancellationToken ct) => db.InOne(async () =>
    {
        var day = clock.Today().AddDays(-7 * WeeksAgo);
        var (starts, ends) = (day.AtLondon(new TimeOnly(13, 0)), day.AtLondon(new TimeOnly(16, 0)));
        await db.Execute("""
            UPDATE mdt_meeting SET starts_at = @starts, ends_at = @ends, list_closed_at = @closed, started_at = @starts, ended_at = @ends, approved_at = @approved WHERE id = @meeting
            """, new { meeting, starts, ends, closed = starts.AddDays(-1), approved = ends.AddDays(1) }, ct);
        await db.Execute("UPDATE mdt_attendance SET arrived_at = @starts, left_at = @ends WHERE meeting_id = @meeting", new { meeting, starts, ends }, ct);
        await db.Execute("UPDATE mdt_step SET at = @ends WHERE subject_id = @meeting", new { meeting, ends }, ct);
        await db.Execute("UPDATE mdt_point_action SET made_at = @ends WHERE meeting_id = @meeting", new { meeting, ends }, ct);
    }, ct);
}
