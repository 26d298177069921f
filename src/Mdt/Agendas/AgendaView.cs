using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>The agenda and the papers of a meeting, and who is there.</summary>
/// <param name="Quorum">Who is here and what is missing, in a sentence.</param>
/// <param name="Sides">Whether both sides are there, where the kind of team has two; null otherwise.</param>
/// <param name="OneSided">A side is missing.</param>
internal sealed record AgendaView(
    Guid MeetingId, Guid MdtId, string Team, string Kind, bool TalksAboutFamilies, string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, MeetingStatus Status, int Version,
    string Quorum, string? Sides, bool OneSided, IReadOnlyList<AgendaView.Point> Points, IReadOnlyList<AgendaView.Paper> Papers, IReadOnlyList<AgendaView.Person> People)
{
    /// <summary>What is recorded on it is null or empty for those who may not read the minutes yet.</summary>
    /// <param name="Lead">Who leads it; null where nobody is named.</param>
    internal sealed record Point(
        Guid Id, int Place, AgendaPointKind Kind, string Title, int? Minutes, Guid? LeadUserId, string? Lead, string? Notes, string? Outcome, bool Inquorate, string? Knowledge,
        IReadOnlyList<Challenge> Challenges, IReadOnlyList<Action> Actions, int Version)
    {
        /// <summary>"Discussion, 20 minutes, led by Ada Fennimore".</summary>
        internal string InWords => string.Join(", ", new[] { AgendaPoint.InWords(Kind), Minutes is { } minutes ? $"{minutes} minutes" : null, Lead is null ? null : $"led by {Lead}" }.OfType<string>());

        internal bool IsRecorded => Notes is not null || Outcome is not null || Knowledge is not null || Challenges.Count > 0 || Actions.Count > 0;
    }

    /// <param name="IsAction">Whether it was turned into an action.</param>
    internal sealed record Challenge(Guid Id, string Text, string Solution, string Owner, bool IsAction, int Version);

    internal sealed record Action(Guid Id, string Text, Guid OwnerUserId, string Owner, DateOnly DueOn, bool Done, int Version);

    internal sealed record Paper(Guid Id, string Title, string? Link, string? Text, string BroughtBy, int Version);

    /// <param name="ArrivedAt">Null when they are not here now.</param>
    internal sealed record Person(Guid UserId, string Name, string Profession, DateTimeOffset? ArrivedAt, bool Apology, bool Member);

    /// <summary>What stands before the families of the list; all of it where there are none.</summary>
    internal IReadOnlyList<Point> Before => [.. Points.TakeWhile(p => p.Kind != AgendaPointKind.Cases)];

    internal IReadOnlyList<Point> After => [.. Points.SkipWhile(p => p.Kind != AgendaPointKind.Cases).Where(p => p.Kind != AgendaPointKind.Cases)];
}

/// <summary>Asks for the agenda of a meeting.</summary>
[Allows(Permissions.ViewMeeting, On = nameof(MeetingId))]
internal sealed record SeeAgenda(Guid MeetingId) : IQuery<AgendaView>;

internal sealed class AnswerSeeAgenda(Db db, Guard guard, Names names) : IQueryHandler<SeeAgenda, AgendaView>
{
    private sealed record Head(
        Guid MdtId, string Team, string Kind, string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, MeetingStatus Status, int Version);

    private sealed record Row(
        Guid Id, AgendaPointKind Kind, int Place, string Title, int? Minutes, Guid? LeadUserId, string? Notes, string? Outcome, bool? Inquorate, string? Knowledge, DateTimeOffset? RemovedAt, int Version);

    private sealed record Found(Guid Id, Guid PointId, string Challenge, string Solution, Guid OwnerUserId, bool IsAction, int Version);

    private sealed record Owed(Guid Id, Guid PointId, string Text, Guid OwnerUserId, DateOnly DueOn, DateTimeOffset? DoneAt, int Version);

    private sealed record Brought(Guid Id, string Title, string? Link, string? Text, Guid BroughtBy, int Version);

    private sealed record Member(Guid UserId, string Profession, bool Apology);

