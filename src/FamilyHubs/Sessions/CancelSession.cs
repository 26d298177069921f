using Microsoft.AspNetCore.Mvc;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>A lead of a session, or the hub's manager, cancels it before it begins; every family that is booked is told by its own preference, today's at any hour.</summary>
internal static class CancelSession
{
    /// <param name="ReasonCode">One of <see cref="SessionShown.Reasons"/>.</param>
    /// <param name="Reason">In words, for the history and for whoever asks.</param>
    [Allows(Permissions.PlanSessions, On = nameof(SessionId))]
    internal sealed record Command(Guid SessionId, string? ReasonCode, string? Reason, int Version) : ICommand;

    internal sealed class Handler(Db db, SessionSteps steps, BookingDesk bookings, Guard guard, CurrentUser user, IOutbox outbox, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals()
                .If(command.ReasonCode is null || !SessionShown.Reasons.ContainsKey(command.ReasonCode), "ReasonCode", "Choose why it is not on")
                .Text(command.Reason, "Reason", 300, "Say in a few words why it is not on")
                .Throw();
            if (!await Leads(command.SessionId, ct) && !await guard.Reaches(Permissions.CancelSessions, nameof(Command.SessionId), command.SessionId, ct))
                throw new Refused("", "Only somebody who leads this session, or the hub's manager, can cancel it. Ask one of them.");
            var (now, reason) = (await steps.Find(command.SessionId, ct), command.Reason!.Trim());
            if (!await steps.To(command.SessionId, SessionStatus.Cancelled, command.Version, reason, ct)) return default;
            await db.Execute("UPDATE familyhubs_session SET cancelled_code = @ReasonCode, cancelled_reason = @reason WHERE id = @SessionId", new { command.SessionId, command.ReasonCode, reason }, ct);
            await bookings.CancelAll(command.SessionId, reason, now.Day == clock.Today(), ct);
            await outbox.Add(new SessionCancelled(command.SessionId, command.ReasonCode!), ct);
            return default;
        }

        private async Task<bool> Leads(Guid sessionId, CancellationToken ct) => user.IsSystem || await db.Find<int>("""
            SELECT COUNT(*) FROM familyhubs_session_lead WHERE session_id = @sessionId AND user_id = @me
            """, new { sessionId, me = user.Id }, ct) > 0;
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.PlanSessions, On = nameof(SessionId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid SessionId { get; set; }
        public string? ReasonCode { get; set; }
        public string? Reason { get; set; }
        public int Version { get; set; }

        internal SessionView View { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            Version = View.Session.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(SessionId, ReasonCode, Reason, Version), ct);
            return Redirect($"/familyhubs/sessions/{SessionId}?said=session-cancelled");
        });

        protected override async Task Show(CancellationToken ct) => View = await send.Ask(new SeeSession(SessionId), ct);
    }
}
