using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Programmes;

namespace Neighbourhood.PeerSupport.Concerns;

/// <summary>A supporter or a worker of peer support says what worries them: it is saved first, the coordinator is told at once, and the match stands still.</summary>
internal static class RaisePeerConcern
{
    private const string Why = "a concern may be about anybody; a match that it names must be one's own, which is looked at";

    /// <summary>The program sends it too, for a parent who came by their own way in.</summary>
    [Allows(Permissions.RaiseConcern, Unscoped = Why)]
    internal sealed record Command(Guid Id, Guid? MatchId, Guid? RoomId, string? Seen, ConcernKind? Kind, bool? ImmediateDanger, DateTimeOffset RaisedAt, Guid? RequestId = null) : ICommand<Guid>;

    private sealed record About(Guid PersonId, Guid? HouseholdId, Guid ProgrammeId, Guid? SupporterId, Guid? UserId);

    private sealed record Place(Guid Id, Guid? SupporterId, Guid? RoomId = null);

    private sealed record Own(Guid Id, Guid ProgrammeId);

    internal sealed class Handler(Db db, ISend send, ConcernStops stops, AlertTurns turns, ProgrammeOf programmes, PeerHours hours, History history, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            new Refusals()
                .Text(command.Seen, nameof(command.Seen), Alert.LongestSeen, "Say what worries you")
                .If(command.Kind is not { } kind || !Enum.IsDefined(kind), nameof(command.Kind), "Choose what comes nearest")
                .If(command.ImmediateDanger is null, nameof(command.ImmediateDanger), "Choose whether somebody is in danger now")
                .Throw();
            var about = command.MatchId is { } matchId ? await Match(matchId, ct) : command.RequestId is { } requestId ? await Request(requestId, ct) : null;
            var own = user.Id is null ? null : await db.Find<Own>("SELECT id, programme_id FROM peersupport_supporter WHERE user_id = @me", new { me = user.Id }, ct);
            var side = user.Id is null ? AlertSide.Parent : own is not null && (about is null || about.UserId == user.Id) ? AlertSide.Supporter : AlertSide.Worker;
            await send.Send(new RaiseConcern(command.Id, about is null ? [] : [about.PersonId], about?.HouseholdId, command.Seen!.Trim() + Alert.Where(side, command.Id), command.Kind,
                command.ImmediateDanger, command.RaisedAt), ct);
            if (command.MatchId is { } stopped) await stops.Stop(stopped, ct);
            if (await PlaceOf(about, own, command.RoomId, ct) is not { } place) return command.Id;
            var (programme, now) = (await programmes.By(place.Id, ct), clock.Now());
            await db.Execute("""
                INSERT INTO peersupport_alert (id, concern_id, programme_id, match_id, supporter_id, room_id, from_side, raised_at, immediate_danger, out_of_hours, coordinator_told_at, version)
                VALUES (@Id, @Id, @programme, @MatchId, @supporter, @room, @side, @now, @ImmediateDanger, @closed, @now, 1)
                """, new
            {
                command.Id,
                programme = place.Id,
                command.MatchId,
                supporter = place.SupporterId,
                room = place.RoomId,
                side,
                now,
                command.ImmediateDanger,
                closed = (await hours.Of(programme.NeighbourhoodId, ct)).Closed,
            }, ct);
            await history.Add(Subject.Alert, command.Id, null, "Raised", ct: ct);
            await turns.TellCoordinator(command.Id, place.Id, ct);
            return command.Id;
        }

        /// <summary>The match, where it is the supporter's own or of one's programme; also one that has ended.</summary>
        private async Task<About> Match(Guid matchId, CancellationToken ct)
        {
            var found = await db.Find<About>("""
                SELECT m.person_id, r.household_id, r.programme_id, m.supporter_id, s.user_id
                FROM peersupport_match m JOIN peersupport_request r ON r.id = m.request_id JOIN peersupport_supporter s ON s.id = m.supporter_id WHERE m.id = @matchId
                """, new { matchId }, ct);
            return found is not null && (IsMine(found.ProgrammeId) || found.UserId is { } supporter && supporter == user.Id) ? found : throw new NotFound("This match");
        }

