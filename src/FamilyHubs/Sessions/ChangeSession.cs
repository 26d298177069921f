using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>A hub worker gives a session another time, place, number of places, topic or notes; those who are booked are told of a new time or place, and more places go to the waiting list.</summary>
internal static class ChangeSession
{
    /// <param name="StartsAt">On London's clocks.</param>
    /// <param name="Capacity">Null for no limit, or where nobody said yet.</param>
    [Allows(Permissions.PlanSessions, On = nameof(SessionId))]
    internal sealed record Command(
        Guid SessionId, DateOnly? Day, TimeOnly? StartsAt, int? Minutes, Guid? RoomId, string? Place, string? Link, int? Capacity, string? Topic, string? Notes, int Version) : ICommand<Answer>;

    /// <param name="NotTold">How many of those booked could not be sent a message.</param>
    internal sealed record Answer(int NotTold);

    internal sealed record Stands(
        Guid SiteId, Guid ActivityId, DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Guid? RoomId, string? Place, string? Link, int? Capacity, string? Topic, string? Notes, SessionStatus Status, int Version)
    {
        /// <summary>To the minute, as a form shows it.</summary>
        internal bool SameTimes(Recurrence.Time time) => (time.StartsAt - StartsAt).Duration() < TimeSpan.FromMinutes(1) && (int)(time.EndsAt - time.StartsAt).TotalMinutes == (int)(EndsAt - StartsAt).TotalMinutes;
    }

