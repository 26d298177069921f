using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;

namespace Neighbourhood.PeerSupport.Concerns;

/// <summary>A coordinator, their deputy or the supporter’s own supervisor says what was done about a concern of peer support, and whether the two may be in touch again.</summary>
internal static class AnswerAlert
{
    [Allows(Permissions.AnswerConcerns, On = nameof(PeerAlertId))]
    internal sealed record Query(Guid PeerAlertId) : IQuery<Answer>;

    /// <param name="Supporter">The account's name; null where no supporter is in it.</param>
    /// <param name="Parent">As the viewer may read it; null where it is about nobody known.</param>
    /// <param name="SeesSupporter">Whether the viewer may open the supporter's page: a deputy who supervises others may not.</param>
    /// <param name="SeesMatch">Whether the viewer may open the match's page: a supervisor may not.</param>
    /// <param name="IsStopped">The match stands still for a concern.</param>
    /// <param name="Room">The wall or group on which it was raised; null elsewhere.</param>
    internal sealed record Answer(
        Guid Id, AlertSide FromSide, DateTimeOffset RaisedAt, bool ImmediateDanger, bool OutOfHours, DateTimeOffset? DeputyToldAt, DateTimeOffset? DutyToldAt, DateTimeOffset? AnsweredAt, string? AnsweredBy,
        AlertAnswer? Code, Guid? MatchId, Guid? SupporterId, string? Supporter, bool SeesSupporter, string? Parent, bool SeesMatch, bool IsStopped, Guid? RoomId, string? Room, PeerHours.Now Now, int Version);

    /// <param name="Resume">Whether the two may be in touch again; null where there is no match.</param>
    [Allows(Permissions.AnswerConcerns, On = nameof(PeerAlertId))]
    internal sealed record Command(Guid PeerAlertId, AlertAnswer? Code, bool? Resume, int Version) : ICommand;

    private sealed record Row(
        Guid Id, Guid? NeighbourhoodId, Guid? MatchId, Guid? SupporterId, Guid? SupporterUserId, Guid? SupervisorUserId, Guid? PersonId, MatchStatus? MatchStatus, string? PausedCode, Guid? RoomId, string? Room, AlertSide FromSide,
        DateTimeOffset RaisedAt, bool ImmediateDanger, bool OutOfHours, DateTimeOffset? DeputyToldAt, DateTimeOffset? DutyToldAt, DateTimeOffset? AnsweredAt, Guid? AnsweredBy, AlertAnswer? AnswerCode, int Version)
    {
        /// <summary>Nobody writes or rings in the match for a concern, and it has not ended.</summary>
        internal bool IsStopped => PausedCode == ConcernStops.Paused && MatchStatus is Matches.MatchStatus.Offered or Matches.MatchStatus.Matched or Matches.MatchStatus.Active;
    }

    private static async Task<Row> Find(Db db, Guid alertId, CancellationToken ct) => await db.Find<Row>("""
        SELECT a.id, p.neighbourhood_id, a.match_id, a.supporter_id, s.user_id AS supporter_user_id, s.supervisor_user_id, m.person_id, m.status AS match_status, m.paused_code, a.room_id, o.title AS room, a.from_side,
            a.raised_at, a.immediate_danger, a.out_of_hours, a.deputy_told_at, a.duty_told_at, a.answered_at, a.answered_by, a.answer_code, a.version
        FROM peersupport_alert a JOIN peersupport_programme p ON p.id = a.programme_id LEFT JOIN peersupport_supporter s ON s.id = a.supporter_id LEFT JOIN peersupport_match m ON m.id = a.match_id
            LEFT JOIN peersupport_room o ON o.id = a.room_id
        WHERE a.id = @alertId
        """, new { alertId }, ct) ?? throw new NotFound("This concern");

    internal sealed class Answers(Db db, OwnAlerts own, ISend send, PeerHours hours, CurrentUser user, Guard guard, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            await own.Check(query.PeerAlertId, ct);
            var row = await Find(db, query.PeerAlertId, ct);
            var names = await send.Names([row.SupporterUserId, row.AnsweredBy], ct);
            var parent = row.PersonId is { } person ? (await send.Ask(new GetPeople([person]), ct)).SingleOrDefault(p => p.Masking != Masking.Hidden) : null;
            var now = await hours.Of(row.NeighbourhoodId, ct);
            if (parent is not null) audit.Saw([parent.Id]);
            return new(row.Id, row.FromSide, row.RaisedAt, row.ImmediateDanger, row.OutOfHours, row.DeputyToldAt, row.DutyToldAt, row.AnsweredAt, row.AnsweredBy is null ? null : names(row.AnsweredBy),
                row.AnswerCode, row.MatchId, row.SupporterId, row.SupporterUserId is null ? null : names(row.SupporterUserId), await Sees(row, ct), parent?.Name, user.May(Permissions.ViewMatches), row.IsStopped, row.RoomId, row.Room, now, row.Version);
        }

        private async Task<bool> Sees(Row row, CancellationToken ct) =>
            row.SupporterId is { } supporter && ((row.SupervisorUserId is { } supervisor && supervisor == user.Id) || await guard.Reaches(Permissions.WriteSupporters, "SupporterId", supporter, ct));
    }

    internal sealed class Handler(Db db, OwnAlerts own, ConcernStops stops, History history, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await own.Check(command.PeerAlertId, ct);
            var row = await Find(db, command.PeerAlertId, ct);
            if (row.AnsweredAt is not null && row.Version == command.Version + 1 && row.AnsweredBy == user.Id && row.AnswerCode == command.Code) return default;
            new Refusals()
                .If(row.AnsweredAt is null && (command.Code is not { } code || !Enum.IsDefined(code)), nameof(command.Code), "Choose what you did")
                .If(row.IsStopped && command.Resume is null, nameof(command.Resume), "Choose whether they may be in touch again")
                .Throw();
            var now = clock.Now();
            await db.ExecuteVersioned("""
                UPDATE peersupport_alert SET answered_at = COALESCE(answered_at, @now), answered_by = COALESCE(answered_by, @me), answer_code = COALESCE(answer_code, @Code),
                    released_at = CASE WHEN @resume = 1 THEN COALESCE(released_at, @now) ELSE released_at END, version = version + 1
                WHERE id = @PeerAlertId AND version = @Version
                """, new { command.PeerAlertId, command.Version, command.Code, now, me = user.Id, resume = command.Resume == true }, "Somebody else has answered this concern. Look at what stands now.", ct: ct);
            if (row.AnsweredAt is null) await history.Add(Subject.Alert, row.Id, "Raised", command.Code!.Value.ToString(), ct: ct);
            if (command.Resume != true || row is not { MatchId: { } match, PersonId: { } person }) return default;
            await history.Add(Subject.Alert, row.Id, "Stopped", "GoesOn", ct: ct);
            await stops.GoesOn(match, person, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AnswerConcerns, On = nameof(PeerAlertId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PeerAlertId { get; set; }
        public AlertAnswer? Code { get; set; }
        public bool? Resume { get; set; }
        public int Version { get; set; }
        public bool Said { get; set; }

        internal Answer Found { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            Version = Found.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PeerAlertId, Code, Resume, Version), ct);
            return Redirect($"/peersupport/alerts/{PeerAlertId}?Said=true");
        });

        protected override async Task Show(CancellationToken ct) => Found = await send.Ask(new Query(PeerAlertId), ct);
    }
}