    public async Task<AgendaView> Handle(SeeAgenda query, CancellationToken ct)
    {
        var head = await db.Find<Head>("""
            SELECT m.mdt_id, t.name AS team, t.kind, m.title, m.starts_at, m.ends_at, m.place, m.status, m.version
            FROM mdt_meeting m JOIN mdt_team t ON t.id = m.mdt_id WHERE m.id = @MeetingId
            """, query, ct) ?? throw new NotFound("The meeting");
        // What is said reaches the members with the approved minutes.
        var recorded = Meeting.IsLocked(head.Status) || await guard.Reaches(Permissions.Schedule, nameof(query.MeetingId), query.MeetingId, ct);
        var rows = await Points(query.MeetingId, head.Kind, ct);
        var challenges = recorded ? await db.Query<Found>("""
            SELECT c.id, c.point_id, c.challenge, c.solution, c.owner_user_id,
                   CASE WHEN EXISTS (SELECT 1 FROM mdt_point_action a WHERE a.challenge_id = c.id AND a.cancelled_at IS NULL) THEN 1 ELSE 0 END AS is_action, c.version
            FROM mdt_challenge c WHERE c.meeting_id = @MeetingId AND c.removed_at IS NULL ORDER BY c.made_at, c.id
            """, query, ct) : [];
        var actions = recorded ? await db.Query<Owed>("""
            SELECT id, point_id, text, owner_user_id, due_on, done_at, version FROM mdt_point_action WHERE meeting_id = @MeetingId AND cancelled_at IS NULL ORDER BY made_at, id
            """, query, ct) : [];
        var papers = await db.Query<Brought>("""
            SELECT id, title, link, text, brought_by, version FROM mdt_paper WHERE meeting_id = @MeetingId AND removed_at IS NULL ORDER BY added_at, id
            """, query, ct);
        var members = await db.Query<Member>("""
            SELECT p.user_id, p.profession, CASE WHEN a.user_id IS NULL THEN 0 ELSE 1 END AS apology
            FROM mdt_meeting m JOIN mdt_member p ON p.mdt_id = m.mdt_id AND p.left_on IS NULL
                 LEFT JOIN mdt_apology a ON a.meeting_id = m.id AND a.user_id = p.user_id
            WHERE m.id = @MeetingId ORDER BY p.joined_on, p.id
            """, query, ct);
        var room = await Room.Of(db, query.MeetingId, ct);
        var guests = room.Stays.Select(s => s.UserId).Distinct().Where(u => members.All(m => m.UserId != u)).ToList();
        var staff = await names.OfStaff([
            .. members.Select(m => m.UserId), .. guests, .. rows.Select(r => r.LeadUserId).OfType<Guid>(), .. challenges.Select(c => c.OwnerUserId),
            .. actions.Select(a => a.OwnerUserId), .. papers.Select(p => p.BroughtBy)], ct);
        string Worker(Guid id) => staff.GetValueOrDefault(id, "Somebody");

        var (foundIn, owedIn) = (challenges.ToLookup(c => c.PointId), actions.ToLookup(a => a.PointId));
        var here = room.Here.ToDictionary(s => s.UserId);
        AgendaView.Person Person(Guid id, string profession, bool apology, bool member) =>
            new(id, Worker(id), here.GetValueOrDefault(id)?.Profession ?? profession, here.GetValueOrDefault(id)?.ArrivedAt, apology, member);
        var (sides, oneSided) = Sides(head, room, members);
        return new(query.MeetingId, head.MdtId, head.Team, head.Kind, MdtKinds.TalksAboutFamilies(head.Kind), head.Title, head.StartsAt, head.EndsAt, head.Place, head.Status, head.Version,
            room.InWords, sides, oneSided,
            [.. rows.Select(r => new AgendaView.Point(r.Id, r.Place, r.Kind, r.Title, r.Minutes, r.LeadUserId, r.LeadUserId is { } lead ? Worker(lead) : null,
                recorded ? r.Notes : null, recorded ? r.Outcome : null, recorded && r.Inquorate == true, recorded ? r.Knowledge : null,
                [.. foundIn[r.Id].Select(c => new AgendaView.Challenge(c.Id, c.Challenge, c.Solution, Worker(c.OwnerUserId), c.IsAction, c.Version))],
                [.. owedIn[r.Id].Select(a => new AgendaView.Action(a.Id, a.Text, a.OwnerUserId, Worker(a.OwnerUserId), a.DueOn, a.DoneAt is not null, a.Version))], r.Version))],
            [.. papers.Select(p => new AgendaView.Paper(p.Id, p.Title, p.Link, p.Text, Worker(p.BroughtBy), p.Version))],
            [.. members.Select(m => Person(m.UserId, m.Profession, m.Apology, member: true)), .. guests.Select(g => Person(g, "other", apology: false, member: false))]);
    }

    /// <summary>As stored; where nobody has changed anything, as the template of the kind has it.</summary>
    private async Task<IReadOnlyList<Row>> Points(Guid meetingId, string kind, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT id, kind, place, title, minutes, lead_user_id, notes, outcome, inquorate, knowledge, removed_at, version FROM mdt_agenda_point WHERE meeting_id = @meetingId ORDER BY place, id
            """, new { meetingId }, ct);
        return rows.Count > 0
            ? [.. rows.Where(r => r.RemovedAt is null)]
            : [.. MdtKinds.Agenda(kind).Select((p, index) => new Row(
                AgendaPoint.FromTemplate(meetingId, index + 1), p.Kind, index + 1, p.Title, p.Minutes, null, null, null, null, null, null, 1))];
    }

    /// <summary>By who is here; before anybody has come by who is expected, and afterwards by who came.</summary>
    private static (string? InWords, bool OneSided) Sides(Head head, Room room, IReadOnlyList<Member> members)
    {
        var over = Meeting.HasMinutes(head.Status);
        var there = over ? room.Stays.Select(s => s.Profession)
            : room.Stays.Count > 0 ? room.Here.Select(s => s.Profession)
            : members.Where(m => !m.Apology).Select(m => m.Profession);
        List<string> professions = [.. there];
        var words = over ? BothSides.Came(head.Kind, professions)
            : room.Stays.Count > 0 ? BothSides.Here(head.Kind, professions)
            : BothSides.Expected(head.Kind, professions);
        return (words, MdtKinds.MissingSides(head.Kind, professions).Count > 0);
    }
}