    internal sealed class Handler(Db db, TermChecks checks, RoomBook rooms, BookedSessions booked, WaitingList waiting, SessionNotices notices, TimeProvider clock) : ICommandHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command command, CancellationToken ct)
        {
            await booked.Hold(command.SessionId, ct);
            var stands = await db.Find<Stands>("""
                SELECT site_id, activity_id, day, starts_at, ends_at, room_id, place, link, capacity, topic, notes, status, version FROM familyhubs_session WHERE id = @SessionId
                """, command, ct) ?? throw new NotFound("The session");
            var (place, link, topic, notes) = (TermChecks.Tidy(command.Place), TermChecks.Tidy(command.Link), TermChecks.Tidy(command.Topic), TermChecks.Tidy(command.Notes));
            var refusals = new Refusals()
                .If(!SessionShown.MayChange(stands.Status), "", stands.Status == SessionStatus.Cancelled ? "This session was cancelled. Plan a new one." : "The register of this session is closed, so it can only be changed with a reason: on its register.")
                .If(command.Day is null, "Day", "Enter the day")
                .If(command.StartsAt is null, "StartsAt", "Enter when it starts, like 9:30am")
                .If(command.Minutes is null or < TermChecks.LeastMinutes or > TermChecks.MostMinutes, "Minutes", $"Enter how long it takes, from {TermChecks.LeastMinutes} to {TermChecks.MostMinutes} minutes")
                .Text(topic, "Topic", 200)
                .Text(notes, "Notes", 2000);
            TermChecks.Capacity(refusals, command.Capacity, noLimit: false);
            if (command.RoomId != stands.RoomId || command.Day != stands.Day || place != stands.Place || link != stands.Link) await checks.Where(refusals, stands.SiteId, command.RoomId, command.Day, place, link, ct);
            if (command.Day != stands.Day) await checks.OnDay(refusals, stands.SiteId, stands.ActivityId, command.Day, ct);
            refusals.Throw();
            var time = Recurrence.At(command.Day!.Value, (int)command.StartsAt!.Value.ToTimeSpan().TotalMinutes, command.Minutes!.Value);
            if (stands.SameTimes(time)) time = new(stands.Day, stands.StartsAt, stands.EndsAt);
            var sent = stands with { Day = time.Day, StartsAt = time.StartsAt, EndsAt = time.EndsAt, RoomId = command.RoomId, Place = place, Link = link, Capacity = command.Capacity, Topic = topic, Notes = notes };
            if (sent == stands && stands.Version == command.Version + 1) return new(0); // a second press
            if (stands.Version != command.Version)
                throw new Conflict("Somebody else has changed this session. Look at what stands now, then try again.", InWords(stands), InWords(sent));
            if (sent == stands) return new(0);
            var moves = !stands.SameTimes(time);
            var movesPlace = (sent.RoomId, sent.Place, sent.Link) != (stands.RoomId, stands.Place, stands.Link);
            if (stands.Status is SessionStatus.Running or SessionStatus.Held && (moves || movesPlace || sent.Capacity != stands.Capacity))
                throw new Refused("", "This session has begun: its time, place and number of places stay. You can still change its topic and notes.");
            if (moves)
                new Refusals().If(time.StartsAt <= clock.Now(), "Day", "The new time must be later than now").If(time.Day > clock.Today().AddYears(1), "Day", "The day must be within a year").Throw();
            await CheckPlaces(command.SessionId, sent.Capacity, ct);
            if (moves || sent.RoomId != stands.RoomId) await rooms.CheckFree(sent.RoomId, sent.StartsAt, sent.EndsAt, command.SessionId, ct);
            await db.ExecuteVersioned("""
                UPDATE familyhubs_session SET day = @Day, starts_at = @StartsAt, ends_at = @EndsAt, room_id = @RoomId, place = @Place, link = @Link, capacity = @Capacity, topic = @Topic, notes = @Notes,
                    version = version + 1
                WHERE id = @SessionId AND version = @Version
                """, new { command.SessionId, sent.Day, sent.StartsAt, sent.EndsAt, sent.RoomId, sent.Place, sent.Link, sent.Capacity, sent.Topic, sent.Notes, command.Version }, ct: ct);
            var notTold = moves || sent.Place != stands.Place || sent.Link != stands.Link ? await notices.Changed(command.SessionId, ct) : 0;
            if (stands.Status == SessionStatus.Open && stands.Capacity is { } before && (sent.Capacity is null || sent.Capacity > before)) await waiting.Promote(command.SessionId, ct);
            return new(notTold);
        }

        private async Task CheckPlaces(Guid sessionId, int? capacity, CancellationToken ct)
        {
            var taken = await booked.Taken(sessionId, ct);
            if (capacity < taken) throw new Refused("Capacity", $"{Fit.Count(taken, "place is", "places are")} booked already: enter {taken} or more, or take bookings back first");
        }

        private static Dictionary<string, string?> InWords(Stands of) => new(StringComparer.Ordinal)
        {
            ["When"] = $"{When.WholeDay(of.Day)}, {When.Span(of.StartsAt, of.EndsAt)}",
            ["Place"] = of.Place,
            ["Places"] = of.Capacity is { } places ? $"{places}" : "No limit",
            ["Topic"] = of.Topic,
            ["Notes"] = of.Notes,
        };
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.PlanSessions, On = nameof(SessionId))]
    internal sealed class Page(ISend send, PlanChoices plan) : FormPage
    {
        public Guid SessionId { get; set; }
        [Display(Name = "The day")]
        public DateOnly? Day { get; set; }
        [Display(Name = "When it starts")]
        public TimeOnly? StartsAt { get; set; }
        [Display(Name = "How long it takes")]
        public int? Minutes { get; set; }
        public Guid? RoomId { get; set; }
        public string? Place { get; set; }
        public string? Link { get; set; }
        [Display(Name = "How many places")]
        public int? Capacity { get; set; }
        public string? Topic { get; set; }
        public string? Notes { get; set; }
        public int Version { get; set; }

        internal SessionView View { get; private set; } = null!;

        internal PlanChoices Choices => plan;

        internal bool Begun => View.Status is not (SessionStatus.Planned or SessionStatus.Open);

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            var session = View.Session;
            (Day, StartsAt, Minutes) = (session.Day, When.OfDay(session.StartsAt), (int)(session.EndsAt - session.StartsAt).TotalMinutes);
            (RoomId, Place, Link, Capacity) = (session.RoomId, session.Place, session.Link, session.Capacity);
            (Topic, Notes, Version) = (session.Topic, session.Notes, session.Version);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            var answer = await send.Send(new Command(SessionId, Day, StartsAt, Minutes, RoomId, Place, Link, Capacity, Topic, Notes, Version), ct);
            return Redirect($"/familyhubs/sessions/{SessionId}?said=session-changed{(answer.NotTold > 0 ? $"&notTold={answer.NotTold}" : "")}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            View = await send.Ask(new SeeSession(SessionId), ct);
            await plan.LoadRooms(View.Session.SiteId, ct);
        }
    }
}