        /// <summary>Somebody for whom nobody was found yet, where it is of one's programme.</summary>
        private async Task<About> Request(Guid requestId, CancellationToken ct) =>
            await db.Find<About>("SELECT person_id, household_id, programme_id, NULL AS supporter_id, NULL AS user_id FROM peersupport_request WHERE id = @requestId", new { requestId }, ct) is { } found
                && IsMine(found.ProgrammeId) ? found : throw new NotFound("This request");

        private bool IsMine(Guid programmeId) => user.ScopesFor(Permissions.AnswerConcerns) is not { } scopes || scopes.Contains(programmeId);

        private async Task<Place?> PlaceOf(About? about, Own? own, Guid? roomId, CancellationToken ct)
        {
            if (about is not null) return new(about.ProgrammeId, about.SupporterId);
            // Whoever has no account came by the address of the group; of the others, each is in some programme, and a group elsewhere is none of theirs.
            if (roomId is { } room && await db.Query<Guid>("SELECT programme_id FROM peersupport_room WHERE id = @room", new { room }, ct) is [var ofRoom]
                && (user.Id is null || own?.ProgrammeId == ofRoom || IsMine(ofRoom))) return new(ofRoom, own?.Id, room);
            if (own is not null) return new(own.ProgrammeId, own.Id);
            var scopes = user.ScopesFor(Permissions.RaiseConcern)?.ToList() ?? [];
            if (await db.Query<Guid>("SELECT id FROM peersupport_programme WHERE id IN @scopes ORDER BY opened_on, id", new { scopes }, ct) is [var first, ..]) return new(first, null);
            return await programmes.Area(null, ct) is { } any ? new(any.Id, null) : null;
        }
    }

    [Allows(Permissions.RaiseConcern, Unscoped = Why)]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ConcernDesk desk, OwnMatches matches, ConcernPlace place, PeerHours hours, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public string? Back { get; set; }
        public Guid? MatchId { get; set; }
        public Guid? RequestId { get; set; }
        public Guid? RoomId { get; set; }
        public string? Seen { get; set; }
        public ConcernKind? Kind { get; set; }
        public bool? ImmediateDanger { get; set; }

        /// <summary>When the form was opened, in milliseconds: the same at a second press, which must not be another concern.</summary>
        public long? Written { get; set; }

        internal PeerHours.Now Now { get; private set; } = null!;

        /// <summary>Whom one supports, by first name; empty for whoever supports nobody.</summary>
        internal IReadOnlyList<OwnMatches.Line> Mine { get; private set; } = [];

        /// <summary>What the page was about on which the button was pressed.</summary>
        internal ConcernPlace.Found Here { get; private set; } = null!;

        internal string BackTo => Alert.Local(Back);

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            (Id, Written) = (clock.NewId(), clock.Now().ToUnixTimeMilliseconds());
            await Show(ct);
            // The button stands on every page; on that of a match, a request or a group the concern is about it.
            (RoomId, RequestId) = (Here.RoomId, Here.RequestId);
            MatchId = Mine.FirstOrDefault(m => BackTo.Contains($"{m.MatchId}", StringComparison.OrdinalIgnoreCase))?.MatchId ?? Here.MatchId;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await desk.Raise(new(Id, MatchId, RoomId, Seen, Kind, ImmediateDanger, Alert.Begun(Written, clock.Now()), RequestId), ct);
            return Redirect($"/peersupport/concern/saved?Back={Uri.EscapeDataString(BackTo)}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Now = await hours.Mine(ct);
            Mine = await matches.List(ct);
            Here = await place.Of(BackTo, ct);
        }
    }
}
