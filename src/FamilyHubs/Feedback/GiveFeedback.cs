using Microsoft.AspNetCore.Mvc;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Feedback;

/// <summary>Somebody who was at a session says by a face and a few words how it was: on the hub's own device or by a link, without a name.</summary>
internal static class GiveFeedback
{
    private const string Why = "whoever was at a session says how it was without an account or a name; it answers the same whatever is sent, and tells nothing of the session";

    /// <summary>For how many days after a session it is taken.</summary>
    internal const int Days = 14;

    /// <summary>No session has so many people: whoever sends more is a program.</summary>
    internal const int MostOfOne = 300;

    private const int Longest = 500;

    /// <param name="Face">1 (bad) to 5 (very good); null where only words were written.</param>
    /// <param name="From">Keyed digest of the network; null where it is not known.</param>
    [Anyone(Why)]
    internal sealed record Command(Guid Id, Guid SessionId, int? Face, string? Said, bool ByChild, string? From) : ICommand;

    internal sealed class Handler(Db db, FeedbackTries tries, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Standing(SessionStatus Status, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Given);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var said = string.IsNullOrWhiteSpace(command.Said) ? null : command.Said.Trim();
            new Refusals()
                .If(command.Id == Guid.Empty, "", "This form came without its id: open it again, then send it")
                .If(command.Face is null && said is null, "Face", "Choose a face, or write a few words")
                .If(command.Face is { } face && !Faces.IsFace(face), "Face", "Choose one of the five faces")
                .Text(said, "Said", Longest)
                .Throw();
            if (await tries.AreTooMany(command.From, ct)) return default;
            var now = clock.Now();
            var standing = await db.Find<Standing>("""
                SELECT s.status, s.starts_at, s.ends_at, (SELECT COUNT(*) FROM familyhubs_feedback f WHERE f.session_id = s.id) AS given FROM familyhubs_session s WHERE s.id = @SessionId
                """, command, ct);
            if (standing is null || !Takes(standing.Status, standing.StartsAt, standing.EndsAt, now))
            {
                if (command.From is { } from) await tries.Count(from, ct);
                return default;
            }
            if (standing.Given < MostOfOne)
                await db.Execute("INSERT INTO familyhubs_feedback (id, session_id, face, said, by_child, given_at) VALUES (@Id, @SessionId, @Face, @said, @ByChild, @now)",
                    new { command.Id, command.SessionId, command.Face, said, command.ByChild, now }, ct);
            return default;
        }
    }

    /// <summary>While it runs and for some days after; also where nobody has noted yet that it began.</summary>
    internal static bool Takes(SessionStatus status, DateTimeOffset startsAt, DateTimeOffset endsAt, DateTimeOffset now) =>
        now <= endsAt.AddDays(Days) && (status is SessionStatus.Running or SessionStatus.Held or SessionStatus.RegisterClosed or SessionStatus.Amended || (status == SessionStatus.Open && startsAt <= now));

    [BindProperties(SupportsGet = true)]
    [Anyone(Why)]
    internal sealed class Page(ISend send, FeedbackTries tries, TimeProvider clock) : FormPage
    {
        public Guid SessionId { get; set; }
        public Guid Id { get; set; }
        public int? Face { get; set; }
        public string? Said { get; set; }
        public bool ByChild { get; set; }

        /// <summary>Something was just sent.</summary>
        public bool Sent { get; set; }

        public void OnGet()
        {
            var sent = Sent;
            ModelState.Clear();
            (Id, Face, Said, ByChild, Sent) = (clock.NewId(), null, null, false, sent);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            try
            {
                await send.Send(new Command(Id, SessionId, Face, Said, ByChild, tries.Of(HttpContext.Connection.RemoteIpAddress)), ct);
            }
            catch (Conflict)
            {
                // The first that was sent with this form stays; the answer is the same.
            }
            return Redirect($"/familyhubs/feedback/{SessionId}?Sent=true");
        });
    }
}
